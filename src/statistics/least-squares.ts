import { mean } from "./mean.ts";

/** A point to which a line is fitted. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** y = intercept + slope x. */
export interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/**
 * The least-squares line through some points; null unless they have at least two different x.
 *
 * @example leastSquares([{ x: 0, y: 1 }, { x: 1, y: 3 }]) // { intercept: 1, slope: 2 }
 */
export function leastSquares(points: readonly Point[]): Line | null {
  const [centreX, centreY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const spread = points.reduce((total, { x }) => total + (x - centreX) ** 2, 0);
  if (!(spread > 0)) return null;
  const slope = points.reduce((total, { x, y }) => total + (x - centreX) * (y - centreY), 0) / spread;
  return { intercept: centreY - slope * centreX, slope };
}
