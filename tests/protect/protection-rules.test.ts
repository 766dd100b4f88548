import { describe, expect, it } from "vitest";
import { protection } from "../../pipelines/protection.ts";
import { checkedRules } from "../../src/protect/protection-rules.ts";
import { vintageName } from "../../src/protect/vintage.ts";

describe("protection rules", () => {
  it("accept the data owners' rules", () => {
    expect(checkedRules(protection)).toBe(protection);
  });

  it.each([
    ["minimumPersons", 1, 1000],
    ["minimumComplement", 0, 1000],
    ["minimumPayers", 0, 20],
    ["maximumPayerPercent", 50, 100],
    ["minimumRecipients", 0, 1000],
    ["minimumBenefitPayers", 0, 20],
    ["minimumChurn", 1, 20],
    ["roundingBase", 1, 1000],
  ])("have a range, both ends included: %s from %i to %i", (rule, least, most) => {
    for (const value of [least, most])
      expect(checkedRules({ ...protection, [rule]: value })).toHaveProperty(rule, value);
    for (const value of [least - 1, most + 1]) {
      const message = `${rule} is ${value}, outside ${least} to ${most}`;
      expect(() => checkedRules({ ...protection, [rule]: value })).toThrow(message);
    }
  });

  it.each([
    [{ roundingBase: 2.5 }, "roundingBase is 2.5, outside 1 to 1000"],
    [{ minimumComplement: Number.NaN }, "minimumComplement is NaN, outside 0 to 1000"],
  ])("are whole numbers: %o are refused", (changed, message) => {
    expect(() => checkedRules({ ...protection, ...changed })).toThrow(message);
  });
});

describe("a vintage's name", () => {
  it.each([
    ["2026-10-17T00:00", "2026-10-17"],
    ["2026-10-17T04:35", "2026-10-17T04:35"],
    ["2026-10-17T10:00", "2026-10-17T10:00"],
    ["2026-10-17", "2026-10-17"],
  ])("of %s is %s", (knownAt, name) => {
    expect(vintageName(knownAt)).toBe(name);
  });
});
