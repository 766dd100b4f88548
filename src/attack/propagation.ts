import { openConclusions } from "./conclusions.ts";
import type { Conclusions, Limit } from "./conclusions.ts";
import type { Interval } from "./problem.ts";
import type { Sums } from "./sums.ts";

/** Above every number of persons: nothing is known from above. */
export const UNBOUNDED = 1_000_000_000;

/** The least and the most that each count can be; `UNBOUNDED` where nothing limits it. */
export interface Limits {
  readonly lower: Int32Array;
  readonly upper: Int32Array;
}

/** What a source tells of a count. */
export interface Told {
  readonly count: number;
  readonly interval: Interval;
  readonly source: number;
}

/** A sum that is looked at: what its parts come to at least, and at most but for those that nothing limits; the widest of the others. */
interface Look {
  sum: number;
  least: number;
  most: number;
  unbounded: number;
  widest: number;
}

/** Sums to look at, each once, in the order in which they were called up: a ring, as never more wait than there are. */
interface Queue {
  readonly ring: Int32Array;
  readonly isWaiting: Uint8Array;
  first: number;
  length: number;
}

function enqueue(queue: Queue, sum: number): void {
  const { ring, isWaiting } = queue;
  if (isWaiting[sum] === 1) return;
  isWaiting[sum] = 1;
  const end = queue.first + queue.length;
  ring[end < ring.length ? end : end - ring.length] = sum;
  queue.length += 1;
}

function dequeue(queue: Queue): number {
  const { ring, isWaiting, first } = queue;
  const sum = ring[first]!;
  isWaiting[sum] = 0;
  queue.first = first + 1 < ring.length ? first + 1 : 0;
  queue.length -= 1;
  return sum;
}

/** What is known of all counts, from what, and what is still to be looked at. */
export interface State {
  readonly sums: Sums;
  /** What is known to begin with. */
  readonly start: Limits;
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  readonly conclusions: Conclusions;
  /** What sources told, also where it was no news: what was news may be taken back. In the order of the telling. */
  readonly told: Told[];
  readonly waiting: Queue;
  readonly look: Look;
  /** Sums that are not looked at. */
  ignored: Uint8Array | null;
  /** Only what follows from counts that are left so wide, or narrower, is concluded. */
  narrow: number;
  /** Whether it is noted what a conclusion rests on. */
  isReasoned: boolean;
}

export const LOWER = 0;
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

/** A limit of the whole follows from the same side of all parts, one of a part from the whole's same side and the others' other side. */
function reason({ sums, conclusions, look }: State, limit: Limit): void {
  const [count, side, whole] = [limit >> 1, limit & 1, sums.wholes[look.sum]!];
  const of = count === whole ? side : 1 - side;
  if (count !== whole) conclusions.because(conclusions.newest[limitOf(whole, side)]!);
  for (let at = sums.starts[look.sum]!; at < sums.starts[look.sum + 1]!; at += 1)
    if (sums.parts[at] !== count) conclusions.because(conclusions.newest[limitOf(sums.parts[at]!, of)]!);
}

function conclude(state: State, limit: Limit, value: number): void {
  if (state.isReasoned) reason(state, limit);
  state.conclusions.conclude(limit, value);
  setLimit(state, limit, value);
}

function addUp({ sums, lower, upper, look }: State, sum: number): void {
  let least = 0;
  let most = 0;
  let unbounded = 0;
  let widest = 0;
  const end = sums.starts[sum + 1]!;
  for (let at = sums.starts[sum]!; at < end; at += 1) {
    const part = sums.parts[at]!;
    const from = lower[part]!;
    const to = upper[part]!;
    least += from;
    if (to === UNBOUNDED) {
      unbounded += 1;
    } else {
      most += to;
      widest = Math.max(widest, to - from);
    }
  }
  look.sum = sum;
  look.least = least;
  look.most = most;
  look.unbounded = unbounded;
  look.widest = widest;
}

/** What the whole and the other parts tell of a part. */
function lookAtPart(state: State, whole: number, part: number): void {
  const { lower, upper, look } = state;
  const before = upper[part]!;
  const most = upper[whole]! - look.least + lower[part]!;
  if (upper[whole] !== UNBOUNDED && most < before) {
    look.most += before === UNBOUNDED ? most : most - before;
    look.unbounded -= before === UNBOUNDED ? 1 : 0;
    conclude(state, limitOf(part, UPPER), most);
  }
  const isUnbounded = upper[part] === UNBOUNDED;
  if (look.unbounded > (isUnbounded ? 1 : 0)) return;
  const least = lower[whole]! - look.most + (isUnbounded ? 0 : upper[part]!);
  if (least <= lower[part]!) return;
  look.least += least - lower[part]!;
  conclude(state, limitOf(part, LOWER), least);
}

/** Whether the whole leaves its parts more room, above and below, than the widest of them has: then it tells nothing of any. */
function leavesRoom({ lower, upper, look: { least, most, unbounded, widest } }: State, whole: number): boolean {
  const above = upper[whole] === UNBOUNDED || (unbounded === 0 && widest <= upper[whole]! - least);
  return above && (unbounded > 1 || (unbounded === 0 && widest <= most - lower[whole]!));
}

/** What a sum tells of its whole and its parts. Gives a count that nothing is left for; else null. */
function lookAt(state: State, sum: number): number | null {
  const { lower, upper, sums, look } = state;
  const whole = sums.wholes[sum]!;
  addUp(state, sum);
  if (look.least > lower[whole]!) conclude(state, limitOf(whole, LOWER), look.least);
  if (look.unbounded === 0 && look.most < upper[whole]!) conclude(state, limitOf(whole, UPPER), look.most);
  if (lower[whole]! > upper[whole]!) return whole;
  if (leavesRoom(state, whole)) return null;
  for (let at = sums.starts[sum]!; at < sums.starts[sum + 1]!; at += 1) {
    const part = sums.parts[at]!;
    lookAtPart(state, whole, part);
    if (lower[part]! > upper[part]!) return part;
  }
  return null;
}

/**
 * Looks at sums until nothing moves, or until it has looked at `looks` of them: then less is concluded than could be, but nothing wrong. Gives a
 * count that nothing is left for; else null.
 */
export function settle(state: State, looks = Infinity): number | null {
  const { waiting } = state;
  let impossible: number | null = null;
  for (let look = 0; waiting.length > 0 && impossible === null && look < looks; look += 1)
    impossible = lookAt(state, dequeue(waiting));
  while (waiting.length > 0) dequeue(waiting);
  return impossible;
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
  told: [],
  look: { sum: 0, least: 0, most: 0, unbounded: 0, widest: 0 },
  ignored: null,
  narrow: UNBOUNDED,
  isReasoned: true,
  waiting: {
    ring: new Int32Array(sums.wholes.length),
    isWaiting: new Uint8Array(sums.wholes.length),
    first: 0,
    length: 0,
  },
});
