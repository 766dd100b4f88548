import { sizeOf } from "../../statistics/empirical-quantile.ts";
import type { Indicator } from "../declaration.ts";
import type { Factors } from "./quality.ts";

/** The limits of a nowcast at 80 and 95 %, in the indicator's unit; null where there is no back-test. */
export interface Limits {
  readonly LOWER_80: number | null;
  readonly UPPER_80: number | null;
  readonly LOWER_95: number | null;
  readonly UPPER_95: number | null;
}

export const NO_LIMITS: Limits = { LOWER_80: null, UPPER_80: null, LOWER_95: null, UPPER_95: null };

/** The half-width of the 95 % interval; null where there is none. */
export const halfWidth = ({ LOWER_95, UPPER_95 }: Limits): number | null =>
  LOWER_95 === null || UPPER_95 === null ? null : (UPPER_95 - LOWER_95) / 2;

/** The possible range of a value: numbers of persons, per cent, percentage points. */
const RANGES = { count: [0, Infinity], rate: [0, 100], gap: [-100, 100] } as const;

/**
 * Quantiles of the normal distribution with 10 and 2.5 % above them: the sum of several rounding errors is nearly
 * normal.
 */
const NORMAL_90 = 1.281552;
const NORMAL_975 = 1.959964;

/** The uncertain part of a shift: the silent payers do not have exactly the weight of the missing reports. */
const SHIFT_ERROR = 0.25;

const withShift = (half: number, shift: number): number => Math.hypot(half, SHIFT_ERROR * shift);

/**
 * Intervals from past errors: their size times the factor that contains the required share of such errors. They are
 * never narrower than the rounding: a number that is carried forward deviates from the truth by the same amount before
 * and after, which no back-test shows. They end at the limits of possible values.
 *
 * @param of `errors` of the back-tests, estimate less outcome; `factors` of comparable errors; `rounding`, the standard
 *   error of the value from the rounding of its counts; `shift`, the change of the value if its payers are silent for
 *   the other possible reason: the interval contains both values; `bias`, a possible bias on either side that no
 *   back-test shows
 * @example limitsOf({ value: 12, errors: [0.4, -0.3, 0.5], factors: { narrow: 1.3, wide: 2 }, kind: "rate", rounding: 0.1 }).LOWER_80 // 11.5
 */
export function limitsOf(of: {
  readonly value: number;
  readonly errors: readonly number[];
  readonly factors: Factors;
  readonly kind: Indicator["kind"];
  readonly rounding: number;
  readonly shift?: number;
  readonly bias?: number;
}): Limits {
  const { value, errors, factors, kind, rounding, shift = 0, bias = 0 } = of;
  if (errors.length === 0) return NO_LIMITS;
  const [least, most] = RANGES[kind];
  const size = sizeOf(errors, rounding);
  const narrow = withShift(Math.max(factors.narrow * size, NORMAL_90 * rounding), shift) + bias;
  const wide = withShift(Math.max(factors.wide * size, NORMAL_975 * rounding), shift) + bias;
  const [below, above] = [value + Math.min(0, shift), value + Math.max(0, shift)];
  return {
    LOWER_80: Math.max(least, below - narrow),
    UPPER_80: Math.min(most, above + narrow),
    LOWER_95: Math.max(least, below - wide),
    UPPER_95: Math.min(most, above + wide),
  };
}
