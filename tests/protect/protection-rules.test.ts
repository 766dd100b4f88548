import { describe, expect, it } from "vitest";
import { protection } from "../../pipelines/protection.ts";
import { checkedRules } from "../../src/protect/protection-rules.ts";
import { vintageName } from "../../src/protect/vintage.ts";

describe("protection rules", () => {
  it("accept the data owners' rules", () => {
    expect(checkedRules(protection)).toBe(protection);
  });

  it.each([
    [{ minimumPersons: 0 }, "minimumPersons is 0, outside 1 to 1000"],
    [{ minimumPayers: 21 }, "minimumPayers is 21, outside 0 to 20"],
    [{ maximumPayerPercent: 49 }, "maximumPayerPercent is 49, outside 50 to 100"],
    [{ minimumRecipients: -1 }, "minimumRecipients is -1, outside 0 to 1000"],
    [{ minimumBenefitPayers: 21 }, "minimumBenefitPayers is 21, outside 0 to 20"],
    [{ minimumChurn: 0 }, "minimumChurn is 0, outside 1 to 20"],
    [{ minimumChurn: 21 }, "minimumChurn is 21, outside 1 to 20"],
    [{ roundingBase: 2.5 }, "roundingBase is 2.5, outside 1 to 1000"],
    [{ minimumComplement: Number.NaN }, "minimumComplement is NaN, outside 0 to 1000"],
  ])("refuse %o", (changed, message) => {
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
