import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { median } from "../../src/statistics/median.ts";
import { outliers } from "../../src/statistics/outliers.ts";

/** Rosner (1983), the 54 numbers of NIST/SEMATECH, e-Handbook of Statistical Methods, 1.3.5.17.3. */
const ROSNER = [
  -0.25, 0.68, 0.94, 1.15, 1.2, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.7, 1.76, 1.77,
  1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.1, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.4, 2.47, 2.54, 2.62, 2.64,
  2.9, 2.92, 2.92, 2.93, 3.21, 3.26, 3.3, 3.59, 3.68, 4.3, 4.64, 5.34, 5.42, 6.01,
];

const far = (numbers: readonly number[], least = 0): readonly number[] => {
  const found = outliers(numbers, { least });
  return numbers.filter((_, at) => found[at]);
};

describe("the median", () => {
  test("is the middle number, or between the two in the middle", () => {
    expect(median([5, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 10])).toBe(3);
    expect(median([])).toBeNaN();
  });
});

describe("numbers like no other", () => {
  test("are the three that are known of Rosner's, by his test too", () => {
    expect(far(ROSNER)).toEqual([5.34, 5.42, 6.01]);
  });

  test("lie beyond 3.5 deviations, of which R's mad(1:9) is 2.9652", () => {
    const nine = [1, 2, 3, 4, 5, 6, 7, 8];
    // With a ninth number above 4.5 the median stays 5 and so does R's deviation.
    expect(far([...nine, 5 + 3.49 * 2.9652])).toEqual([]);
    expect(far([...nine, 5 + 3.51 * 2.9652])).toHaveLength(1);
  });

  test("are none where they differ by little, however alike the others are", () => {
    const alike = [1, 1, 1, 1, 1.03];
    expect(far(alike)).toEqual([1.03]);
    expect(far(alike, 0.01)).toEqual([]);
    expect(far([...alike, 1.04], 0.01)).toEqual([1.04]);
  });

  test("are the same ones in other units, and never half of the numbers", () => {
    const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(numbers, fc.constantFrom(-4, 0.5, 8), (some, unit) => {
        const found = outliers(some, { least: 1 });
        expect(
          outliers(
            some.map((one) => one * unit + 64),
            { least: Math.abs(unit) },
          ),
        ).toEqual(found);
        expect(found.filter((one) => one).length).toBeLessThanOrEqual(some.length / 2);
      }),
    );
  });
});
