import type { Highs, Model } from "highs";
import type { KnownSum } from "./problem.ts";

/** More persons than any count has: the upper bound of unbounded unknowns. */
export const MOST_PERSONS = 1e7;

const TOLERANCE = 1e-6;

/** A model of non-negative unknowns and the known limits of their sums, kept in memory for repeated questions. */
export interface SumModel {
  /** The unknowns that minimise the costs; null if the known sums contradict each other. */
  minimise(costs: Float64Array): ArrayLike<number> | null;
  /** Places of the known sums without which the last optimum would have been better. */
  binding(): readonly number[];
  close(): void;
}

function modelOf(unknowns: number, known: readonly KnownSum[], { highs, integer }: ModelOptions): Model {
  const starts = new Int32Array(known.length + 1);
  known.forEach(({ of }, row) => {
    starts[row + 1] = starts[row]! + of.length;
  });
  const model = highs.createModel({
    numCols: unknowns,
    numRows: known.length,
    colCost: new Float64Array(unknowns),
    colLower: new Float64Array(unknowns),
    colUpper: new Float64Array(unknowns).fill(MOST_PERSONS),
    rowLower: Float64Array.from(known, ({ lower }) => lower),
    rowUpper: Float64Array.from(known, ({ upper }) => (upper === Infinity ? highs.infinity : upper)),
    ...(integer ? { integrality: new Int32Array(unknowns).fill(highs.constants.variableType.integer) } : {}),
    matrix: {
      format: "csr",
      numCols: unknowns,
      numRows: known.length,
      starts,
      indices: Int32Array.from(known.flatMap(({ of }) => of)),
      values: new Float64Array(starts.at(-1)!).fill(1),
    },
  });
  // Primal simplex: when only the costs change, the last optimum is a feasible start.
  model.options.set(
    integer ? { output_flag: false } : { output_flag: false, solver: "simplex", simplex_strategy: 4, presolve: "off" },
  );
  return model;
}

/** How a model is solved. */
export interface ModelOptions {
  readonly highs: Highs;
  /** Whether the unknowns must be integers. */
  readonly integer: boolean;
}

/** @example const model = sumModel(2, [{ of: [0, 1], lower: 5, upper: 5 }], { highs, integer: false }); */
export function sumModel(unknowns: number, known: readonly KnownSum[], options: ModelOptions): SumModel {
  const model = modelOf(unknowns, known, options);
  const current = new Float64Array(unknowns);
  return {
    minimise: (costs) => {
      costs.forEach((cost, place) => {
        if (cost === current[place]) return;
        model.changeColCost(place, cost);
        current[place] = cost;
      });
      model.run();
      const found = model.getModelStatus() === options.highs.constants.modelStatus.optimal;
      return found ? model.getSolution().colValue : null;
    },
    binding: () =>
      [...(model.getSolution().rowDual ?? [])].flatMap((dual, row) => (Math.abs(dual) > TOLERANCE ? [row] : [])),
    close: () => model.dispose(),
  };
}
