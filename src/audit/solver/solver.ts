import loadHighs from "highs";
import { sumModel } from "./highs-model.ts";
import type { ModelOptions, SumModel } from "./highs-model.ts";
import type { Found, Problem } from "./problem.ts";
import { reduced } from "./reduce.ts";
import { searchTargets } from "./target-search.ts";

/** Finds feasibility intervals. A problem whose known sums contradict each other has no answer: null. */
export interface Solver {
  /**
   * By linear programming: unknowns may be fractions, so an interval may be slightly too wide, never too narrow. For an
   * interval that reaches the required width of its target, the true one may be wider.
   */
  intervals(problem: Problem): readonly Found[] | null;
  /** By integer programming: the exact interval of integers. Slow: for the few targets where it matters. */
  integerIntervals(problem: Problem): readonly Found[] | null;
  /** Integers that fit everything known. */
  possible(problem: Problem): readonly number[] | null;
}

function answered(problem: Problem, options: ModelOptions): readonly Found[] | null {
  const fewer = reduced(problem);
  const intervals = searchTargets(fewer, options);
  return intervals === null ? null : fewer.targetOf.map((place) => intervals[place]!);
}

/** Asks a model and closes it. */
function asking<T>(model: SumModel, ask: (model: SumModel) => T): T {
  try {
    return ask(model);
  } finally {
    model.close();
  }
}

function possibleIn({ unknowns, known }: Problem, highs: ModelOptions["highs"]): readonly number[] | null {
  const values = asking(sumModel(unknowns, known, { highs, integer: true }), (model) =>
    model.minimise(new Float64Array(unknowns)),
  );
  return values === null ? null : Array.from(values, Math.round);
}

// The package's types describe a CommonJS module; Node imports the function itself.
const isLoader = (value: unknown): value is typeof loadHighs.default => typeof value === "function";

/**
 * Opens the intruder's tool: HiGHS (Huangfu, Q. and Hall, J. A. J. (2018), Parallelizing the dual revised simplex
 * method, Mathematical Programming Computation 10, 119-142). Every optimum is tried on all targets, so thousands of
 * targets take hundreds of optimisations. Each interval spans numbers that are compatible with everything known.
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
    intervals: (problem) => answered(problem, { highs, integer: false }),
    integerIntervals: (problem) => answered(problem, { highs, integer: true }),
    possible: (problem) => possibleIn(problem, highs),
  };
}
