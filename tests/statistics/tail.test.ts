import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { developed, developmentFactors } from "../../src/statistics/chain-ladder.ts";
import type { DevelopmentFactor } from "../../src/statistics/chain-ladder.ts";
import { leastSquares } from "../../src/statistics/least-squares.ts";
import { tailFactor } from "../../src/statistics/tail.ts";
import { raa } from "./published-triangles.ts";

const seen = (factor: number | null): DevelopmentFactor => ({
  factor,
  rows: 2,
  volume: 9,
  pooled: false,
  bridged: false,
});

describe("the tail", () => {
  test("of RAA is the published one, and so is what rows come to", () => {
    const factors = developmentFactors(raa.triangle);
    const tail = tailFactor(factors, { deliveries: factors.length + raa.tail.steps + 1 });
    expect(tail).toBeCloseTo(raa.tail.factor, 3);
    const ends = developed(raa.triangle, factors, tail);
    expect(ends.map((value) => Math.round(value!))).toEqual(raa.tail.ultimates);
    const outstanding = ends.reduce<number>((total, value) => total + value!, -raa.total.known);
    expect(Math.round(outstanding)).toBe(raa.tail.outstanding);
  });

  test.each([1, -1])("goes on with an exact decay to the window's end, with its sign: %i", (sign) => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.9, noNaN: true }), fc.integer({ min: 3, max: 12 }), (decay, known) => {
        const factors = Array.from({ length: 12 }, (_, delay) => 1 + sign * 0.5 * decay ** delay);
        const used = factors.slice(0, known).filter((factor) => factor !== 1);
        fc.pre(used.length === known);
        const expected = factors.slice(known).reduce((a, b) => a * b, 1);
        // The factors are near 1, so their distance from it has lost digits.
        expect(tailFactor(factors.slice(0, known).map(seen))).toBeCloseTo(expected, 4);
      }),
    );
  });

  test("has nine steps after three factors in a window of 13 deliveries", () => {
    expect(tailFactor([1.4, 1.2, 1.1].map(seen))).toBeCloseTo(1.1032, 4);
    expect(tailFactor([1.4, 1.2, 1.1].map(seen), { deliveries: 6 })).toBeCloseTo(1.05 * 1.025, 12);
  });

  test.each([
    ["fewer than three factors differ from 1", [1.4, 1.2]],
    ["only two do", [1.4, 1, 1.2]],
    ["there are none", []],
    ["they come no nearer to 1", [1.1, 1.2, 1.3]],
    ["they stay where they are", [1.25, 1.25, 1.25]],
    ["the last is 1: development had ended", [1.4, 1.2, 1.1, 1]],
    ["everybody and some more would be cancelled", [9, 8.8, 8.6, 8.4, 8.2, 0.4]],
    ["everybody would be cancelled many times", [1001, 991, 981, 971, 961, 0.4]],
    ["the window has ended", Array.from({ length: 12 }, (_, delay) => 1 + 0.5 ** (delay + 1))],
    ["a factor is unknown or bridged", [1.4, null, 1.1]],
  ])("is 1 where %s", (_, factors) => {
    expect(tailFactor(factors.map(seen))).toBe(1);
  });

  test("does not go by factors of nobody nor by bridged ones", () => {
    const factors = [1.4, 1.2, 1.1].map(seen);
    const nobody = { ...seen(1), volume: 0 };
    expect(tailFactor([...factors, nobody], { deliveries: 6 })).toBeCloseTo(1.025, 12);
    expect(tailFactor([...factors, { ...seen(1.3), bridged: true }], { deliveries: 6 })).toBeCloseTo(1.025, 12);
  });
});

describe("the line of least squares", () => {
  test("goes through points on a line", () => {
    expect(leastSquares([0, 1, 4].map((x) => ({ x, y: 3 - 2 * x })))).toEqual({ intercept: 3, slope: -2 });
  });

  test("is the textbook's through others", () => {
    const line = leastSquares([1, 2, 3, 4].map((x, index) => ({ x, y: [6, 5, 7, 10][index]! })));
    expect(line!.intercept).toBeCloseTo(3.5, 12);
    expect(line!.slope).toBeCloseTo(1.4, 12);
  });

  test.each([
    [[]],
    [[{ x: 1, y: 1 }]],
    [
      [
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ],
    ],
  ])("is none through %j", (points) => {
    expect(leastSquares(points)).toBeNull();
  });
});
