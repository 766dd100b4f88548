import * as fc from "fast-check";
import { expect, test } from "vitest";
import { halfWidth, limitsOf, NO_LIMITS } from "../../../src/indicators/nowcast/intervals.ts";

const factors = { narrow: 1.5, wide: 2.5 };

test("the half width is the size of the errors times what holds so many like them", () => {
  const { LOWER_80, UPPER_80, LOWER_95, UPPER_95 } = limitsOf({
    value: 50,
    errors: [3, -4, 0, 5],
    factors,
    kind: "rate",
    rounding: 0,
  });
  expect([LOWER_95, LOWER_80, UPPER_80, UPPER_95]).toEqual([42.5, 45.5, 54.5, 57.5]);
});

const half = (errors: readonly number[], rounding: number): readonly number[] => {
  const { UPPER_80, UPPER_95 } = limitsOf({ value: 50, errors, factors, kind: "rate", rounding });
  return [UPPER_80! - 50, UPPER_95! - 50];
};

test("it is never narrower than the rounding, where nothing was off or little", () => {
  expect(half([0, 0, 0], 1)).toEqual([1.5, 2.5]);
  expect(half([3, -4, 0, 5], 1)).toEqual([4.5, 7.5]);
  expect(half([3, -4, 0, 5], 4)).toEqual([6, 10]);
});

test("factors of errors that hardly ever move do not make it narrower than the rounding either", () => {
  const still = { narrow: 0, wide: 9 };
  const found = limitsOf({ value: 50, errors: [0, 0, 0], factors: still, kind: "rate", rounding: 1 });
  expect(found.UPPER_95).toBe(59);
  expect(50 - found.LOWER_80!).toBeCloseTo(1.281552, 6);
});

test("half of its width is not known where a limit is missing", () => {
  expect(halfWidth({ ...NO_LIMITS, LOWER_95: 2, UPPER_95: 5 })).toBe(1.5);
  expect(halfWidth({ ...NO_LIMITS, LOWER_95: 2 })).toBeNull();
  expect(halfWidth({ ...NO_LIMITS, UPPER_95: 5 })).toBeNull();
});

test("without a back-test there is none", () => {
  expect(limitsOf({ value: 50, errors: [], factors, kind: "gap", rounding: 0 })).toEqual(NO_LIMITS);
});

const shifted = (shift: number) =>
  limitsOf({ value: 50, errors: [3, -4, 0, 5], factors, kind: "gap", rounding: 0, shift, bias: 1 });

test("what may have shifted is within it, with a quarter of the shift uncertain, and a bias widens it on either side", () => {
  const [narrow, wide] = [Math.hypot(4.5, 2) + 1, Math.hypot(7.5, 2) + 1];
  expect(shifted(8)).toEqual({
    LOWER_80: 50 - narrow,
    UPPER_80: 58 + narrow,
    LOWER_95: 50 - wide,
    UPPER_95: 58 + wide,
  });
  expect(shifted(-8)).toEqual({
    LOWER_80: 42 - narrow,
    UPPER_80: 50 + narrow,
    LOWER_95: 42 - wide,
    UPPER_95: 50 + wide,
  });
});

const ranges = { count: [0, Infinity], rate: [0, 100], gap: [-100, 100] } as const;

test("the wide one holds the narrow one and that the value, and both end where values do", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("count", "rate", "gap"),
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.array(fc.double({ min: -60, max: 60, noNaN: true }), { minLength: 1, maxLength: 30 }),
      (kind, value, errors) => {
        const { LOWER_80, UPPER_80, LOWER_95, UPPER_95 } = limitsOf({ value, errors, factors, kind, rounding: 0 });
        const [least, most] = ranges[kind];
        const inOrder = [least, LOWER_95!, LOWER_80!, value, UPPER_80!, UPPER_95!, most];
        expect(inOrder.toSorted((a, b) => a - b)).toEqual(inOrder);
        expect(inOrder.some((limit) => Number.isNaN(limit))).toBe(false);
      },
    ),
  );
});
