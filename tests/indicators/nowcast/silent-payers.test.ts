import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CountHistory } from "../../../src/indicators/nowcast/history.ts";
import { payersReportsOf } from "../../../src/indicators/nowcast/silent-payers.ts";
import type { PayersReport } from "../../../src/indicators/nowcast/silent-payers.ts";
import { C6, ESPOO, LAST, MONTHS, declared, historyWith, initial, usually } from "./made-up-payers.ts";
import { historyOf, reported } from "./made-up-triangles.ts";

const report = (history: CountHistory, place = C6, month = LAST, delay = 0, arriving = 0.2): PayersReport =>
  payersReportsOf(history, declared)({ place, month, delay, arriving });

const AS_USUAL = { factor: 1, other: null };

describe("payers that report as usual", () => {
  test("change nothing", () => {
    expect(report(historyWith({ share: usually(0.032) }))).toEqual(AS_USUAL);
    expect(report(historyWith({ share: usually(0.025) }))).toEqual(AS_USUAL);
  });

  test("nor do those of a group so small that the rounding alone moves the share", () => {
    expect(report(historyWith({ share: usually(0.1), persons: 200 }))).toEqual(AS_USUAL);
  });

  test("nor those whose share goes up and down by as much in any month", () => {
    expect(report(historyWith({ share: (month) => (month === LAST ? 0.06 : month % 2 === 0 ? 0.01 : 0.05) }))).toEqual(
      AS_USUAL,
    );
  });

  test("nor those that were as silent in the same month a year before: holidays", () => {
    expect(report(historyWith({ share: (month) => (month === LAST || month === LAST - 12 ? 0.05 : 0.03) }))).toEqual(
      AS_USUAL,
    );
  });

  test("nor does anything where the table was never published, or too few months show what is usual", () => {
    expect(report(historyOf([reported({ months: MONTHS, told: () => 100 }, "by_background|C6")]))).toEqual(AS_USUAL);
  });
});

describe("payers of a first night, without earlier months that show what is usual", () => {
  test("are as usual while they are few", () => {
    expect(report(initial(0.02))).toEqual(AS_USUAL);
  });

  test("are many from more than half of what one payer of usual size leaves silent", () => {
    const half = declared.usualSize / 2;
    expect(report(initial(half))).toEqual(AS_USUAL);
    expect(report(initial(half + 0.001))).not.toEqual(AS_USUAL);
  });

  test("may all be late where they are many: the value stays, the interval holds both", () => {
    expect(report(initial(0.1))).toEqual({ factor: 1, other: 1 / 0.9 });
  });
});

describe("payers that are late", () => {
  test("are allowed for by the wages that are usually there; they may as well have closed for good", () => {
    const { factor, other } = report(historyWith({ share: usually(0.08) }));
    expect(factor).toBeCloseTo((1 - 0.031) / (1 - 0.08), 2);
    expect(other).toBe(1);
  });

  test("are those of the city where it is large enough, else of the six together, of both sexes if need be", () => {
    const city = { area: "KU049", persons: 3000, share: usually(0.2) };
    expect(report(historyWith({ share: usually(0.08) }, city), ESPOO).factor).toBeCloseTo(0.969 / 0.8, 2);
    const withheld = { ...city, share: () => null };
    expect(report(historyWith({ share: usually(0.08) }, withheld), ESPOO).factor).toBeCloseTo(0.969 / 0.92, 2);
    expect(report(historyWith({ share: usually(0.08) }), { ...ESPOO, SEX: "F" }).factor).toBeCloseTo(0.969 / 0.92, 2);
  });

  test("of a city of which few are silent else, and so withheld, are held against what is usual in the six", () => {
    const city = { area: "KU049", persons: 3000, share: (month: number) => (month === LAST ? 0.2 : null) };
    expect(report(historyWith({ share: usually(0.031) }, city), ESPOO).factor).toBeCloseTo(0.969 / 0.8, 2);
    expect(report(historyWith({ share: usually(0.031) }, { ...city, persons: 50 }), ESPOO)).toEqual(AS_USUAL);
  });

  test("of all backgrounds together are those of each, weighted by their wage earners", () => {
    const history = historyWith(
      { share: usually(0.23), persons: 2000 },
      { background: "FINNISH", share: usually(0.03), persons: 8000 },
    );
    expect(report(history, { ...C6, BACKGROUND: "_T" }).factor).toBeCloseTo((1 - 0.031) / (1 - 0.07), 2);
  });

  test("may be of usual size where nothing is measured, and nothing is allowed for", () => {
    const withheld = historyWith({ share: (month) => (month === LAST ? null : 0.03) });
    expect(report(withheld)).toEqual({ factor: 1, other: 1 / (1 - declared.usualSize) });
    expect(report(withheld, C6, LAST - 1)).toEqual(AS_USUAL);
  });

  test("the more of them are silent, the more is allowed for, and never less than nothing", () => {
    const share = fc.double({ min: 0, max: 0.6, noNaN: true });
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)].map((one) => report(historyWith({ share: usually(one) })));
        expect(many!.factor).toBeGreaterThanOrEqual(few!.factor);
        expect(few!.factor).toBeGreaterThan(0.9);
      }),
    );
  });
});

