import { describe, expect, test } from "vitest";
import type { BackTest } from "../../../src/indicators/nowcast/back-test.ts";
import {
  methodComparison,
  coverageOf,
  errorsOf,
  errorDistributions,
  sizeClass,
} from "../../../src/indicators/nowcast/quality.ts";
import { normalFactor } from "../../../src/statistics/empirical-quantile.ts";

const backTest = (nowcast: number, naive: number, lastYear: number | null = null): BackTest => ({
  asOf: 9,
  nowcast,
  naive,
  lastYear,
  onOtherSource: false,
  hasLinkFactor: false,
});

describe("errors", () => {
  test("are mean absolute ones, of last year where it was known", () => {
    const tests = [backTest(1, -4, 2), backTest(-3, 2), backTest(2, 0, -3)];
    expect(errorsOf(tests)).toEqual({ nowcast: 2, naive: 2, lastYear: 2.5 });
  });

  test("are none without a back-test", () => {
    expect(errorsOf([])).toEqual({ nowcast: null, naive: null, lastYear: null });
  });
});

describe("a comparison of methods", () => {
  test("is won by the nowcast only where its errors are the smaller ones, over all series of a class", () => {
    const judge = methodComparison();
    judge.add("a", { tests: [backTest(1, -2)], weight: 1 });
    judge.add("a", { tests: [backTest(-3, 2.5)], weight: 1 });
    judge.add("b", { tests: [backTest(1, -1)], weight: 1 });
    judge.add("c", { tests: [], weight: 1 });
    expect(["a", "b", "c", "d"].map((name) => judge.nowcastWins(name))).toEqual([true, false, false, false]);
    expect(["a", "b", "c", "d"].map((name) => judge.isTried(name))).toEqual([true, true, false, false]);
  });
});

/** Errors of a series whose counts are not rounded. */
const ofSeries = (errors: readonly number[], rounding = 0) => ({ errors, rounding });

describe("error distributions", () => {
  const even = Array.from({ length: 24 }, (_, at) => (at % 2 === 0 ? 1 : -1));
  const far = even.map((error, at) => (at === 20 ? 9 : error));

  test("are taken to be normal until there are forty errors", () => {
    const young = errorDistributions();
    young.add("a", ofSeries(even));
    young.add("a", ofSeries(even));
    const normal = { narrow: normalFactor(12, 0.8), wide: normalFactor(12, 0.95) };
    // Nineteen each: those with five before them.
    expect(young.factors("a", 12)).toEqual(normal);
    young.add("a", ofSeries(even.slice(0, 6)));
    expect(young.factors("a", 12)).toEqual(normal);
    young.add("a", ofSeries(even.slice(0, 6)));
    expect(young.factors("a", 12)).toEqual({ narrow: 1, wide: 1 });
    expect(young.factors("b", 12)).toEqual(normal);
  });

  test("have far errors where one of nineteen is far", () => {
    const seen = errorDistributions();
    for (let series = 0; series < 10; series += 1) seen.add("a", ofSeries(far));
    const { narrow, wide } = seen.factors("a", 12);
    expect(narrow).toBe(1);
    expect(wide).toBe(9);
    expect(coverageOf(ofSeries(far), narrow)).toBeCloseTo(18 / 19, 9);
    expect(coverageOf(ofSeries(far), wide)).toBe(1);
  });

  test("measure what moves after a year in which nothing did by the rounding of its counts", () => {
    const still = Array.from({ length: 24 }, (_, at) => (at >= 12 && at % 6 === 0 ? 3 : 0));
    const seen = errorDistributions();
    for (let series = 0; series < 10; series += 1) seen.add("a", ofSeries(still, 1.5));
    expect(seen.factors("a", 12)).toEqual({ narrow: 0, wide: 2 });
    expect(coverageOf(ofSeries(still, 1.5), 2)).toBe(1);
    expect(coverageOf(ofSeries(still, 1), 2)).toBeCloseTo(17 / 19, 9);
  });

  test("give no coverage for fewer than six errors", () => {
    expect(coverageOf(ofSeries([1, 1, 1, 1, 1]), 2)).toBeNull();
    expect(coverageOf(ofSeries([1, 1, 1, 1, 1, 3]), 2)).toBe(0);
  });
});

test("classes of size begin at 0, 300, 1000 and 10,000 persons", () => {
  expect([0, 299, 300, 999, 1000, 9999, 10_000, 900_000].map(sizeClass)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
});
