import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conformalQuantile, normalFactor, prequentialRatios, sizeOf } from "../../src/statistics/empirical-quantile.ts";
import { xorshift32 } from "../../src/statistics/random.ts";
import { studentT } from "../../src/statistics/student-t.ts";

describe("the conformal quantile", () => {
  test.each([
    [[3, -1, 2, -4], 0.8, 4],
    [[3, -1, 2, -4], 0.6, 3],
    [[3, -1, 2, -4], 0.2, 1],
    [[3, -1, 2, -4], 0.81, Infinity],
    [[], 0.5, Infinity],
  ])("of %j for a coverage of %f is %f", (errors, coverage, expected) => {
    expect(conformalQuantile(errors, coverage)).toBe(expected);
  });

  test("counts ranks without an error of floating point", () => {
    const errors = Array.from({ length: 99 }, (_, index) => index + 1);
    expect(100 * 0.55).toBeGreaterThan(55);
    expect(conformalQuantile(errors, 0.55)).toBe(55);
  });

  test.each([
    [9, 0.9],
    [19, 0.95],
  ])("needs %i errors for %f", (count, coverage) => {
    const errors = Array.from({ length: count }, (_, index) => index);
    expect(conformalQuantile(errors, coverage)).toBe(count - 1);
    expect(conformalQuantile(errors.slice(1), coverage)).toBe(Infinity);
  });

  test("holds as many of a set of errors, each left out in turn, as the coverage says, and less than one more", () => {
    const sets = fc.uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(sets, fc.integer({ min: 1, max: 99 }), (errors, percent) => {
        const covered = errors.filter(
          (error, index) => error <= conformalQuantile(errors.toSpliced(index, 1), percent / 100),
        ).length;
        expect(100 * covered).toBeGreaterThanOrEqual(percent * errors.length);
        expect(100 * (covered - 1)).toBeLessThan(percent * errors.length);
      }),
    );
  });

  test.each([0, 1, Number.NaN])("has no coverage of %f", (coverage) => {
    expect(() => conformalQuantile([1], coverage)).toThrow(RangeError);
    expect(() => normalFactor(1, coverage)).toThrow(RangeError);
  });
});

const random = xorshift32(362436069);

/** Box and Muller's: a normal number with a scale that the interval does not know. */
const normal = (): number => 7 * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** How many of 4000 new errors lie within the size of others times the factor, per cent. */
const held = (count: number, factor: number, error: () => number): number => {
  const inside = Array.from({ length: 4000 }, () => {
    const errors = Array.from({ length: count }, error);
    return Math.abs(error()) <= factor * sizeOf(errors, 0);
  });
  return inside.filter(Boolean).length / 40;
};

describe("the size of errors", () => {
  test("is their mean absolute one", () => {
    expect(sizeOf([1, -3, 2, 0], 0)).toBe(1.5);
    expect(sizeOf([1, -3, 2, 0], 2)).toBe(2);
    expect(sizeOf([], 1)).toBeNaN();
  });

  test.each([3, 10])(
    "times the factor for normal errors holds what it says after %i of them, and not much more",
    (count) => {
      const share = held(count, normalFactor(count, 0.9), normal);
      expect(share).toBeGreaterThan(89);
      expect(share).toBeLessThan(95);
    },
  );

  test("has no factor without errors", () => {
    expect(normalFactor(0, 0.8)).toBe(Infinity);
  });
});

const before = { window: 12, least: 1, smallest: 0 };

