import { UNBOUNDED } from "./count-limits.ts";
import type { Limits } from "./count-limits.ts";
import { probe } from "./probe.ts";
import type { Probed, Reach } from "./probe.ts";
import type { Interval } from "./problem.ts";
import { LOWER, UPPER, callUp, limitOf, openState, reread, setLimit } from "./propagation-state.ts";
import type { Fact, State } from "./propagation-state.ts";
import { settle } from "./propagation.ts";
import type { Sums } from "./sums.ts";

/** What can be concluded about counts that add up, and from which sources. */
export interface Shuttle extends Limits {
  /** Adds a fact about a count, with upper limit Infinity where there is none; concludes nothing yet. */
  learn(count: number, interval: Interval, source: number): void;
  /**
   * Concludes all that follows. Returns a count without any possible value if the facts contradict each other, else
   * null.
   */
  settle(): number | null;
  /** Withdraws the facts of sources and everything that rests on them. */
  withdraw(sources: ReadonlySet<number>): void;
  /** Supposes that a count equals one of its limits, excludes that value if it contradicts the rest, and repeats. */
  probe(probed: Probed, reach: Reach): void;
  /** The sources that the limits of counts rest on, in ascending order. */
  sourcesOf(counts: readonly number[]): readonly number[];
  /** Does some work and withdraws what was learned in it; meanwhile sums marked with 1 are ignored. */
  trying<T>(work: () => T, ignored: Uint8Array | null): T;
}

function learn(state: State, { count, interval, source }: Fact): void {
  const { lower, upper, conclusions } = state;
  if (interval.lower > lower[count]!) {
    conclusions.assume(limitOf(count, LOWER), interval.lower, source);
    setLimit(state, limitOf(count, LOWER), interval.lower);
  }
  if (interval.upper < upper[count]!) {
    conclusions.assume(limitOf(count, UPPER), interval.upper, source);
    setLimit(state, limitOf(count, UPPER), interval.upper);
  }
}

function withdraw(state: State, sources: ReadonlySet<number>): void {
  const { facts, conclusions } = state;
  const changed = conclusions.withdraw(sources);
  reread(state, changed);
  const counts = new Set(changed.map((limit) => limit >> 1));
  for (const count of counts) callUp(state, count);
  const left = facts.filter(({ source }) => !sources.has(source));
  facts.length = 0;
  for (const one of left) facts.push(one);
  for (const one of left) if (counts.has(one.count)) learn(state, one);
}

function trying<T>(state: State, work: () => T, ignored: Uint8Array | null): T {
  const { conclusions, facts } = state;
  const [steps, known] = [conclusions.length(), facts.length];
  state.ignored = ignored;
  try {
    return work();
  } finally {
    state.ignored = null;
    reread(state, conclusions.undo(steps));
    facts.length = known;
  }
}

const nothingKnown = ({ counts }: Sums): Limits => ({
  lower: new Int32Array(counts),
  upper: new Int32Array(counts).fill(UNBOUNDED),
});

/**
 * Opens the shuttle algorithm on counts that add up: limits of parts limit totals, and limits of totals limit parts,
 * back and forth, until no limit changes. Its conclusions hold for every table of integers that fits. What follows only
 * from several sums together is found by probing, if at all.
 *
 * Source: Buzzigoli, L. and Giusti, A. (1999), An algorithm to calculate the lower and upper bounds of the elements of an array given its
 * marginals, Statistical Data Protection (SDP'98) Proceedings, 131-147, Eurostat; for counts of any kind Dobra, A. and Fienberg, S. E. (2010),
 * The generalized shuttle algorithm, in: Algebraic and Geometric Methods in Statistics, 135-156, Cambridge University Press.
 *
 * @param start the initial limits, without sources: nothing more follows from them
 * @example
 * const sums = collectSums();
 * sums.add(0, [1, 2]);
 * const shuttle = openShuttle(sums.done(3));
 * shuttle.learn(0, { lower: 5, upper: 5 }, 17);
 * shuttle.learn(1, { lower: 2, upper: 3 }, 18);
 * shuttle.settle();
 * shuttle.lower[2]; // 2
 * shuttle.sourcesOf([2]); // [17, 18]
 */
export function openShuttle(sums: Sums, start: Limits = nothingKnown(sums)): Shuttle {
  const state = openState(sums, start);
  const { lower, upper, conclusions } = state;
  return {
    lower,
    upper,
    learn: (count, interval, source) => {
      state.facts.push({ count, interval, source });
      learn(state, { count, interval, source });
    },
    settle: () => settle(state),
    withdraw: (sources) => withdraw(state, sources),
    probe: (probed, reach) => probe(state, probed, reach),
    sourcesOf: (of) =>
      conclusions.sourcesOf(
        of.flatMap((count) => [conclusions.newest[limitOf(count, LOWER)]!, conclusions.newest[limitOf(count, UPPER)]!]),
      ),
    trying: (work, ignored) => trying(state, work, ignored),
  };
}
