import type { Interval } from "./problem.ts";

/** Above every number of persons: nothing is known from above. */
export const UNBOUNDED = 1_000_000_000;

/** The least and the most that each count can be; `UNBOUNDED` where nothing limits it. */
export interface Limits {
  readonly lower: Int32Array;
  readonly upper: Int32Array;
}

/**
 * What is known of one count; its upper end Infinity where nothing limits it.
 *
 * @example intervalOf({ lower: Int32Array.of(3), upper: Int32Array.of(UNBOUNDED) }, 0) // { lower: 3, upper: Infinity }
 */
export const intervalOf = ({ lower, upper }: Limits, count: number): Interval => ({
  lower: lower[count]!,
  upper: upper[count] === UNBOUNDED ? Infinity : upper[count]!,
});
