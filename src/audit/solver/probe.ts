import { UNBOUNDED } from "./count-limits.ts";
import { LOWER, UPPER, backtrack, limitOf, reread, setLimit, tryLimit } from "./propagation-state.ts";
import type { State } from "./propagation-state.ts";
import { settle } from "./propagation.ts";
import type { Limit } from "./steps.ts";

/** The source of a supposition: the number of no real source. */
const SUPPOSED = -2;

/** A limit of a count and its supposed value. */
interface Supposed {
  readonly limit: Limit;
  readonly value: number;
}

/** A count to probe, and a value that it is known to be able to have; null where none is known. */
export interface Probed {
  readonly count: number;
  readonly possible: number | null;
}

/** How far the consequences of a supposition are followed. */
export interface Reach {
  /** Sums marked with 1 are ignored. */
  readonly ignored: Uint8Array;
  /** The largest number of sums to examine. */
  readonly looks: number;
  /** The largest width of a count whose consequences are followed: wide counts hardly ever lead to a contradiction. */
  readonly narrow: number;
}

/** Follows a supposition within its reach; returns a count without any possible value, or null if there is none. */
function follow(state: State, { looks, ignored, narrow }: Reach, supposed: () => void): number | null {
  state.ignored = ignored;
  state.narrow = narrow;
  state.waiting.room = looks;
  supposed();
  const impossible = settle(state);
  state.ignored = null;
  state.narrow = UNBOUNDED;
  return impossible;
}

/** Whether the supposed limit is compatible with everything known. */
function isPossible(state: State, { limit, value }: Supposed, reach: Reach): boolean {
  state.isReasoned = false;
  const impossible = follow(state, reach, () => tryLimit(state, limit, value));
  state.isReasoned = true;
  backtrack(state);
  return impossible === null;
}

/** The steps that contradict the supposed limit. */
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

/**
 * Supposes that a count is at one of its limits; returns the steps that contradict this, or null. The cheap test comes
 * first, as most suppositions contradict nothing.
 */
function against(state: State, limit: Limit, reach: Reach): readonly number[] | null {
  const [count, side] = [limit >> 1, limit & 1];
  const value = (side === LOWER ? state.lower : state.upper)[count]!;
  const supposed = { limit: limitOf(count, 1 - side), value };
  return isPossible(state, supposed, reach) ? null : contradicted(state, supposed, reach);
}

/**
 * Supposes that a count equals its upper, or its lower, limit. If that contradicts the rest, the value is excluded and
 * the next one is tried. This finds conclusions that follow only from several sums together, though not always all of
 * them. A value that the count is known to be able to have, such as its true one, needs no try: nothing excludes it.
 *
 * Source: the adjustment of bounds in Dobra, A. and Fienberg, S. E. (2010), The generalized shuttle algorithm, section 3, in: Algebraic and
 * Geometric Methods in Statistics, 135-156, Cambridge University Press.
 */
export function probe(state: State, { count, possible }: Probed, reach: Reach): void {
  const { conclusions, lower, upper } = state;
  for (const side of [LOWER, UPPER]) {
    while (lower[count]! < upper[count]! && upper[count] !== UNBOUNDED) {
      if ((side === LOWER ? lower : upper)[count] === possible) break;
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
