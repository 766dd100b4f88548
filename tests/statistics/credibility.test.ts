import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { credibility } from "../../src/statistics/credibility.ts";

const groups = fc.array(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 6,
});

describe("the credibility of a group's mean", () => {
  test("is the published one: Loss Models, two policyholders over three years", () => {
    // Variance within 6.5, between 35 / 6: 3 / (3 + 6.5 / (35 / 6)).
    const observed = [
      [3, 5, 7],
      [6, 12, 9],
    ];
    expect(credibility(observed)(3)).toBeCloseTo(0.7292, 4);
  });

  test("is none where groups differ no more than by chance, or nothing measures chance", () => {
    const alike = [
      [1, 9],
      [2, 8],
    ];
    expect(credibility(alike)(2)).toBe(0);
    expect(credibility([[1], [2], [3]])(1)).toBe(0);
    expect(credibility([[1, 2, 3]])(3)).toBe(0);
    expect(credibility([])(1)).toBe(0);
  });

  test("needs no more than one group of two to measure chance", () => {
    // Variance within 0.02, between (10.14 - 0.02) / (4 / 3).
    expect(credibility([[1, 1.2], [5]])(1)).toBeCloseTo(1 / (1 + 0.02 / 7.59), 9);
  });

  test("is whole where a group's observations are all alike and groups differ", () => {
    const certain = [
      [1, 1],
      [2, 2],
    ];
    expect(credibility(certain)(1)).toBe(1);
  });

  test("is a share, grows with the observations and does not depend on level or unit", () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 20 }), (observed, number) => {
        const weight = credibility(observed);
        expect(weight(number)).toBeGreaterThanOrEqual(0);
        expect(weight(number)).toBeLessThanOrEqual(1);
        expect(weight(number + 1)).toBeGreaterThanOrEqual(weight(number));
        const moved = credibility(observed.map((group) => group.map((value) => 4 * value)));
        expect(moved(number)).toBeCloseTo(weight(number), 9);
      }),
    );
  });
});
