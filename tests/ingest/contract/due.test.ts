import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { sources } from "../../../pipelines/sources/index.ts";
import { isLate, nextDue } from "../../../src/ingest/contract/due.ts";
import { addMonths } from "../../../src/lib/months.ts";

const newest = (period: string, deliveredAt = "2026-01-15T00:00") => ({ period, deliveredAt });
const contract = (table: string) => sources.find((source) => source.table === table)!;

describe("when the next delivery is due", () => {
  it.each([
    ["a month", { monthsAfterPeriod: 2, day: 20 }, newest("2026-06"), "2026-09-20"],
    ["a month over the turn of the year", { monthsAfterPeriod: 2, day: 5 }, newest("2025-10"), "2026-01-05"],
    ["a year", { monthsAfterPeriod: 13, day: 31 }, newest("2024"), "2027-01-31"],
    ["a table that comes again whole", { monthsAfterDelivery: 3, day: 15 }, newest(""), "2026-04-15"],
    ["a year's file that comes again each quarter", { monthsAfterDelivery: 3, day: 15 }, newest("2025"), "2026-04-15"],
    ["a table without periods that is expected by them", { monthsAfterPeriod: 2, day: 5 }, newest(""), null],
    ["a table of which nothing is declared", undefined, newest("2026-06"), null],
  ])("of %s", (_, due, known, day) => {
    expect(nextDue({ due }, known)).toBe(day);
  });

  it("is late from the day after", () => {
    expect(isLate("2026-09-20", "2026-09-20T23:59")).toBe(false);
    expect(isLate("2026-09-20", "2026-09-21T00:00")).toBe(true);
    expect(isLate(null, "2026-09-21T00:00")).toBe(false);
  });

  it("a month later is due a month later", () => {
    const month = integer({ min: 0, max: 600 }).map((count) => addMonths("2000-01", count));
    const due = { monthsAfterPeriod: 2, day: 20 };
    assert(
      property(month, (period) => {
        const [now, later] = [nextDue({ due }, newest(period)), nextDue({ due }, newest(addMonths(period, 1)))];
        expect(later?.slice(0, 7)).toBe(addMonths(now!.slice(0, 7), 1));
      }),
    );
  });
});

describe("what the registers are declared to do", () => {
  it.each([
    ["FOLK_ENHEN", "2026-09", "2026-12-10"],
    ["FOLK_perus", "2024", "2027-01-31"],
    ["TAX_INCOMES_report", "2026-08", "2026-11-20"],
    ["MIGR_OLESK_voimassaoleva", "2026-08", "2026-11-20"],
  ])("%s after %s: by %s", (table, period, day) => {
    expect(nextDue(contract(table), newest(period))).toBe(day);
  });

  it("every day is one that each month has, but for the years' files", () => {
    const days = sources.flatMap(({ due, periods }) => (due === undefined || periods === "year" ? [] : [due.day]));
    expect(Math.max(...days)).toBeLessThan(29);
  });

  it("nothing is expected of what people enter when they have it", () => {
    const none = sources.filter(({ due }) => due === undefined).map(({ table }) => table);
    expect(none).toEqual(["PALVELU_jaksot", "MITTARI_syotetyt"]);
  });
});
