import { MOST_PERSONS, sumModel } from "./highs-model.ts";
import type { ModelOptions, SumModel } from "./highs-model.ts";
import type { Found } from "./problem.ts";
import type { ReducedProblem, ReducedTarget } from "./reduce.ts";

const TOLERANCE = 1e-6;
/** Optimisations in random directions, tried on all targets before any target gets its own. */
const SPREADS = 4;

/** The part of a target's interval found so far. */
interface Seen extends ReducedTarget {
  lower: number;
  upper: number;
  /** Places of the known sums without which the interval would be wider; the target's own limits are not among them. */
  because: readonly number[];
}

const lowerOpen = ({ target, lower }: Seen): boolean => lower > target.lower + TOLERANCE;
const upperOpen = ({ target, upper }: Seen): boolean => upper < target.upper - TOLERANCE;
const isNarrow = ({ upper, lower, target }: Seen): boolean => !(upper - lower >= target.enough - TOLERANCE);
const isOpen = (seen: Seen): boolean => isNarrow(seen) && (lowerOpen(seen) || upperOpen(seen));

function sumOf(places: readonly number[], values: ArrayLike<number>): number {
  let sum = 0;
  for (const place of places) sum += values[place]!;
  return sum;
}

/** Widens the intervals of all targets by a solution. */
function note(all: readonly Seen[], values: ArrayLike<number>): void {
  for (const seen of all) {
    seen.lower = Math.min(seen.lower, Math.max(sumOf(seen.least, values), seen.target.lower));
    seen.upper = Math.max(seen.upper, Math.min(sumOf(seen.most, values), seen.target.upper));
  }
}

/** Weights between 0.5 and 1.5, the same in every run. */
function* weights(): Generator<number, never> {
  let state = 1;
  for (;;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    yield 0.5 + state / 0x7fffffff;
  }
}

const costsOf = (size: number, places: readonly number[], cost: number): Float64Array => {
  const costs = new Float64Array(size);
  for (const place of places) costs[place] = cost;
  return costs;
};

/** Questions to a model: each solution is tried on all targets; false if there is no solution. */
interface Questions {
  readonly ask: (costs: Float64Array) => boolean;
  readonly binding: SumModel["binding"];
}

/** Drives all open targets in one direction at once, each with its own weight. */
function spread(all: readonly Seen[], size: number, { ask }: Questions): boolean {
  const numbers = weights();
  for (let round = 0; round < SPREADS && all.some(isOpen); round += 1) {
    const costs = new Float64Array(size);
    for (const seen of all.filter(isOpen)) {
      const places = round % 2 === 0 ? seen.most : seen.least;
      const cost = ((round % 2 === 0 ? -1 : 1) * numbers.next().value) / places.length;
      for (const place of places) costs[place]! += cost;
    }
    if (!ask(costs)) return false;
  }
  return true;
}

/** Finds the minimum and the maximum of each target that is still open, and what limits them. */
function exhaust(all: readonly Seen[], size: number, { ask, binding }: Questions): boolean {
  for (const seen of all) {
    if (isOpen(seen) && lowerOpen(seen)) {
      if (!ask(costsOf(size, seen.least, 1))) return false;
      seen.because = binding();
    }
    if (isOpen(seen) && upperOpen(seen)) {
      if (!ask(costsOf(size, seen.most, -1))) return false;
      seen.because = [...seen.because, ...binding()];
    }
  }
  return true;
}

/**
 * Where no known sum has a lower limit above 0, or an upper limit below the required width, every small value is
 * possible: all unknowns can be 0, and any single unknown can reach that width.
 */
function isOpenGround({ known, targets }: ReducedProblem): boolean {
  const enough = targets.reduce((most, { target }) => Math.max(most, Math.min(target.enough, target.upper)), 0);
  return enough < Infinity && known.every(({ lower, upper }) => lower === 0 && upper >= enough);
}

/** The interval of a target; the sums that limit it are given by their places in the original problem. */
const foundOf = (seen: Seen, places: ReducedProblem["places"]): Found => ({
  lower: seen.lower,
  upper: seen.upper < MOST_PERSONS ? seen.upper : Infinity,
  because: isNarrow(seen) ? [...new Set(seen.because)].map((at) => places[at]!) : [],
});

/**
 * The interval of each target of a reduced problem; null if the known sums contradict each other. Every optimum is
 * tried on all targets.
 *
 * @example searchTargets(reduced(problem), { highs, integer: false })
 */
export function searchTargets(problem: ReducedProblem, options: ModelOptions): readonly Found[] | null {
  if (isOpenGround(problem)) {
    return problem.targets.map(({ target: { lower, upper, enough } }) => ({
      lower,
      upper: Math.min(enough, upper),
      because: [],
    }));
  }
  const model = sumModel(problem.groups, problem.known, options);
  const all = problem.targets.map((target): Seen => ({ ...target, lower: Infinity, upper: -Infinity, because: [] }));
  const ask: Questions["ask"] = (costs) => {
    const values = model.minimise(costs);
    if (values !== null) note(all, values);
    return values !== null;
  };
  const questions = { ask, binding: () => model.binding() };
  try {
    if (!ask(new Float64Array(problem.groups))) return null;
    // A single integer programme costs more than it reveals about other targets.
    if (!options.integer && !spread(all, problem.groups, questions)) return null;
    if (!exhaust(all, problem.groups, questions)) return null;
    return all.map((seen) => foundOf(seen, problem.places));
  } finally {
    model.close();
  }
}
