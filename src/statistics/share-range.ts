import type { Interval, ShareRange } from "./interval.ts";

/**
 * The range of a share whose denominator is the sum of the numerator and a rest of other counts: a larger numerator
 * increases the denominator by the same amount.
 *
 * @param numerator the true counts that it may represent, above 0; likewise for the rest
 * @example rangeWithRest({ lower: 95, upper: 104 }, { lower: 895, upper: 904 }) // lowest 95 of 999, highest 104 of 999
 */
export const rangeWithRest = (numerator: Interval, rest: Interval): ShareRange => ({
  lowest: { numerator: numerator.lower, denominator: numerator.lower + rest.upper },
  highest: { numerator: numerator.upper, denominator: numerator.upper + rest.lower },
});

/**
 * The range of a share whose denominator is a count of its own, so that both were rounded independently. If the
 * numerator may be as large as the denominator, the highest share is 1.
 *
 * @param numerator the true counts that it may represent; its lower limit does not exceed the denominator's upper one
 * @example rangeWithTotal({ lower: 95, upper: 104 }, { lower: 995, upper: 1004 }) // lowest 95 of 1004, highest 104 of 995
 */
export const rangeWithTotal = (numerator: Interval, denominator: Interval): ShareRange => ({
  lowest: { numerator: numerator.lower, denominator: denominator.upper },
  highest: { numerator: Math.min(numerator.upper, denominator.lower), denominator: denominator.lower },
});