describe("prequential ratios", () => {
  test("are each in units of those before it, of the newest of them", () => {
    expect(prequentialRatios([3, -4, 5], before)).toEqual([4 / 3, 5 / 3.5]);
    expect(prequentialRatios([3, -4, 5, 8], { window: 2, least: 2, smallest: 0 })).toEqual([5 / 3.5, 8 / 4.5]);
    expect(prequentialRatios([0, 2, 0], before)).toEqual([Infinity, 0]);
    expect(prequentialRatios([2], before)).toEqual([]);
    expect(prequentialRatios([0, 2, 0], { ...before, smallest: 0.5 })).toEqual([4, 0]);
    expect(prequentialRatios([3, -4, 5], { ...before, smallest: 3.2 })).toEqual([4 / 3.2, 5 / 3.5]);
  });

  test("do not depend on the unit, nor on what comes later", () => {
    const errors = fc.array(fc.double({ min: 0.01, max: 9, noNaN: true }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(errors, (of) => {
        const ours = prequentialRatios(of, before);
        const theirs = prequentialRatios(
          of.map((error) => -16 * error),
          before,
        );
        for (const [index, ratio] of ours.entries()) expect(theirs[index]).toBeCloseTo(ratio, 9);
        expect(prequentialRatios(of.slice(0, -1), before)).toEqual(ours.slice(0, -1));
      }),
    );
  });

  test.each([
    ["normal", normal],
    // One of ten is twenty times as far.
    ["far out now and then", (): number => normal() * (random() < 0.1 ? 20 : 1)],
  ])("of many groups give limits that hold 80 and 95 %% of new errors, of errors that are %s", (_, error) => {
    const groups = Array.from({ length: 400 }, () => Array.from({ length: 24 }, error));
    const ratios = groups.flatMap((errors) => prequentialRatios(errors, { window: 12, least: 12, smallest: 0 }));
    for (const percent of [80, 95])
      expect(Math.abs(held(12, conformalQuantile(ratios, percent / 100), error) - percent)).toBeLessThan(2.5);
  });

  test("are smaller where errors become smaller", () => {
    const shrinking = Array.from({ length: 200 }, () => Array.from({ length: 24 }, (_, at) => normal() * 0.9 ** at));
    const [now, steady] = [shrinking, shrinking.map((errors) => errors.map((error, at) => error / 0.9 ** at))].map(
      (groups) =>
        conformalQuantile(
          groups.flatMap((errors) => prequentialRatios(errors, { window: 12, least: 12, smallest: 0 })),
          0.8,
        ),
    );
    expect(now).toBeLessThan(0.7 * steady!);
  });
});

describe("Student's t", () => {
  test.each([
    // Printed tables.
    [0.975, 10, 2.228139],
    [0.9, 18, 1.330391],
    [0.975, 1, 12.706205],
    [0.9, 3, 1.637744],
    [0.975, 2, 4.302653],
    [0.995, 5, 4.032143],
    [0.95, 30, 1.697261],
    [0.975, 120, 1.97993],
    [0.9995, 4, 8.610302],
    // SciPy, scipy.stats.t.ppf.
    [0.975, 1000, 1.962339],
  ])("at %f with %i degrees is %f", (probability, degrees, expected) => {
    expect(studentT(probability, degrees)).toBeCloseTo(expected, 6);
  });

  test("is known in closed form for one and two degrees", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => {
        const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
        expect(studentT(p, 1) / Math.max(1, Math.abs(studentT(p, 1)))).toBeCloseTo(
          Math.tan(Math.PI * (p - 0.5)) / Math.max(1, Math.abs(studentT(p, 1))),
          9,
        );
        expect(studentT(p, 2)).toBeCloseTo(two, 8);
      }),
    );
  });

  test("is symmetric, grows with the probability and comes nearer to 0 with the degrees", () => {
    const probabilities = fc.double({ min: 0.51, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(probabilities, fc.integer({ min: 1, max: 60 }), (p, degrees) => {
        expect(studentT(1 - p, degrees)).toBeCloseTo(-studentT(p, degrees), 9);
        expect(studentT(p + 0.005, degrees)).toBeGreaterThan(studentT(p, degrees));
        expect(studentT(p, degrees + 1)).toBeLessThan(studentT(p, degrees));
      }),
    );
    expect(studentT(0.5, 7)).toBe(0);
  });

  test.each([
    [0, 5],
    [1, 5],
    [Number.NaN, 5],
    [0.9, 0],
    [0.9, 2.5],
  ])("does not exist at %f with %f degrees", (probability, degrees) => {
    expect(() => studentT(probability, degrees)).toThrow(RangeError);
  });
});
