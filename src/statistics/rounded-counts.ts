import type { Interval } from "./interval.ts";

/** How counts were protected, as far as it limits the true count behind a published one. */
export interface Rounding {
  /** A published count is the nearest multiple of this integer, halves upwards; 1 leaves it unchanged. */
  readonly base: number;
  /** Fewest persons of a published count, before rounding; at least 1. */
  readonly minimum: number;
  /** The number of persons who may have changed without a published count being replaced; 0 by default. */
  readonly unseen?: number;
  /** The number of counts that a published count is the sum of, each rounded separately and at least the minimum; 1 by default. */
  readonly parts?: number;
}

interface RoundedSum {
  readonly sum: number;
  /** The number of published counts in the sum, each rounded separately. */
  readonly counts: number;
}

/**
 * The nearest multiple of the base, halves upwards: the rule of sql/macros/rounded_to.sql.
 *
 * @example roundedTo(15, 10) // 20
 */
export const roundedTo = (persons: number, base: number): number =>
  Math.floor((2 * persons + base) / (2 * base)) * base;

/**
 * The range of true counts, both limits included, that round to a sum of published counts. A count n rounded to base b
 * (`roundedTo`) was n - ⌊b/2⌋ to n + ⌈b/2⌉ - 1, and at least the minimum. If the minimum exceeds this range no number
 * fits, as may happen for a difference of two counts; the lower limit is then the published sum.
 *
 * @example numbersRoundedTo({ sum: 120, counts: 1 }, { base: 10, minimum: 10 }) // { lower: 115, upper: 124 }
 * @example numbersRoundedTo({ sum: 10, counts: 1 }, { base: 10, minimum: 13 }) // { lower: 13, upper: 14 }
 */
export function numbersRoundedTo(
  { sum, counts }: RoundedSum,
  { base, minimum }: Pick<Rounding, "base" | "minimum">,
): Interval {
  const upper = sum + counts * (Math.ceil(base / 2) - 1);
  const least = counts * minimum > upper ? sum : counts * minimum;
  return { lower: Math.max(sum - counts * Math.floor(base / 2), least), upper };
}

/**
 * The range of true counts, both limits included, that a sum of published counts may represent: those that round to it
 * (`numbersRoundedTo`), extended by the changes since. The published sum always lies within the limits, even if the
 * minimum exceeds it (13 persons, rounded to 10), so that a figure computed from it lies within its interval.
 *
 * @example trueNumbers({ sum: 120, counts: 1 }, { base: 10, minimum: 10, unseen: 2 }) // { lower: 113, upper: 126 }
 * @example trueNumbers({ sum: 10, counts: 1 }, { base: 10, minimum: 13 }) // { lower: 10, upper: 14 }
 * @example trueNumbers({ sum: 120, counts: 1 }, { base: 10, minimum: 10, parts: 3 }) // { lower: 105, upper: 132 }
 */
export function trueNumbers({ sum, counts }: RoundedSum, { unseen = 0, parts = 1, ...rounding }: Rounding): Interval {
  const { lower, upper } = numbersRoundedTo({ sum, counts: counts * parts }, rounding);
  const slack = counts * parts * unseen;
  return { lower: Math.max(0, Math.min(lower, sum) - slack), upper: upper + slack };
}
