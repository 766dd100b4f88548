import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/lib/package-root.ts";
import { mover } from "../../src/statistics/mover.ts";
import type { Estimate } from "../../src/statistics/mover.ts";
import { wilson } from "../../src/statistics/wilson.ts";

const published: { rows: readonly (readonly (number | string)[])[] } = JSON.parse(
  readFileSync(join(packageRoot, "fixtures/vectors/newcombe.json"), "utf8"),
);

const share = (numerator: unknown, denominator: unknown): Estimate => {
  const [x, n] = [Number(numerator), Number(denominator)];
  return { value: x / n, ...wilson({ numerator: x, denominator: n }) };
};

const tenths = fc.integer({ min: -1000, max: 1000 }).map((units) => units / 10);
const widths = fc.nat(500).map((units) => units / 10);

const estimates: fc.Arbitrary<Estimate> = fc
  .tuple(tenths, widths, widths)
  .map(([value, below, above]) => ({ value, lower: value - below, upper: value + above }));

describe("MOVER", () => {
  test.each(published.rows)(
    "of Wilson's limits gives the published limits for %i of %i minus %i of %i",
    (x1, n1, x2, n2, lower, upper, digits) => {
      const limits = mover(share(x1, n1), share(x2, n2));
      expect(limits.lower).toBeCloseTo(Number(lower), Number(digits));
      expect(limits.upper).toBeCloseTo(Number(upper), Number(digits));
    },
  );

  test("has its limits in order around the difference", () => {
    fc.assert(
      fc.property(estimates, estimates, (a, b) => {
        const { lower, upper } = mover(a, b);
        expect(lower <= a.value - b.value && a.value - b.value <= upper).toBe(true);
      }),
    );
  });

  test("turns round with the estimates", () => {
    fc.assert(
      fc.property(estimates, estimates, (a, b) => {
        const [there, back] = [mover(a, b), mover(b, a)];
        expect(there.lower + back.upper).toBe(0);
        expect(there.upper + back.lower).toBe(0);
      }),
    );
  });

  test("is not narrowed by wider limits", () => {
    fc.assert(
      fc.property(estimates, estimates, widths, (a, b, more) => {
        const wide = mover({ ...a, lower: a.lower - more, upper: a.upper + more }, b);
        const { lower, upper } = mover(a, b);
        expect(wide.lower <= lower && upper <= wide.upper).toBe(true);
      }),
    );
  });

  test("of an estimate outside of its limits does not exist", () => {
    const sound = { value: 1, lower: 0, upper: 2 };
    expect(() => mover({ value: 3, lower: 0, upper: 2 }, sound)).toThrow(RangeError);
    expect(() => mover(sound, { value: Number.NaN, lower: 0, upper: 2 })).toThrow(RangeError);
  });
});
