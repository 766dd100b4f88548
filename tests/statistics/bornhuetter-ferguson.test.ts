import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bornhuetterFerguson } from "../../src/statistics/bornhuetter-ferguson.ts";
import { lastKnown } from "../../src/statistics/triangle.ts";
import { raa } from "./published-triangles.ts";

const numbers = fc.double({ min: 0.001, max: 1e6, noNaN: true });

describe("Bornhuetter and Ferguson's estimate", () => {
  test("of RAA is the published one, row by row", () => {
    const { prior, ultimates } = raa.bornhuetterFerguson;
    const estimates = raa.triangle.map((row, index) =>
      bornhuetterFerguson({ reported: lastKnown(row)!.value, developed: raa.ultimates[index]!, prior }),
    );
    for (const [row, estimate] of estimates.entries()) expect(estimate).toBeCloseTo(ultimates[row]!, 4);
    expect(estimates).toHaveLength(10);
  });

  test("lies between what is developed and the prior, the nearer to the former the more has arrived", () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), numbers, (developed, part, prior) => {
        const reported = part * developed;
        const estimate = bornhuetterFerguson({ reported, developed, prior });
        const [least, most] = [developed, prior].toSorted((a, b) => a - b);
        expect(estimate).toBeGreaterThanOrEqual(least! * (1 - 1e-12));
        expect(estimate).toBeLessThanOrEqual(most! * (1 + 1e-12));
        const distance = Math.abs(estimate - developed);
        expect(distance).toBeCloseTo((1 - part) * Math.abs(prior - developed), 6);
      }),
    );
  });

  test("is what is developed where more is reported than will stay, and the prior where nothing is", () => {
    expect(bornhuetterFerguson({ reported: 1030, developed: 1000, prior: 400 })).toBe(1000);
    expect(bornhuetterFerguson({ reported: 0, developed: 0, prior: 400 })).toBe(0);
    expect(bornhuetterFerguson({ reported: 0, developed: 10, prior: 400 })).toBe(400);
  });
});
