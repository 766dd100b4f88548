import { describe, expect, test } from "vitest";
import { delaySeason, seasonalAdjustment } from "../../src/statistics/delay-season.ts";
import type { DelayObservation } from "../../src/statistics/delay-season.ts";
import { kruskalWallis } from "../../src/statistics/kruskal-wallis.ts";
import { shuffled, xorshift32 } from "../../src/statistics/random.ts";

const grouped = (groups: readonly (readonly number[])[]): readonly { group: number; value: number }[] =>
  groups.flatMap((values, group) => values.map((value) => ({ group, value })));

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

describe("Kruskal and Wallis's test", () => {
  test.each([
    // R: kruskal.test, mucociliary efficiency (Hollander & Wolfe 1973, p. 116). 179294 of the 252252 divisions into such groups are as far apart.
    {
      groups: [
        [2.9, 3, 2.5, 2.6, 3.2],
        [3.8, 2.7, 4, 2.4],
        [2.8, 3.4, 3.7, 2.2, 2],
      ],
      statistic: 0.7714286,
      exact: 179294 / 252252,
    },
    // SciPy: scipy.stats.kruskal, with ties. 20 of 560 divisions.
    {
      groups: [
        [1, 1, 1],
        [2, 2, 2],
        [2, 2],
      ],
      statistic: 7,
      exact: 20 / 560,
    },
    // Halves: 2 of 20 divisions.
    {
      groups: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      statistic: 27 / 7,
      exact: 2 / 20,
    },
  ])("of $groups has the published statistic and about the exact p-value", ({ groups, statistic, exact }) => {
    const found = kruskalWallis(grouped(groups));
    expect(found.statistic).toBeCloseTo(statistic, 6);
    // Three standard errors of a share of 1999 permutations.
    expect(Math.abs(found.pValue - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / 1999) + 1 / 2000);
  });

  test("finds nothing between equal values", () => {
    expect(
      kruskalWallis(
        grouped([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toEqual({ statistic: 0, pValue: 1 });
  });
});

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

describe("the season of a delay", () => {
  test.each([24, 30, 36])("is found in about one of twenty histories of %i months that have none", (count) => {
    const found = foundIn(count, () => 0);
    expect(found).toBeGreaterThan(2);
    expect(found).toBeLessThan(20);
  });

  test.each([24, 30, 36])("is found in nearly every history of %i months that has a strong one", (count) => {
    expect(foundIn(count, july)).toBeGreaterThan(190);
  });

  test("is the mean deviation, shrunken by how often the month was seen", () => {
    const { months } = delaySeason(
      [
        { month: 7, logRatio: 0.5 },
        { month: 7, logRatio: 0.3 },
        { month: 8, logRatio: 0 },
        { month: 8, logRatio: 0.1 },
        { month: 9, logRatio: 0.1 },
      ],
      { shrinkage: 1 },
    );
    expect([...months.keys()]).toEqual([7, 8, 9]);
    expect(months.get(7)!.deviation).toBeCloseTo((0.2 * 2) / 3, 12);
    expect(months.get(8)!.deviation).toBeCloseTo((-0.15 * 2) / 3, 12);
    expect(months.get(9)).toEqual({ deviation: expect.closeTo(-0.05, 12), seen: 1 });
  });

  test("shrinks by two months where nothing else is said", () => {
    const twice = [7, 7, 8, 8].map((month) => ({ month, logRatio: month }));
    expect(delaySeason(twice).months.get(7)!.deviation).toBeCloseTo(-0.25, 12);
  });

  test("cannot be told in one year, nor from nothing", () => {
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
