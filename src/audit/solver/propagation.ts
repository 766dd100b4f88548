import { UNBOUNDED } from "./count-limits.ts";
import { LOWER, UPPER, limitOf, setLimit, tryLimit } from "./propagation-state.ts";
import type { State } from "./propagation-state.ts";
import type { Limit } from "./steps.ts";
import { dequeue } from "./sum-queue.ts";

/** A limit of the whole follows from the same side of all parts, one of a part from the whole's same side and the others' other side. */
function reason({ sums, conclusions, look }: State, limit: Limit): void {
  const [count, side, whole] = [limit >> 1, limit & 1, sums.wholes[look.sum]!];
  const of = count === whole ? side : 1 - side;
  if (count !== whole) conclusions.because(conclusions.newest[limitOf(whole, side)]!);
  for (let at = sums.starts[look.sum]!; at < sums.starts[look.sum + 1]!; at += 1)
    if (sums.parts[at] !== count) conclusions.because(conclusions.newest[limitOf(sums.parts[at]!, of)]!);
}

/** Sets a limit that the sum looked at tells of. */
function conclude(state: State, limit: Limit, value: number): void {
  if (!state.isReasoned) return tryLimit(state, limit, value);
  reason(state, limit);
  state.conclusions.conclude(limit, value);
  return setLimit(state, limit, value);
}

/** What the parts of a sum come to. */
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

/** What the whole tells of its parts. Gives a part that nothing is left for; else null. */
function lookAtParts(state: State, whole: number): number | null {
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
    // A part that has no more room than the whole leaves it, above and below, is told nothing.
    if (look.unbounded === 0 && width <= upper[whole]! - look.least && width <= look.most - lower[whole]!) continue;
    lookAtPart(state, whole, part);
    if (lower[part]! > upper[part]!) return part;
  }
  return null;
}

/** What a sum tells of its whole and its parts. Gives a count that nothing is left for; else null. */
function lookAt(state: State, sum: number): number | null {
  const { lower, upper, sums, look } = state;
  const whole = sums.wholes[sum]!;
  addUp(state, sum);
  if (look.least > lower[whole]!) conclude(state, limitOf(whole, LOWER), look.least);
  if (look.unbounded === 0 && look.most < upper[whole]!) conclude(state, limitOf(whole, UPPER), look.most);
  if (lower[whole]! > upper[whole]!) return whole;
  return leavesRoom(state, whole) ? null : lookAtParts(state, whole);
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
