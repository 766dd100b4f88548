import loadHighs from "highs";
import { EVERYBODY, sumModel } from "./model.ts";
import type { ModelOptions, SumModel } from "./model.ts";
import type { Interval, Problem } from "./problem.ts";
import { reduced } from "./reduce.ts";
import type { ReducedProblem, ReducedTarget } from "./reduce.ts";

/** Concludes what can be known. A problem whose knowledge contradicts itself has no answer: null. */
export interface Solver {
  /**
   * By linear programming: unknowns may be fractions, so an interval may be a little too wide, never too narrow. An interval that is wide
   * enough for its target is one that is possible, perhaps not all that is.
   */
  intervals(problem: Problem): readonly Interval[] | null;
  /** By integer programming: the exact interval of whole numbers. Slow: for the few targets where it matters. */
  wholeIntervals(problem: Problem): readonly Interval[] | null;
  /** Whole numbers that fit everything known. */
  possible(problem: Problem): readonly number[] | null;
  /** Places of the known sums that keep a target's interval from being wider. */
  reasons(problem: Problem, target: number): readonly number[];
}

const TOLERANCE = 1e-6;
/** Answers in random directions that are tried on all targets before any target gets its own. */
const SPREADS = 4;

/** How far a target has been seen to reach. */
interface Seen extends ReducedTarget {
  lower: number;
  upper: number;
}

const lowerOpen = ({ target, lower }: Seen): boolean => lower > target.lower + TOLERANCE;
const upperOpen = ({ target, upper }: Seen): boolean => upper < target.upper - TOLERANCE;
const isOpen = (seen: Seen): boolean =>
  !(seen.upper - seen.lower >= seen.target.enough - TOLERANCE) && (lowerOpen(seen) || upperOpen(seen));

function sumOf(places: readonly number[], values: ArrayLike<number>): number {
  let sum = 0;
  for (const place of places) sum += values[place]!;
  return sum;
}

/** Tries an answer on all targets. */
function note(all: readonly Seen[], values: ArrayLike<number>): void {
  for (const seen of all) {
    seen.lower = Math.min(seen.lower, Math.max(sumOf(seen.least, values), seen.target.lower));
    seen.upper = Math.max(seen.upper, Math.min(sumOf(seen.most, values), seen.target.upper));
  }
}

/** Numbers between 0.5 and 1.5 that are the same in every run. */
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

/** Asks the model and tries the answer on all targets; false when there is none. */
type Ask = (costs: Float64Array) => boolean;

/** Drives all open targets one way at once, each with a weight of its own. */
function spread(all: readonly Seen[], size: number, ask: Ask): boolean {
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

/** Gives each target that is still open its own least and most. */
function exhaust(all: readonly Seen[], size: number, ask: Ask): boolean {
  for (const seen of all) {
    if (isOpen(seen) && lowerOpen(seen) && !ask(costsOf(size, seen.least, 1))) return false;
    if (isOpen(seen) && upperOpen(seen) && !ask(costsOf(size, seen.most, -1))) return false;
  }
  return true;
}

/**
 * Where nothing is known to be above nought, and no limit is below what is enough, anything small is possible: nobody has to be counted, and
 * any one unknown can be that much.
 */
function isOpenGround({ known, targets }: ReducedProblem): boolean {
  const enough = targets.reduce((most, { target }) => Math.max(most, Math.min(target.enough, target.upper)), 0);
  return enough < Infinity && known.every(({ lower, upper }) => lower === 0 && upper >= enough);
}

function search(problem: ReducedProblem, options: ModelOptions): readonly Interval[] | null {
  if (isOpenGround(problem)) {
    return problem.targets.map(({ target }) => ({ lower: target.lower, upper: Math.min(target.enough, target.upper) }));
  }
  const model = sumModel(problem.groups, problem.known, options);
  const all = problem.targets.map((target) => ({ ...target, lower: Infinity, upper: -Infinity }));
  const ask: Ask = (costs) => {
    const values = model.minimise(costs);
    if (values !== null) note(all, values);
    return values !== null;
  };
  try {
    if (!ask(new Float64Array(problem.groups))) return null;
    // One integer programme costs more than it tells about other targets.
    if (!options.whole && !spread(all, problem.groups, ask)) return null;
    if (!exhaust(all, problem.groups, ask)) return null;
    return all.map(({ lower, upper }) => ({ lower, upper: upper < EVERYBODY ? upper : Infinity }));
  } finally {
    model.close();
  }
}

function answered(problem: Problem, options: ModelOptions): readonly Interval[] | null {
  const fewer = reduced(problem);
  const intervals = search(fewer, options);
  return intervals === null ? null : fewer.targetOf.map((place) => intervals[place]!);
}

/** Asks a model that is closed afterwards. */
function asking<T>(model: SumModel, ask: (model: SumModel) => T): T {
  try {
    return ask(model);
  } finally {
    model.close();
  }
}

function reasonsOf(problem: Problem, target: number, options: ModelOptions): readonly number[] {
  const { groups, known, places, targets } = reduced({ ...problem, targets: [problem.targets[target]!] });
  const { least, most } = targets[0]!;
  const binding = asking(sumModel(groups, known, options), (model) =>
    [costsOf(groups, least, 1), costsOf(groups, most, -1)].flatMap((costs) =>
      model.minimise(costs) === null ? [] : model.binding(),
    ),
  );
  return [...new Set(binding)].map((at) => places[at]!);
}

function possibleIn({ unknowns, known }: Problem, highs: ModelOptions["highs"]): readonly number[] | null {
  const values = asking(sumModel(unknowns, known, { highs, whole: true }), (model) =>
    model.minimise(new Float64Array(unknowns)),
  );
  return values === null ? null : Array.from(values, Math.round);
}

// The package describes itself as CommonJS to the compiler; what Node imports is the function itself.
const isLoader = (value: unknown): value is typeof loadHighs.default => typeof value === "function";

/**
 * Opens the attacker's tool: HiGHS (Huangfu, Q. and Hall, J. A. J. (2018), Parallelizing the dual revised simplex method, Mathematical
 * Programming Computation 10, 119-142). An answer that one target asks for is tried on all of them, so that thousands of targets take
 * hundreds of answers; each interval spans numbers that are possible together with everything known.
 *
 * @example
 * const solver = await openSolver();
 * solver.intervals({ unknowns: 2, known: [{ of: [0, 1], lower: 5, upper: 5 }], targets: [{ of: [0], lower: 0, upper: Infinity, enough: Infinity }] });
 * // [{ lower: 0, upper: 5 }]
 */
export async function openSolver(): Promise<Solver> {
  const load: unknown = loadHighs;
  if (!isLoader(load)) throw new TypeError("highs: the package gives no loader");
  const highs = await load();
  return {
    intervals: (problem) => answered(problem, { highs, whole: false }),
    wholeIntervals: (problem) => answered(problem, { highs, whole: true }),
    possible: (problem) => possibleIn(problem, highs),
    reasons: (problem, target) => reasonsOf(problem, target, { highs, whole: false }),
  };
}
