import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, monthRange } from "../../src/lib/months.ts";
import { asKnownAt } from "../../src/model/data-vintage.ts";
import type { Vintage } from "../../src/model/data-vintage.ts";
import { monthsOf, obsStatusOf, windowStart } from "../../src/model/reporting-window.ts";
import { accepted } from "./deliveries.ts";

const window = { table: "WAGES", months: 13 };

const vintageOf = (table: string, periods: readonly string[]): Vintage =>
  asKnownAt(
    [
      accepted(
        "d",
        "2026-01-01T00:00",
        periods.map((period) => [table, period] as const),
      ),
    ],
    "9999",
  );

describe("the months of a vintage", () => {
  it("are those of the population, oldest first", () => {
    expect(monthsOf(vintageOf("PEOPLE", ["2026-02", "2025-12"]), "PEOPLE")).toEqual(["2025-12", "2026-02"]);
    expect(monthsOf(vintageOf("PEOPLE", ["2026-02"]), "OTHER")).toEqual([]);
  });
});

describe("the reporting window", () => {
  const known = vintageOf("WAGES", ["2025-03", "2026-02"]);

  it("begins so many months before the newest, which it holds", () => {
    expect(windowStart(known, window)).toBe("2025-02");
    expect(windowStart(known, { ...window, months: 1 })).toBe("2026-02");
    expect(windowStart(vintageOf("PEOPLE", ["2026-02"]), window)).toBe("");
  });

  it("makes a month final once it has passed it", () => {
    expect(obsStatusOf("2025-01", known, window)).toBe("A");
    expect(obsStatusOf("2025-02", known, window)).toBe("P");
    expect(obsStatusOf("2026-12", known, window)).toBe("P");
    // Nobody can say that a month is final where no reports are known.
    expect(obsStatusOf("1999-01", vintageOf("PEOPLE", ["2026-02"]), window)).toBe("P");
  });

  it("leaves exactly its months open, up to the newest", () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), fc.integer({ min: 1, max: 24 }), (shift, months) => {
        const newest = addMonths("2026-02", shift);
        const vintage = vintageOf("WAGES", [newest]);
        const around = monthRange(addMonths(newest, -30), newest);
        const open = around.filter((month) => obsStatusOf(month, vintage, { table: "WAGES", months }) === "P");
        expect(open).toEqual(around.slice(-months));
      }),
    );
  });
});
