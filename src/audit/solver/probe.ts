import { UNBOUNDED } from "./count-limits.ts";
import { LOWER, UPPER, backtrack, limitOf, reread, setLimit, tryLimit } from "./propagation-state.ts";
import type { State } from "./propagation-state.ts";
import { settle } from "./propagation.ts";
import type { Limit } from "./steps.ts";

/** The source of what is supposed only: no number of a source. */
const SUPPOSED = -2;

/** A limit of a count, and what it is supposed to be. */
interface Supposed {
  readonly limit: Limit;
  readonly value: number;
}

/** How far a supposition is followed. */
export interface Reach {
  /** Sums that are marked with 1 are not looked at. */
  readonly ignored: Uint8Array;
  /** How many sums are looked at, at most. */
  readonly looks: number;
  /** How wide a count may be left for what follows from it to be looked at: wide ones hardly ever come to a contradiction. */
  readonly narrow: number;
}

/** Follows a supposition as far as it reaches: gives a count that nothing is left for; null where there is none. */
function follow(state: State, { looks, ignored, narrow }: Reach, supposed: () => void): number | null {
  state.ignored = ignored;
  state.narrow = narrow;
  supposed();
  const impossible = settle(state, looks);
  state.ignored = null;
  state.narrow = UNBOUNDED;
  return impossible;
}

/** Whether it contradicts nothing that a limit of a count has a value. */
function isPossible(state: State, { limit, value }: Supposed, reach: Reach): boolean {
  state.isReasoned = false;
  const impossible = follow(state, reach, () => tryLimit(state, limit, value));
  state.isReasoned = true;
  backtrack(state);
  return impossible === null;
}

/** What it contradicts that a limit of a count has a value: the steps that the contradiction rests on. */
function contradicted(state: State, { limit, value }: Supposed, reach: Reach): readonly number[] {
  const { conclusions } = state;
  const steps = conclusions.length();
  const impossible = follow(state, reach, () => {
    conclusions.assume(limit, value, SUPPOSED);
    setLimit(state, limit, value);
  });
  const clash = impossible === null ? [] : [LOWER, UPPER].map((of) => conclusions.newest[limitOf(impossible, of)]!);
  const basis = conclusions.basisOf(clash, steps);
  reread(state, conclusions.undo(steps));
  return basis;
}

/** Supposes that a count is at one of its limits. Most suppositions contradict nothing, and of these nobody asks what they rest on. */
function against(state: State, limit: Limit, reach: Reach): readonly number[] | null {
  const [count, side] = [limit >> 1, limit & 1];
  const value = (side === LOWER ? state.lower : state.upper)[count]!;
  const supposed = { limit: limitOf(count, 1 - side), value };
  return isPossible(state, supposed, reach) ? null : contradicted(state, supposed, reach);
}

/**
 * Supposes that a count is as great, or as small, as it can be; where that contradicts the rest it is excluded, and the next number is supposed. What
 * several sums only tell together is found so, though not always all of it.
 *
 * Source: the adjustment of bounds in Dobra, A. and Fienberg, S. E. (2010), The generalized shuttle algorithm, section 3, in: Algebraic and
 * Geometric Methods in Statistics, 135-156, Cambridge University Press.
 */
export function probe(state: State, count: number, reach: Reach): void {
  const { conclusions, lower, upper } = state;
  for (const side of [LOWER, UPPER]) {
    while (lower[count]! < upper[count]! && upper[count] !== UNBOUNDED) {
      const limit = limitOf(count, side);
      const basis = against(state, limit, reach);
      if (basis === null) break;
      const value = side === LOWER ? lower[count]! + 1 : upper[count]! - 1;
      for (const step of basis) conclusions.because(step);
      conclusions.conclude(limit, value);
      setLimit(state, limit, value);
      settle(state);
    }
  }
}
