import type { Interval } from "./interval.ts";

/** How counts were made safe to publish, as far as it limits the true count behind a published one. */
export interface Rounding {
  /** A published count is the nearest multiple of this whole number, halves upwards; 1 leaves it as it is. */
  readonly base: number;
  /** Fewest persons of a published count, before it was rounded; at least 1. */
  readonly minimum: number;
  /** So many persons may have changed behind a count that stands from before without its being replaced; none where left out. */
  readonly unseen?: number;
}

interface RoundedSum {
  readonly sum: number;
  /** How many published counts were added up, each rounded by itself. */
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
 * The true numbers of persons, both limits included, that were rounded to a sum of published counts. A count n rounded to base b (`roundedTo`) was
 * n - ⌊b/2⌋ to n + ⌈b/2⌉ - 1, and no fewer than the minimum. Where the minimum is above all of these no number fits, as where a sum is what one
 * count leaves of another: then the least is what was published.
 *
 * @example numbersRoundedTo({ sum: 120, counts: 1 }, { base: 10, minimum: 10 }) // { lower: 115, upper: 124 }
 * @example numbersRoundedTo({ sum: 10, counts: 1 }, { base: 10, minimum: 13 }) // { lower: 13, upper: 14 }
 */
export function numbersRoundedTo({ sum, counts }: RoundedSum, { base, minimum }: Omit<Rounding, "unseen">): Interval {
  const upper = sum + counts * (Math.ceil(base / 2) - 1);
  const least = counts * minimum > upper ? sum : counts * minimum;
  return { lower: Math.max(sum - counts * Math.floor(base / 2), least), upper };
}

/**
 * The true numbers of persons, both limits included, that a sum of published counts may stand for: those that were rounded to it
 * (`numbersRoundedTo`), and what may have changed since. The published sum itself always lies between the limits, also where the minimum is above
 * it (13 persons, rounded to 10), so that a figure made of it lies within its interval.
 *
 * @example trueNumbers({ sum: 120, counts: 1 }, { base: 10, minimum: 10, unseen: 2 }) // { lower: 113, upper: 126 }
 * @example trueNumbers({ sum: 10, counts: 1 }, { base: 10, minimum: 13 }) // { lower: 10, upper: 14 }
 */
export function trueNumbers(rounded: RoundedSum, { unseen = 0, ...rounding }: Rounding): Interval {
  const { lower, upper } = numbersRoundedTo(rounded, rounding);
  const slack = rounded.counts * unseen;
  return { lower: Math.max(0, Math.min(lower, rounded.sum) - slack), upper: upper + slack };
}
