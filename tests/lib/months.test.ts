import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, lastDay, monthRange, monthsBetween } from "../../src/lib/months.ts";

const month = fc
  .tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, "0")}`);
const count = fc.integer({ min: -1200, max: 1200 });

describe("addMonths", () => {
  it.each([
    ["2026-12", 1, "2027-01"],
    ["2027-01", -1, "2026-12"],
    ["2026-06", 0, "2026-06"],
    ["2024-01", 25, "2026-02"],
    ["2024-11", -23, "2022-12"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it("is undone by the opposite, and measured by monthsBetween", () => {
    fc.assert(
      fc.property(month, count, (from, months) => {
        const to = addMonths(from, months);
        expect(to).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/);
        expect(addMonths(to, -months)).toBe(from);
        expect(monthsBetween(from, to)).toBe(months);
      }),
    );
  });

  it("keeps the order of texts", () => {
    fc.assert(
      fc.property(month, month, (a, b) => {
        expect(a < b).toBe(monthsBetween(a, b) > 0);
        expect(monthsBetween(b, a)).toBe(0 - monthsBetween(a, b));
      }),
    );
  });
});

describe("monthRange", () => {
  it("holds both ends, and nothing when the last is before the first", () => {
    expect(monthRange("2026-11", "2027-01")).toEqual(["2026-11", "2026-12", "2027-01"]);
    expect(monthRange("2026-11", "2026-11")).toEqual(["2026-11"]);
    expect(monthRange("2026-11", "2026-10")).toEqual([]);
  });

  it("has every month between, once, in order", () => {
    fc.assert(
      fc.property(month, fc.integer({ min: 0, max: 60 }), (first, length) => {
        const range = monthRange(first, addMonths(first, length));
        expect(range).toHaveLength(length + 1);
        expect(range[0]).toBe(first);
        expect(range.every((each, index) => index === 0 || monthsBetween(range[index - 1] ?? "", each) === 1)).toBe(
          true,
        );
      }),
    );
  });
});

describe("lastDay", () => {
  it.each([
    ["2026-02", "2026-02-28"],
    ["2024-02", "2024-02-29"],
    ["2100-02", "2100-02-28"],
    ["2000-02", "2000-02-29"],
    ["2026-04", "2026-04-30"],
    ["2026-12", "2026-12-31"],
    // The clock changes in these months: a day of 23 or 25 hours may not move the answer.
    ["2026-03", "2026-03-31"],
    ["2026-10", "2026-10-31"],
  ])("of %s is %s", (of, day) => {
    expect(lastDay(of)).toBe(day);
  });

  it("is in the month, and the day after is not", () => {
    fc.assert(
      fc.property(month, (of) => {
        const day = lastDay(of);
        const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        expect(day.slice(0, 7)).toBe(of);
        expect(next).toBe(`${addMonths(of, 1)}-01`);
      }),
    );
  });
});
