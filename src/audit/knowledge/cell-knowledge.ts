import type { Interval } from "../solver/problem.ts";

/** What an intruder knows of the true counts: limits by cell number. */
export interface Knowledge {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * No knowledge of `cells` counts, except that a count is at least 0.
 *
 * @example nothingKnown(2).upper // Float64Array [Infinity, Infinity]
 */
export const nothingKnown = (cells: number): Knowledge => ({
  lower: new Float64Array(cells),
  upper: new Float64Array(cells).fill(Infinity),
});

/** A copy of the knowledge that can be changed independently. */
export const copyOf = ({ lower, upper }: Knowledge): Knowledge => ({ lower: lower.slice(), upper: upper.slice() });

/**
 * Narrows the limits of a cell to an interval; returns whether that added information.
 *
 * @example narrow(knowledge, 17, { lower: 0, upper: 9 }) // true, and false the next time
 */
export function narrow({ lower, upper }: Knowledge, cell: number, interval: Interval): boolean {
  const isNews = interval.lower > lower[cell]! || interval.upper < upper[cell]!;
  lower[cell] = Math.max(lower[cell]!, interval.lower);
  upper[cell] = Math.min(upper[cell]!, interval.upper);
  return isNews;
}

/** Replaces the limits of a cell by an interval. */
export function setKnown({ lower, upper }: Knowledge, cell: number, interval: Interval): void {
  lower[cell] = interval.lower;
  upper[cell] = interval.upper;
}
