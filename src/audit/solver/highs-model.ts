import type { Highs, Model } from "highs";
import type { KnownSum } from "./problem.ts";

/** More persons than any number stands for: what nothing keeps from growing ends here. */
export const MOST_PERSONS = 1e7;

const TOLERANCE = 1e-6;

/** Unknown numbers from 0 and what is known of their sums, in memory, to be asked again and again. */
export interface SumModel {
  /** Unknowns at which the costs are least; null when what is known contradicts itself. */
  minimise(costs: Float64Array): ArrayLike<number> | null;
  /** Places of the known sums but for which the last answer would have been better. */
  binding(): readonly number[];
  close(): void;
}

function modelOf(unknowns: number, known: readonly KnownSum[], { highs, whole }: ModelOptions): Model {
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
    ...(whole ? { integrality: new Int32Array(unknowns).fill(highs.constants.variableType.integer) } : {}),
    matrix: {
      format: "csr",
      numCols: unknowns,
      numRows: known.length,
      starts,
      indices: Int32Array.from(known.flatMap(({ of }) => of)),
      values: new Float64Array(starts.at(-1)!).fill(1),
    },
  });
  // Primal simplex: when only the costs change, the last answer is where the next one begins.
  model.options.set(
    whole ? { output_flag: false } : { output_flag: false, solver: "simplex", simplex_strategy: 4, presolve: "off" },
  );
  return model;
}

/** By what a model is solved. */
export interface ModelOptions {
  readonly highs: Highs;
  /** Whether the unknowns must be whole numbers. */
  readonly whole: boolean;
}

/** @example const model = sumModel(2, [{ of: [0, 1], lower: 5, upper: 5 }], { highs, whole: false }); */
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
