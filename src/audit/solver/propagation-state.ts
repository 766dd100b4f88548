import { openConclusions } from "./conclusions.ts";
import type { Conclusions } from "./conclusions.ts";
import { UNBOUNDED } from "./count-limits.ts";
import type { Limits } from "./count-limits.ts";
import { numbers, push } from "./growing-column.ts";
import type { Numbers } from "./growing-column.ts";
import type { Interval } from "./problem.ts";
import type { Limit } from "./steps.ts";
import { emptyQueue, enqueue } from "./sum-queue.ts";
import type { Queue } from "./sum-queue.ts";
import type { Sums } from "./sums.ts";

/** What a source states about a count. */
export interface Fact {
  readonly count: number;
  readonly interval: Interval;
  readonly source: number;
}

/**
 * The sum under examination: the sum of its parts' lower limits (`least`) and of their upper limits (`most`), the
 * number of parts without an upper limit, which `most` leaves out, and the widest of the other parts.
 */
export interface Look {
  sum: number;
  least: number;
  most: number;
  unbounded: number;
  widest: number;
}

/** What is known of all counts, its sources, and the sums still to be examined. */
export interface State {
  readonly sums: Sums;
  /** The initial limits. */
  readonly start: Limits;
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  readonly conclusions: Conclusions;
  /**
   * The facts of all sources in the order of arrival, also those that added nothing: they count again if other facts
   * are withdrawn.
   */
  readonly facts: Fact[];
  readonly waiting: Queue;
  readonly look: Look;
  /** Limits changed without a recorded reason, each with its previous value: pairs, in the order of time. */
  readonly trail: Numbers;
  /** Sums that are ignored. */
  ignored: Uint8Array | null;
  /** Consequences are followed only from counts at most this wide. */
  narrow: number;
  /** Whether the premises of conclusions are recorded. */
  isReasoned: boolean;
}

/** The side of a lower limit. */
export const LOWER = 0;
/** The side of an upper limit. */
export const UPPER = 1;

/** The number of a count's lower or upper limit. */
export const limitOf = (count: number, side: number): Limit => 2 * count + side;

/** Sets a limit and queues the sums from which something may follow. */
export function setLimit(state: State, limit: Limit, value: number): void {
  const count = limit >> 1;
  (limit % 2 === LOWER ? state.lower : state.upper)[count] = value;
  if (state.upper[count]! - state.lower[count]! <= state.narrow) callUp(state, count);
}

/** Queues the sums that contain a count. */
export function callUp({ sums: { memberships }, waiting, ignored }: State, count: number): void {
  const end = memberships.starts[count + 1]!;
  for (let at = memberships.starts[count]!; at < end && waiting.room > 0; at += 1) {
    const sum = memberships.sums[at]!;
    if (ignored === null || ignored[sum] === 0) enqueue(waiting, sum);
  }
}

/** Sets a limit as `setLimit` does, and records its previous value. */
export function tryLimit(state: State, limit: Limit, value: number): void {
  push(state.trail, limit);
  push(state.trail, (limit % 2 === LOWER ? state.lower : state.upper)[limit >> 1]!);
  setLimit(state, limit, value);
}

/** Restores all limits that were tried. */
export function backtrack({ trail, lower, upper }: State): void {
  const { values } = trail;
  for (let at = trail.length - 2; at >= 0; at -= 2)
    (values[at]! % 2 === LOWER ? lower : upper)[values[at]! >> 1] = values[at + 1]!;
  trail.length = 0;
}

/** Sets limits to what the conclusions say now. */
export function reread(state: State, limits: readonly Limit[]): void {
  for (const limit of limits) {
    const step = state.conclusions.newest[limit]!;
    const count = limit >> 1;
    const side = limit % 2 === LOWER ? "lower" : "upper";
    state[side][count] = step === -1 ? state.start[side][count]! : state.conclusions.valueOf(step);
  }
}

/** A state without conclusions, in which only the initial limits are known. */
export const openState = (sums: Sums, start: Limits): State => ({
  sums,
  start,
  lower: start.lower.slice(),
  upper: start.upper.slice(),
  conclusions: openConclusions(sums.counts),
  facts: [],
  trail: numbers(),
  look: { sum: 0, least: 0, most: 0, unbounded: 0, widest: 0 },
  ignored: null,
  narrow: UNBOUNDED,
  isReasoned: true,
  waiting: emptyQueue(sums.totals.length),
});
