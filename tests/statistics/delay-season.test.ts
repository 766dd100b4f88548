import { describe, expect, test } from "vitest";
import { credibility } from "../../src/statistics/credibility.ts";
import { delaySeason, seasonalAdjustment } from "../../src/statistics/delay-season.ts";
import type { DelayObservation } from "../../src/statistics/delay-season.ts";
import { shuffled, xorshift32 } from "../../src/statistics/random.ts";

const random = xorshift32(362436069);

/** A nearly normal number with mean 0 and standard deviation 1. */
const noise = (): number => Array.from({ length: 12 }, random).reduce((a, b) => a + b, -6);

/** Reference months in a row from a January on, with noise of sd 0.02 and what a calendar month has of its own. */
const monthsOf = (count: number, own: (month: number) => number): readonly DelayObservation[] =>
  Array.from({ length: count }, (_, index) => {
    const month = (index % 12) + 1;
    return { month, logRatio: 0.1 + 0.02 * noise() + own(month) };
  });

const july = (month: number): number => 0.05 * Math.cos(((month - 7) * Math.PI) / 6);

/** In how many of 200 histories a season is found. */
const foundIn = (count: number, own: (month: number) => number): number =>
  Array.from({ length: 200 }, () => delaySeason(monthsOf(count, own)).pValue).filter((pValue) => pValue <= 0.05).length;

describe("fixed random numbers", () => {
  test("are Marsaglia's", () => {
    const marsaglias = xorshift32(2463534242);
    expect(Array.from({ length: 3 }, () => marsaglias() * 2 ** 32)).toEqual([723471715, 2497366906, 2064144800]);
  });

  test("put values into every order alike", () => {
    const orders = Array.from({ length: 6000 }, () => shuffled([1, 2, 3], random).join(""));
    const counts = Map.groupBy(orders, (order) => order);
    expect(counts.size).toBe(6);
    for (const [, same] of counts) expect(Math.abs(same.length - 1000)).toBeLessThan(120);
  });
});

const rising = (month: number) => [0, 0.01, 0.02, 0.03].map((logRatio) => ({ month, logRatio: logRatio + month }));

describe("the season of a delay", () => {
  test("is found between two calendar months that were seen again and again, and not within one", () => {
    expect(delaySeason([...rising(1), ...rising(7)]).pValue).toBeLessThan(0.05);
    expect(delaySeason([...rising(1), { month: 7, logRatio: 7 }]).pValue).toBe(1);
  });

  test.each([24, 30, 36])("is found in about one of twenty histories of %i months that have none", (count) => {
    const found = foundIn(count, () => 0);
    expect(found).toBeGreaterThan(2);
    expect(found).toBeLessThan(20);
  });

  test.each([24, 30, 36])("is found in nearly every history of %i months that has a strong one", (count) => {
    expect(foundIn(count, july)).toBeGreaterThan(190);
  });

  test("is the mean deviation as far as it is more than chance, of months seen once too", () => {
    // 7 and 8 are the groups of the textbook's example with a credibility of 0.729.
    const seen = [[3, 5, 7], [6, 12, 9], [7]];
    const observed = seen.flatMap((group, index) => group.map((logRatio) => ({ month: index + 7, logRatio })));
    const weight = credibility(seen);
    const { months } = delaySeason(observed);
    expect([...months.keys()]).toEqual([7, 8, 9]);
    expect(months.get(7)).toEqual({ deviation: expect.closeTo(-2 * weight(3), 12), seen: 3 });
    expect(months.get(8)).toEqual({ deviation: expect.closeTo(2 * weight(3), 12), seen: 3 });
    expect(months.get(9)).toEqual({ deviation: 0, seen: 1 });
  });

  test("cannot be estimated from one year, nor from nothing", () => {
    expect(delaySeason(monthsOf(12, (month) => month))).toMatchObject({ statistic: 0, pValue: 1 });
    expect(delaySeason([])).toEqual({ statistic: 0, pValue: 1, months: new Map() });
  });

  test("does not depend on the order of the years", () => {
    const months = monthsOf(36, (month) => month / 100);
    expect(delaySeason(months.toReversed()).statistic).toBeCloseTo(delaySeason(months).statistic, 12);
  });
});

describe("the adjustment for a calendar month", () => {
  const deviation = { deviation: 0.12, seen: 2 };
  const season = {
    statistic: 30,
    pValue: 0.02,
    months: new Map([
      [7, deviation],
      [8, { ...deviation, seen: 1 }],
    ]),
  };

  test.each([
    [7, {}, 0.12],
    [8, {}, 0],
    [9, {}, 0],
    [7, { alpha: 0.01 }, 0],
    [7, { alpha: 0.02 }, 0.12],
  ])("of month %i with %j is %f", (month, options, expected) => {
    expect(seasonalAdjustment(season, month, options)).toBe(expected);
  });
});
