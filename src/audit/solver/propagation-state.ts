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

/** What a source tells of a count. */
export interface Fact {
  readonly count: number;
  readonly interval: Interval;
  readonly source: number;
}

/** A sum that is looked at: what its parts come to at least, and at most but for those that nothing limits; the widest of the others. */
export interface Look {
  sum: number;
  least: number;
  most: number;
  unbounded: number;
  widest: number;
}

/** What is known of all counts, from what, and what is still to be looked at. */
export interface State {
  readonly sums: Sums;
  /** What is known to begin with. */
  readonly start: Limits;
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  readonly conclusions: Conclusions;
  /** What sources told, also where it was no news: what was news may be taken back. In the order in which they came. */
  readonly facts: Fact[];
  readonly waiting: Queue;
  readonly look: Look;
  /** Limits that moved while nobody asked why, each with what it was: pairs, in the order of time. */
  readonly trail: Numbers;
  /** Sums that are not looked at. */
  ignored: Uint8Array | null;
  /** Only what follows from counts that are left so wide, or narrower, is concluded. */
  narrow: number;
  /** Whether it is noted what a conclusion rests on. */
  isReasoned: boolean;
}

/** The side of the least that a count can be. */
export const LOWER = 0;
/** The side of the most. */
export const UPPER = 1;

/** A side of a count's limits. */
export const limitOf = (count: number, side: number): Limit => 2 * count + side;

/** Sets a limit and calls up what may follow. */
export function setLimit(state: State, limit: Limit, value: number): void {
  const count = limit >> 1;
  (limit % 2 === LOWER ? state.lower : state.upper)[count] = value;
  if (state.upper[count]! - state.lower[count]! <= state.narrow) callUp(state, count);
}

/** Calls up the sums that a count is in. */
export function callUp({ sums: { memberships }, waiting, ignored }: State, count: number): void {
  for (let at = memberships.starts[count]!; at < memberships.starts[count + 1]!; at += 1) {
    const sum = memberships.sums[at]!;
    if (ignored === null || ignored[sum] === 0) enqueue(waiting, sum);
  }
}

/** Sets a limit as `setLimit` does, and notes what it was. */
export function tryLimit(state: State, limit: Limit, value: number): void {
  push(state.trail, limit);
  push(state.trail, (limit % 2 === LOWER ? state.lower : state.upper)[limit >> 1]!);
  setLimit(state, limit, value);
}

/** Sets all limits that were tried back to what they were before. */
export function backtrack({ trail, lower, upper }: State): void {
  const { values } = trail;
  for (let at = trail.length - 2; at >= 0; at -= 2)
    (values[at]! % 2 === LOWER ? lower : upper)[values[at]! >> 1] = values[at + 1]!;
  trail.length = 0;
}

/** Sets limits to what the conclusions say of them now. */
export function reread(state: State, limits: readonly Limit[]): void {
  for (const limit of limits) {
    const step = state.conclusions.newest[limit]!;
    const count = limit >> 1;
    const side = limit % 2 === LOWER ? "lower" : "upper";
    state[side][count] = step === -1 ? state.start[side][count]! : state.conclusions.valueOf(step);
  }
}

/** Nothing is concluded yet, and nothing known but what there is to begin with. */
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
  waiting: emptyQueue(sums.wholes.length),
});
