import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analysisOfVariance } from "../../src/statistics/analysis-of-variance.ts";

const grouped = (groups: readonly (readonly number[])[]): readonly { group: number; value: number }[] =>
  groups.flatMap((values, group) => values.map((value) => ({ group, value })));

/** R's data set PlantGrowth: dried weight of plants under a control and two treatments (Dobson 1983, p. 91). */
const plants = [
  [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14],
  [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
  [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26],
];

describe("the analysis of variance", () => {
  test("has the published statistic, and about the p-value of the F distribution", () => {
    // R: summary(aov(weight ~ group, PlantGrowth))
    const { statistic, pValue } = analysisOfVariance(grouped(plants));
    expect(statistic).toBeCloseTo(4.846, 3);
    expect(Math.abs(pValue - 0.01591)).toBeLessThan(3 * Math.sqrt((0.01591 * 0.98409) / 1999) + 1 / 2000);
  });

  test.each([
    // 2 of the 20 divisions into such groups are as far apart.
    {
      groups: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      exact: 2 / 20,
    },
    // 2 of 6.
    {
      groups: [
        [1, 2],
        [3, 4],
      ],
      exact: 2 / 6,
    },
  ])("of $groups has about the exact p-value", ({ groups, exact }) => {
    const { pValue } = analysisOfVariance(grouped(groups));
    // Three standard errors of a share of 1999 permutations.
    expect(Math.abs(pValue - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / 1999) + 1 / 2000);
  });

  test("finds nothing between equal values", () => {
    expect(
      analysisOfVariance(
        grouped([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toEqual({ statistic: 0, pValue: 1 });
  });

  test("sees two pairs of twelve that are far from all others", () => {
    const pairs = Array.from({ length: 12 }, (_, group) => [0.01 * Math.sin(group), 0.01 * Math.cos(5 * group)]);
    const far = pairs.map((pair, group) => (group === 6 || group === 11 ? pair.map((value) => value + 0.05) : pair));
    expect(analysisOfVariance(grouped(pairs)).pValue).toBeGreaterThan(0.05);
    expect(analysisOfVariance(grouped(far)).pValue).toBeLessThan(0.01);
  });

  test("does not depend on level and unit of the values", () => {
    const values = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(values, fc.double({ min: 0.5, max: 8, noNaN: true }), (level, unit) => {
        const moved = plants.map((group) => group.map((value) => level + unit * value));
        expect(analysisOfVariance(grouped(moved)).statistic).toBeCloseTo(4.846, 3);
      }),
      { numRuns: 20 },
    );
  });
});
