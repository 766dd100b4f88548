import { UNBOUNDED } from "./count-limits.ts";
import { LOWER, UPPER, limitOf, reread, setLimit } from "./propagation-state.ts";
import type { State } from "./propagation-state.ts";
import { settle } from "./propagation.ts";
import type { Limit } from "./steps.ts";

/** The source of what is supposed only: no number of a source. */
const SUPPOSED = -2;

/** How far a supposition is followed. */
export interface Reach {
  /** Sums that are marked with 1 are not looked at. */
  readonly ignored: Uint8Array;
  /** How many sums are looked at, at most. */
  readonly looks: number;
  /** How wide a count may be left for what follows from it to be looked at: wide ones hardly ever come to a contradiction. */
  readonly narrow: number;
}

/** Supposes that a count is at one of its limits: gives what a contradiction rests on, or null where there is none, as far as it was followed. */
function suppose(state: State, limit: Limit, { ignored, looks, narrow }: Reach): readonly number[] | null {
  const { conclusions } = state;
  const [count, side] = [limit >> 1, limit & 1];
  const value = (side === LOWER ? state.lower : state.upper)[count]!;
  const steps = conclusions.length();
  state.ignored = ignored;
  state.narrow = narrow;
  conclusions.assume(limitOf(count, 1 - side), value, SUPPOSED);
  setLimit(state, limitOf(count, 1 - side), value);
  const impossible = settle(state, looks);
  state.ignored = null;
  state.narrow = UNBOUNDED;
  const clash = impossible === null ? [] : [LOWER, UPPER].map((of) => conclusions.newest[limitOf(impossible, of)]!);
  const basis = conclusions.basisOf(clash, steps);
  reread(state, conclusions.undo(steps));
  return impossible === null ? null : basis;
}

/** The same, at less cost: most suppositions contradict nothing, and of these nobody asks what they rest on. */
function against(state: State, limit: Limit, reach: Reach): readonly number[] | null {
  state.isReasoned = false;
  const isPossible = suppose(state, limit, reach) === null;
  state.isReasoned = true;
  return isPossible ? null : suppose(state, limit, reach);
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
