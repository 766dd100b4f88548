import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { kitagawa } from "../../src/statistics/kitagawa.ts";
import type { ClassOfPopulation } from "../../src/statistics/kitagawa.ts";

const published: Readonly<Record<"size_1970" | "size_1985" | "rate_1970" | "rate_1985" | "crude", readonly number[]>> &
  Readonly<Record<"composition" | "rate" | "difference" | "digits", number>> = JSON.parse(
  readFileSync(join(packageRoot, "fixtures/vectors/kitagawa.json"), "utf8"),
);

const population = (sizes: readonly number[], rates: readonly number[]): readonly ClassOfPopulation[] =>
  sizes.map((size, at) => ({ size, rate: rates[at]! }));

const crude = (classes: readonly ClassOfPopulation[]): number =>
  classes.reduce((sum, { size, rate }) => sum + size * rate, 0) / classes.reduce((sum, { size }) => sum + size, 0);

const classes: fc.Arbitrary<ClassOfPopulation> = fc
  .record({ size: fc.integer({ min: 1, max: 100_000 }), rate: fc.nat(1000) })
  .map(({ size, rate }) => ({ size, rate: rate / 10 }));

const pairs = fc
  .array(fc.tuple(classes, classes), { minLength: 1, maxLength: 12 })
  .map((both) => [both.map(([a]) => a), both.map(([, b]) => b)] as const);

describe("Kitagawa's parts", () => {
  test("of the published example are the published ones", () => {
    const later = population(published.size_1985, published.rate_1985);
    const earlier = population(published.size_1970, published.rate_1970);
    const parts = kitagawa(later, earlier);
    expect(parts.composition).toBeCloseTo(published.composition, published.digits);
    expect(parts.rate).toBeCloseTo(published.rate, published.digits);
    expect(parts.difference).toBeCloseTo(published.difference, published.digits);
  });

  test("add up to the difference of the crude rates, exactly among themselves", () => {
    fc.assert(
      fc.property(pairs, ([first, second]) => {
        const { difference, composition, rate } = kitagawa(first, second);
        expect(composition + rate).toBe(difference);
        expect(difference).toBeCloseTo(crude(first) - crude(second), 9);
      }),
    );
  });

  test("change their signs with the populations", () => {
    fc.assert(
      fc.property(pairs, ([first, second]) => {
        const [there, back] = [kitagawa(first, second), kitagawa(second, first)];
        expect(there.composition + back.composition).toBe(0);
        expect(there.rate + back.rate).toBe(0);
      }),
    );
  });

  test("are none of composition where the compositions are alike, none of rates where the rates are", () => {
    fc.assert(
      fc.property(pairs, ([first, second]) => {
        const sameSizes = second.map(({ rate }, at) => ({ size: first[at]!.size, rate }));
        const sameRates = second.map(({ size }, at) => ({ size, rate: first[at]!.rate }));
        expect(kitagawa(first, sameSizes).composition).toBe(0);
        expect(kitagawa(first, sameRates).rate).toBe(0);
      }),
    );
  });

  test("are the same in whatever unit the sizes are", () => {
    const first = [1, 3].map((size) => ({ size, rate: 10 * size }));
    const second = [2, 1].map((size) => ({ size, rate: 5 * size }));
    const inEighths = first.map(({ size, rate }) => ({ size: size / 8, rate }));
    expect(kitagawa(inEighths, second)).toEqual(kitagawa(first, second));
  });

  test("of populations with other classes, or of nobody, do not exist", () => {
    const one = [{ size: 1, rate: 1 }];
    expect(() => kitagawa(one, [])).toThrow(RangeError);
    expect(() => kitagawa([{ size: 0, rate: 1 }], one)).toThrow(RangeError);
    expect(() => kitagawa(one, [{ size: -1, rate: 1 }])).toThrow(RangeError);
  });
});
