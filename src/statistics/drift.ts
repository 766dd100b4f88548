import { leastSquares } from "./least-squares.ts";
import type { Point } from "./least-squares.ts";
import { mean } from "./mean.ts";
import type { Triangle } from "./triangle.ts";

/** Newest rows that a trend is seen in, two years so that each time of the year is in it twice, and fewer than which tell of none. */
const TREND_WINDOW = 24;
const MIN_ROWS = 18;

interface DriftOptions {
  /** So many of the newest rows, the last one counted, are behind the factor that drifts. */
  readonly window: number;
  /** The first row that arrived as rows do now; 0 where left out. */
  readonly from?: number;
}

/** Newest rows that have to bear a trend out: after a sudden change a straight line would go too far. */
const CONFIRMING_ROWS = 3;

interface Step extends Point {
  readonly before: number;
  readonly after: number;
}

/** Rows that are known before and after the first step: x the row, y the logarithm of its factor. */
const stepsOf = (triangle: Triangle, from: number): readonly Step[] =>
  triangle.flatMap(([before = null, after = null], x) =>
    x >= from && before !== null && after !== null && before > 0 && after > 0
      ? [{ x, y: Math.log(after / before), before, after }]
      : [],
  );

const meanOf = (steps: readonly Step[], of: keyof Step): number => mean(steps.map((step) => step[of]));

/** The smaller of two changes in one direction; none where they are in two. */
const lesser = (a: number, b: number): number => (a * b > 0 ? Math.sign(a) * Math.min(Math.abs(a), Math.abs(b)) : 0);

/**
 * By what the first development factor of the newest row differs from that of the newest rows together, where reports have come in earlier
 * and earlier, or later: a straight line through the logarithms of the rows' factors, read at the newest row, as far as the newest three known
 * factors have gone that way. A factor of a year of rows stands for the middle of that year. 1 where too few rows are known.
 *
 * @example drift(triangle, { window: 12 }) // 0.998: a little more of it has arrived than of the year's months
 */
export function drift(triangle: Triangle, { window, from = 0 }: DriftOptions): number {
  const newest = stepsOf(triangle, from).slice(-TREND_WINDOW);
  const line = newest.length < MIN_ROWS ? null : leastSquares(newest);
  const behind = newest.filter(({ x }) => x >= triangle.length - window);
  if (line === null || behind.length === 0) return 1;
  const trend = line.slope * (triangle.length - 1 - meanOf(behind, "x"));
  const factor = Math.log(meanOf(behind, "after") / meanOf(behind, "before"));
  return Math.exp(lesser(trend, meanOf(newest.slice(-CONFIRMING_ROWS), "y") - factor));
}
