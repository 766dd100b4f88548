import type { Interval } from "./problem.ts";

/** Above every number of persons: stands for no upper limit. */
export const UNBOUNDED = 1_000_000_000;

/** The lower and upper limit of each count; `UNBOUNDED` where there is no upper limit. */
export interface Limits {
  readonly lower: Int32Array;
  readonly upper: Int32Array;
}

/**
 * The limits of one count; Infinity where there is no upper limit.
 *
 * @example intervalOf({ lower: Int32Array.of(3), upper: Int32Array.of(UNBOUNDED) }, 0) // { lower: 3, upper: Infinity }
 */
export const intervalOf = ({ lower, upper }: Limits, count: number): Interval => ({
  lower: lower[count]!,
  upper: upper[count] === UNBOUNDED ? Infinity : upper[count]!,
});
