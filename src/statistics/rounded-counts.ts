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
 * The true numbers of persons, both limits included, that a sum of published counts may stand for. A count n rounded to base b
 * (sql/macros/rounded_to.sql) was n - ⌊b/2⌋ to n + ⌈b/2⌉ - 1, and no fewer than the minimum. The published sum itself always lies between
 * the limits, also where the minimum is above it (13 persons, rounded to 10).
 *
 * @example trueNumbers({ sum: 120, counts: 1 }, { base: 10, minimum: 10 }) // { lower: 115, upper: 124 }
 * @example trueNumbers({ sum: 120, counts: 1 }, { base: 10, minimum: 10, unseen: 2 }) // { lower: 113, upper: 126 }
 * @example trueNumbers({ sum: 10, counts: 1 }, { base: 10, minimum: 10 }) // { lower: 10, upper: 14 }
 */
export const trueNumbers = ({ sum, counts }: RoundedSum, { base, minimum, unseen = 0 }: Rounding): Interval => ({
  lower: Math.max(0, Math.max(sum - counts * Math.floor(base / 2), Math.min(sum, counts * minimum)) - counts * unseen),
  upper: sum + counts * (Math.ceil(base / 2) - 1 + unseen),
});
