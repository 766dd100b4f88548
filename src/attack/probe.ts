import type { Limit } from "./conclusions.ts";
import { LOWER, UNBOUNDED, UPPER, limitOf, reread, setLimit, settle } from "./propagation.ts";
import type { State } from "./propagation.ts";

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

const valueAt = ({ lower, upper }: State, limit: Limit): number => ((limit & 1) === LOWER ? lower : upper)[limit >> 1]!;

/** What was found possible while the same sums were not looked at. */
function possibleBut({ possible }: State, ignored: Uint8Array): Map<Limit, number> {
  const known = possible.get(ignored) ?? new Map<Limit, number>();
  possible.set(ignored, known);
  return known;
}

/** Takes back what was supposed. Where it contradicts nothing, no more does a count at a limit of its own that it led to. */
function takeBack(state: State, from: number, possible: Map<Limit, number> | null): void {
  const limits = state.conclusions.undo(from);
  const fixed = limits.map((limit) => limit >> 1).filter((count) => state.lower[count] === state.upper[count]);
  const values = new Map(fixed.map((count) => [count, state.lower[count]!] as const));
  reread(state, limits);
  if (possible === null) return;
  for (const [count, value] of values)
    for (const limit of [limitOf(count, LOWER), limitOf(count, UPPER)])
      if (valueAt(state, limit) === value) possible.set(limit, value);
}

/** Supposes that a count is at one of its limits: gives what a contradiction rests on, or null where there is none, as far as it was followed. */
function suppose(state: State, limit: Limit, { ignored, looks, narrow }: Reach): readonly number[] | null {
  const { conclusions } = state;
  const opposite = limitOf(limit >> 1, 1 - (limit & 1));
  const value = valueAt(state, limit);
  const steps = conclusions.length();
  state.ignored = ignored;
  state.narrow = narrow;
  conclusions.assume(opposite, value, SUPPOSED);
  setLimit(state, opposite, value);
  const impossible = settle(state, looks);
  state.ignored = null;
  state.narrow = UNBOUNDED;
  const clash = impossible === null ? [] : [LOWER, UPPER].map((of) => conclusions.newest[limitOf(impossible, of)]!);
  const basis = conclusions.basisOf(clash, steps);
  takeBack(state, steps, impossible === null ? possibleBut(state, ignored) : null);
  return impossible === null ? null : basis;
}

/** The same, at less cost: most suppositions contradict nothing, of many that is known from others, and nobody asks what they rest on. */
function against(state: State, limit: Limit, reach: Reach): readonly number[] | null {
  if (possibleBut(state, reach.ignored).get(limit) === valueAt(state, limit)) return null;
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
      // What was possible before may not be any more.
      state.possible.clear();
    }
  }
}
