import { leastSquares } from "./least-squares.ts";
import type { Point } from "./least-squares.ts";
import { mean } from "./mean.ts";
import type { Triangle } from "./triangle.ts";

/**
 * The newest rows in which a trend is estimated: two years, so that each time of the year occurs twice; and the
 * smallest number of rows for a trend.
 */
const TREND_WINDOW = 24;
const MIN_ROWS = 18;

interface DriftOptions {
  /** The number of newest rows, the last one included, that were used for the drifting factor. */
  readonly window: number;
  /** The first row reported under the present conditions; 0 by default. */
  readonly from?: number;
}

/** The number of newest rows that must confirm a trend: after a sudden change a straight line would overshoot. */
const CONFIRMING_ROWS = 3;

interface Step extends Point {
  readonly before: number;
  readonly after: number;
}

/** The rows known before and after the first step: x is the row, y the logarithm of its factor. */
const stepsOf = (triangle: Triangle, from: number): readonly Step[] =>
  triangle.flatMap(([before = null, after = null], x) =>
    x >= from && before !== null && after !== null && before > 0 && after > 0
      ? [{ x, y: Math.log(after / before), before, after }]
      : [],
  );

const meanOf = (steps: readonly Step[], of: keyof Step): number => mean(steps.map((step) => step[of]));

/** The smaller of two changes in the same direction; 0 if their directions differ. */
const lesser = (a: number, b: number): number => (a * b > 0 ? Math.sign(a) * Math.min(Math.abs(a), Math.abs(b)) : 0);

/**
 * The drift: the ratio of the first development factor of the newest row to that of the newest rows together, where
 * reports arrive earlier and earlier, or later and later. A straight line is fitted to the logarithms of the rows'
 * factors and evaluated at the newest row, limited to the change that the newest three known factors confirm. A factor
 * from a year of rows represents the middle of that year. 1 where too few rows are known.
 *
 * @example drift(triangle, { window: 12 }) // 0.998: a little more of it has arrived than of the year's months
 */
export function drift(triangle: Triangle, { window, from = 0 }: DriftOptions): number {
  const newest = stepsOf(triangle, from).slice(-TREND_WINDOW);
  const line = newest.length < MIN_ROWS ? null : leastSquares(newest);
  const recent = newest.filter(({ x }) => x >= triangle.length - window);
  if (line === null || recent.length === 0) return 1;
  const trend = line.slope * (triangle.length - 1 - meanOf(recent, "x"));
  const factor = Math.log(meanOf(recent, "after") / meanOf(recent, "before"));
  return Math.exp(lesser(trend, meanOf(newest.slice(-CONFIRMING_ROWS), "y") - factor));
}
