import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rounded, roundedQuotient } from "../../src/statistics/rounding.ts";

const wholes = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const positives = fc.bigInt({ min: 1n, max: 10n ** 12n });

describe("a rounded quotient", () => {
  test.each([
    [100n, 8n, 12.5],
    [5n, 100n, 0.1],
    [-5n, 100n, -0.1],
    [49n, 1000n, 0],
    [-1n, 1000n, 0],
  ])("of %s and %s is %f", (numerator, denominator, expected) => {
    expect(roundedQuotient(numerator, denominator, 1)).toBe(expected);
  });

  test("is exact where a double is not: 1.005 is stored as a little less", () => {
    expect(roundedQuotient(201n, 200n, 2)).toBe(1.01);
  });

  test("is the nearest tenth, of two the one further from zero", () => {
    fc.assert(
      fc.property(wholes, positives, (numerator, denominator) => {
        const tenths = BigInt(Math.round(roundedQuotient(numerator, denominator, 1) * 10));
        const twice = 2n * (10n * numerator - tenths * denominator);
        const away = numerator < 0n ? -twice : twice;
        expect(-denominator <= away && away < denominator).toBe(true);
      }),
    );
  });

  test("changes its sign with the numerator and is never -0", () => {
    fc.assert(
      fc.property(wholes, positives, (numerator, denominator) => {
        const [there, back] = [roundedQuotient(numerator, denominator, 1), roundedQuotient(-numerator, denominator, 1)];
        expect(there + back).toBe(0);
        expect(Object.is(there, -0)).toBe(false);
      }),
    );
  });

  test("needs a denominator above 0", () => {
    expect(() => roundedQuotient(1n, 0n, 1)).toThrow(RangeError);
  });
});

test("a rounded number keeps order and has no -0", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -100, max: 100, noNaN: true }),
      fc.double({ min: -100, max: 100, noNaN: true }),
      (a, b) => {
        expect(rounded(Math.min(a, b), 1)).toBeLessThanOrEqual(rounded(Math.max(a, b), 1));
        expect(Object.is(rounded(a, 1), -0)).toBe(false);
      },
    ),
  );
});
