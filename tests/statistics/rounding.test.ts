import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roundedDown, roundedQuotient, roundedUp } from "../../src/statistics/rounding.ts";

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

describe("a number rounded outwards", () => {
  const numbers = fc.double({ min: -100, max: 100, noNaN: true });

  test.each([
    [12.31, 12.3, 12.4],
    [-12.31, -12.4, -12.3],
    [12.3, 12.3, 12.3],
    [0, 0, 0],
    [0.04, 0, 0.1],
    [-0.04, -0.1, 0],
  ])("%f is %f down and %f up", (value, down, up) => {
    expect([roundedDown(value, 1), roundedUp(value, 1)]).toEqual([down, up]);
  });

  test("is on its side of the number, less than a unit away", () => {
    fc.assert(
      fc.property(numbers, (value) => {
        const [down, up] = [roundedDown(value, 1), roundedUp(value, 1)];
        expect(down <= value && value <= up).toBe(true);
        expect(up - down).toBeLessThan(0.1 + 1e-9);
      }),
    );
  });

  test("does not cross the number where the product is rounded", () => {
    const value = 0.9 - 2 ** -53;
    expect([value < 0.9, value * 10]).toEqual([true, 9]);
    expect([roundedDown(value, 1), roundedUp(-value, 1)]).toEqual([0.8, -0.8]);
  });

  test("keeps order and has no -0", () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(roundedDown(Math.min(a, b), 1)).toBeLessThanOrEqual(roundedDown(Math.max(a, b), 1));
        for (const value of [roundedDown(a, 1), roundedUp(a, 1)]) expect(Object.is(value, -0)).toBe(false);
      }),
    );
  });
});