/** Three in a hundred are silent at first and one at the second delivery; in the last month but one, as many as given. */
const still =
  (first: number, second: number | null) =>
  (month: number, delay: number): number | null =>
    month === LAST - 1 ? [first, second, 0.001][Math.min(delay, 2)]! : [0.03, 0.01, 0.001][Math.min(delay, 2)]!;

const later = (first: number, second: number | null, delay = 1): PayersReport =>
  report(historyWith({ share: still(first, second) }), C6, LAST - 1, delay);

/** The same, where the first count of a month has no wages yet. */
const stillAfterPopulation = (month: number, delay: number): number | null =>
  delay === 0 ? null : still(0.08, 0.02)(month, delay - 1);

describe("payers that are still silent at the second delivery", () => {
  test("change nothing where they were as usual at the first, or hardly any of the late ones are", () => {
    expect(later(0.031, 0.02)).toEqual(AS_USUAL);
    expect(later(0.01, 0.02)).toEqual(AS_USUAL);
    // A tenth of the five points more than usual is half a point.
    expect(later(0.08, 0.015)).toEqual(AS_USUAL);
    expect(later(0.08, 0.016)).not.toEqual(AS_USUAL);
  });

  test("are taken to have closed; they may as well be late with all that was late at first: the interval covers both", () => {
    const { factor, other } = later(0.08, 0.02);
    expect(factor).toBe(1);
    expect(other).toBeCloseTo(0.97 / 0.92, 12);
  });

  test("have closed by the third", () => {
    expect(later(0.08, 0.02, 2)).toEqual(AS_USUAL);
  });

  test("say nothing where they are withheld, or too few months show what is usual", () => {
    expect(later(0.08, null)).toEqual(AS_USUAL);
    const young = historyWith({ share: (month, delay) => (month < LAST - 3 ? null : still(0.08, 0.06)(month, delay)) });
    expect(report(young, C6, LAST - 1, 1)).toEqual(AS_USUAL);
  });

  test("are counted from the first delivery with wages, which may be the second with persons", () => {
    expect(report(historyWith({ share: stillAfterPopulation }), C6, LAST - 2, 1, 0)).toEqual(AS_USUAL);
    const earlier = historyWith({ share: (month, delay) => stillAfterPopulation(month + 1, delay) });
    expect(report(earlier, C6, LAST - 2, 1).other).toBeCloseTo(0.97 / 0.92, 12);
  });
});

describe("months before one with late payers", () => {
  const late = historyWith({ share: usually(0.08) });

  test("lack what the late ones would have brought: their share of what the newest delivery usually brings", () => {
    const { factor, other } = report(late, C6, LAST - 1, 1, 0.2);
    const missing = 1 - (1 - 0.08) / (1 - 0.031);
    expect(factor).toBeCloseTo(1 / (1 - 0.2 * missing), 3);
    expect(other).toBe(1);
    expect(report(late, C6, LAST - 3, 3, 0.01).factor).toBeCloseTo(1 / (1 - 0.01 * missing), 4);
  });

  test("are as usual where that brings nothing, or the newest payers are as usual or fewer", () => {
    expect(report(late, C6, LAST - 1, 1, 0)).toEqual(AS_USUAL);
    expect(report(historyWith({ share: usually(0.031) }), C6, LAST - 1, 1)).toEqual(AS_USUAL);
    expect(report(historyWith({ share: usually(0) }), C6, LAST - 1, 1)).toEqual(AS_USUAL);
  });

  test("are as usual at deliveries before it", () => {
    expect(report(late, C6, LAST - 2, 1)).toEqual(AS_USUAL);
  });
});

describe("a late payer in the calendar month of another one a year before", () => {
  test("is late all the same: holidays make fewer silent than half of what one payer of usual size does", () => {
    const twice = historyWith({ share: (month) => (month === LAST || month === LAST - 12 ? 0.08 : 0.03) });
    expect(report(twice).factor).toBeCloseTo(0.97 / 0.92, 6);
  });
});
