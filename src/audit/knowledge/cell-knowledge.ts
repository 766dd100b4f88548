import type { Interval } from "../solver/problem.ts";

/** What somebody knows of the true counts: limits by number of cell. */
export interface Knowledge {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Nothing is known of `cells` counts but that nobody is counted less than nought times.
 *
 * @example nothingKnown(2).upper // Float64Array [Infinity, Infinity]
 */
export const nothingKnown = (cells: number): Knowledge => ({
  lower: new Float64Array(cells),
  upper: new Float64Array(cells).fill(Infinity),
});

/** The same knowledge, to be changed apart. */
export const copyOf = ({ lower, upper }: Knowledge): Knowledge => ({ lower: lower.slice(), upper: upper.slice() });

/**
 * Narrows what is known of a cell by an interval; gives whether that was news.
 *
 * @example narrow(knowledge, 17, { lower: 0, upper: 9 }) // true, and false the next time
 */
export function narrow({ lower, upper }: Knowledge, cell: number, interval: Interval): boolean {
  const isNews = interval.lower > lower[cell]! || interval.upper < upper[cell]!;
  lower[cell] = Math.max(lower[cell]!, interval.lower);
  upper[cell] = Math.min(upper[cell]!, interval.upper);
  return isNews;
}

/** Replaces what is known of a cell by an interval. */
export function setKnown({ lower, upper }: Knowledge, cell: number, interval: Interval): void {
  lower[cell] = interval.lower;
  upper[cell] = interval.upper;
}
