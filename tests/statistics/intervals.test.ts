import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import type { Share } from "../../src/statistics/interval.ts";
import { newcombe } from "../../src/statistics/newcombe.ts";
import { wilson } from "../../src/statistics/wilson.ts";

type Row = readonly (number | string)[];

const rows = (file: string): readonly Row[] => {
  const published: { rows: readonly Row[] } = JSON.parse(
    readFileSync(join(packageRoot, "fixtures/vectors", file), "utf8"),
  );
  return published.rows;
};

const shares: fc.Arbitrary<Share> = fc
  .tuple(fc.nat(2_000_000), fc.nat(2_000_000))
  .filter(([numerator, rest]) => numerator + rest > 0)
  .map(([numerator, rest]) => ({ numerator, denominator: numerator + rest }));

const share = (numerator: unknown, denominator: unknown): Share => ({
  numerator: Number(numerator),
  denominator: Number(denominator),
});

describe("Wilson's interval", () => {
  test.each(rows("wilson.json"))("is the published one for %i of %i", (x, n, lower, upper, digits) => {
    const limits = wilson(share(x, n));
    expect(limits.lower).toBeCloseTo(Number(lower), Number(digits));
    expect(limits.upper).toBeCloseTo(Number(upper), Number(digits));
  });

  test("lies within 0 and 1 and holds the share", () => {
    fc.assert(
      fc.property(shares, (given) => {
        const { lower, upper } = wilson(given);
        const value = given.numerator / given.denominator;
        expect(0 <= lower && lower <= value && value <= upper && upper <= 1).toBe(true);
      }),
    );
  });

  test("ends exactly at nobody and at everybody, whatever their number", () => {
    for (let persons = 1; persons <= 500; persons += 1) {
      expect([wilson(share(0, persons)).lower, wilson(share(persons, persons)).upper]).toEqual([0, 1]);
    }
  });

  test("of the rest is the mirror image", () => {
    fc.assert(
      fc.property(shares, ({ numerator, denominator }) => {
        const [one, other] = [
          wilson({ numerator, denominator }),
          wilson({ numerator: denominator - numerator, denominator }),
        ];
        expect(one.lower).toBeCloseTo(1 - other.upper, 12);
      }),
    );
  });

  test.each([
    [5, 4],
    [-1, 4],
    [0, 0],
  ])("of %i of %i does not exist", (numerator, denominator) => {
    expect(() => wilson({ numerator, denominator })).toThrow(RangeError);
  });
});

describe("Newcombe's method 10", () => {
  test.each(rows("newcombe.json"))(
    "gives the published limits for %i of %i minus %i of %i",
    (x1, n1, x2, n2, lower, upper, digits) => {
      const limits = newcombe(share(x1, n1), share(x2, n2));
      expect(limits.lower).toBeCloseTo(Number(lower), Number(digits));
      expect(limits.upper).toBeCloseTo(Number(upper), Number(digits));
    },
  );

  test("turns round with the shares and holds the difference", () => {
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        const [there, back] = [newcombe(a, b), newcombe(b, a)];
        expect(there.lower + back.upper).toBe(0);
        expect(there.upper + back.lower).toBe(0);
        const difference = a.numerator / a.denominator - b.numerator / b.denominator;
        expect(there.lower <= difference && difference <= there.upper).toBe(true);
      }),
    );
  });
});
