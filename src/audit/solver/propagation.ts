import { UNBOUNDED } from "./count-limits.ts";
import { LOWER, UPPER, limitOf, setLimit, tryLimit } from "./propagation-state.ts";
import type { State } from "./propagation-state.ts";
import type { Limit } from "./steps.ts";
import { dequeue, empty } from "./sum-queue.ts";

/**
 * Records the premises of a limit. A limit of the total follows from the same side of all parts; a limit of a part
 * follows from the same side of the total and the opposite side of the other parts.
 */
function reason({ sums, conclusions, look }: State, limit: Limit): void {
  const [count, side, total] = [limit >> 1, limit & 1, sums.totals[look.sum]!];
  const of = count === total ? side : 1 - side;
  if (count !== total) conclusions.because(conclusions.newest[limitOf(total, side)]!);
  for (let at = sums.starts[look.sum]!; at < sums.starts[look.sum + 1]!; at += 1)
    if (sums.parts[at] !== count) conclusions.because(conclusions.newest[limitOf(sums.parts[at]!, of)]!);
}

/** Sets a limit that follows from the sum under examination. */
function conclude(state: State, limit: Limit, value: number): void {
  if (!state.isReasoned) return tryLimit(state, limit, value);
  reason(state, limit);
  state.conclusions.conclude(limit, value);
  return setLimit(state, limit, value);
}

/** Adds up the limits of a sum's parts. */
function addUp({ sums: { parts, starts }, lower, upper, look }: State, sum: number): void {
  let least = 0;
  let most = 0;
  let unbounded = 0;
  let widest = 0;
  const end = starts[sum + 1]!;
  for (let at = starts[sum]!; at < end; at += 1) {
    const part = parts[at]!;
    const from = lower[part]!;
    const to = upper[part]!;
    least += from;
    if (to === UNBOUNDED) {
      unbounded += 1;
    } else {
      most += to;
      if (to - from > widest) widest = to - from;
    }
  }
  look.sum = sum;
  look.least = least;
  look.most = most;
  look.unbounded = unbounded;
  look.widest = widest;
}

/** Limits a part by the total and the other parts. */
function lookAtPart(state: State, total: number, part: number): void {
  const { lower, upper, look } = state;
  const before = upper[part]!;
  const most = upper[total]! - look.least + lower[part]!;
  if (upper[total] !== UNBOUNDED && most < before) {
    look.most += before === UNBOUNDED ? most : most - before;
    look.unbounded -= before === UNBOUNDED ? 1 : 0;
    conclude(state, limitOf(part, UPPER), most);
  }
  const isUnbounded = upper[part] === UNBOUNDED;
  if (look.unbounded > (isUnbounded ? 1 : 0)) return;
  const least = lower[total]! - look.most + (isUnbounded ? 0 : upper[part]!);
  if (least <= lower[part]!) return;
  look.least += least - lower[part]!;
  conclude(state, limitOf(part, LOWER), least);
}

/**
 * Whether the total leaves its parts more room, above and below, than the widest of them has: then it limits none of
 * them.
 */
function leavesRoom({ lower, upper, look: { least, most, unbounded, widest } }: State, total: number): boolean {
  const above = upper[total] === UNBOUNDED || (unbounded === 0 && widest <= upper[total]! - least);
  return above && (unbounded > 1 || (unbounded === 0 && widest <= most - lower[total]!));
}

/** Limits the parts by their total. Returns a part without any possible value, else null. */
function lookAtParts(state: State, total: number): number | null {
  const {
    lower,
    upper,
    look,
    sums: { parts, starts },
  } = state;
  const end = starts[look.sum + 1]!;
  for (let at = starts[look.sum]!; at < end; at += 1) {
    const part = parts[at]!;
    const width = upper[part]! - lower[part]!;
    if (width < 0) return part;
    // The total does not limit a part that has no more room than it leaves, above and below.
    if (look.unbounded === 0 && width <= upper[total]! - look.least && width <= look.most - lower[total]!) continue;
    lookAtPart(state, total, part);
    if (lower[part]! > upper[part]!) return part;
  }
  return null;
}

/** Limits the total and the parts of a sum by each other. Returns a count without any possible value, else null. */
function lookAt(state: State, sum: number): number | null {
  const { lower, upper, sums, look } = state;
  const total = sums.totals[sum]!;
  addUp(state, sum);
  if (look.least > lower[total]!) conclude(state, limitOf(total, LOWER), look.least);
  if (look.unbounded === 0 && look.most < upper[total]!) conclude(state, limitOf(total, UPPER), look.most);
  if (lower[total]! > upper[total]!) return total;
  return leavesRoom(state, total) ? null : lookAtParts(state, total);
}

/**
 * Examines sums until no limit changes, or until the queue has had no more room: then some conclusions may be missing,
 * but none is wrong. Returns a count without any possible value, else null.
 */
export function settle(state: State): number | null {
  const { waiting } = state;
  let impossible: number | null = null;
  while (waiting.length > 0 && impossible === null) impossible = lookAt(state, dequeue(waiting));
  empty(waiting);
  return impossible;
}
