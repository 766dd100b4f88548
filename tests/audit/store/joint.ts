import loadHighs from "highs";
import type { Highs, Model } from "highs";
import { blocksOf } from "../../../src/audit/structure/blocks.ts";
import type { Block } from "../../../src/audit/structure/blocks.ts";
import type { Grid } from "../../../src/audit/structure/cell-grid.ts";
import { integersWithin, widthOf } from "../../../src/audit/solver/problem.ts";
import type { Interval } from "../../../src/audit/solver/problem.ts";

/** A row of the programme: a sum of unknowns with their signs, and the limits between which it lies. */
interface SumRow extends Interval {
  readonly of: readonly number[];
  readonly signs: readonly number[];
}

/** A count that is sought: a cell, or what a cell leaves of a whole. */
export interface Sought {
  readonly cell: number;
  readonly whole: number | null;
  /** An interval this wide need not be known better. */
  readonly enough: number;
}

/** All unknowns of an area's tables in one programme: those of a table are not those of another, but what both count is the same. */
interface Area {
  readonly unknowns: number;
  readonly placesOf: ReadonlyMap<number, readonly number[]>;
  readonly equalities: readonly SumRow[];
}

function areaOf(grid: Grid, area: string): Area {
  const blocks = blocksOf(grid).areas.filter(({ name }) => name.endsWith(` ${area}`));
  const placesOf = new Map<number, readonly number[]>();
  const shifted: { readonly block: Block; readonly first: number }[] = [];
  let unknowns = 0;
  for (const block of blocks) {
    const first = unknowns;
    shifted.push({ block, first });
    for (const { cell, of, own } of block.sums) {
      if (own)
        placesOf.set(
          cell,
          of.map((place) => place + first),
        );
    }
    unknowns += block.unknowns;
  }
  const equalities = shifted.flatMap(({ block, first }) =>
    block.sums
      .filter(({ own }) => !own)
      .map(({ cell, of }): SumRow => {
        const whole = placesOf.get(cell)!;
        const parts = of.map((place) => place + first);
        return { of: whole.concat(parts), signs: whole.map(() => 1).concat(parts.map(() => -1)), lower: 0, upper: 0 };
      }),
  );
  return { unknowns, placesOf, equalities };
}

/** More persons than any number stands for. */
const EVERYBODY = 1e7;

function modelOf(unknowns: number, rows: readonly SumRow[], highs: Highs): Model {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ of }, row) => {
    starts[row + 1] = starts[row]! + of.length;
  });
  const model = highs.createModel({
    numCols: unknowns,
    numRows: rows.length,
    colCost: new Float64Array(unknowns),
    colLower: new Float64Array(unknowns),
    colUpper: new Float64Array(unknowns).fill(EVERYBODY),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => (upper >= EVERYBODY ? highs.infinity : upper)),
    matrix: {
      format: "csr",
      numCols: unknowns,
      numRows: rows.length,
      starts,
      indices: Int32Array.from(rows.flatMap(({ of }) => of)),
      values: Float64Array.from(rows.flatMap(({ signs }) => signs)),
    },
  });
  // Primal simplex: when only the costs change, the last answer is where the next one begins.
  model.options.set({ output_flag: false, solver: "simplex", simplex_strategy: 4, presolve: "on" });
  return model;
}

/** Unknowns with what each counts for in a sum. */
type Terms = ReadonlyMap<number, number>;

function termsOf({ cell, whole }: Sought, placesOf: Area["placesOf"]): Terms {
  const signs = new Map<number, number>();
  const add = (of: number, sign: number): void => {
    for (const place of placesOf.get(of)!) signs.set(place, (signs.get(place) ?? 0) + sign);
  };
  add(whole ?? cell, 1);
  if (whole !== null) add(cell, -1);
  return signs;
}

function sumOf(terms: Terms, values: ArrayLike<number>): number {
  let sum = 0;
  for (const [place, sign] of terms) sum += sign * values[place]!;
  return sum;
}

/** Gives the unknowns at which a sum is least (sign 1) or greatest (-1). */
function asking(model: Model, { constants }: Highs): (terms: Terms, sign: number) => ArrayLike<number> {
  let asked: Terms = new Map();
  return (terms, sign) => {
    for (const place of asked.keys()) model.changeColCost(place, 0);
    for (const [place, of] of terms) model.changeColCost(place, sign * of);
    asked = terms;
    model.run();
    if (model.getModelStatus() !== constants.modelStatus.optimal) throw new Error("what is known contradicts itself");
    return model.getSolution().colValue;
  };
}

/** Seeks the greatest and the least of each sum that no answer to another one has shown to be wide enough. */
function seek(
  all: readonly { readonly terms: Terms; readonly enough: number }[],
  ask: ReturnType<typeof asking>,
): readonly Interval[] {
  const found = all.map(() => ({ lower: Infinity, upper: -Infinity }));
  all.forEach(({ terms, enough }, at) => {
    for (const sign of [-1, 1]) {
      if (widthOf(found[at]!) >= enough) break;
      const values = ask(terms, sign);
      all.forEach((one, other) => {
        const sum = sumOf(one.terms, values);
        found[other]!.lower = Math.min(found[other]!.lower, sum);
        found[other]!.upper = Math.max(found[other]!.upper, sum);
      });
    }
  });
  return found;
}

// The package describes itself as CommonJS to the compiler; what Node imports is the function itself.
const isLoader = (value: unknown): value is typeof loadHighs.default => typeof value === "function";

/** The part of the package that solves programmes. */
export async function openHighs(): Promise<Highs> {
  const load: unknown = loadHighs;
  if (!isLoader(load)) throw new TypeError("highs: the package gives no loader");
  return load();
}

/** What is known of cells as rows, without those that say nothing or no more than that a greater sum is no greater. */
function tellingRows({ unknowns, placesOf }: Area, known: (cell: number) => Interval): readonly SumRow[] {
  const rows = [...placesOf].flatMap(([cell, of]): readonly SumRow[] => {
    const { lower, upper } = known(cell);
    return lower > 0 || upper < EVERYBODY ? [{ of, signs: of.map(() => 1), lower, upper }] : [];
  });
  const holding: { readonly row: SumRow; readonly places: ReadonlySet<number> }[][] = Array.from(
    { length: unknowns },
    () => [],
  );
  for (const row of rows) {
    const places = new Set(row.of);
    for (const place of places) holding[place]!.push({ row, places });
  }
  const isImplied = ({ of, upper }: SumRow): boolean =>
    holding[of[0]!]!.some(
      ({ row, places }) => row.upper <= upper && places.size > of.length && of.every((place) => places.has(place)),
    );
  return rows.filter((row) => row.lower > 0 || !isImplied(row));
}

/**
 * What all tables of an area together leave of counts, by one linear programme: the yardstick of the night's attacker. An interval is exact where it
 * is narrower than enough.
 *
 * @param known what is known of each cell
 */
export function jointIntervals(
  { grid, area, known }: { readonly grid: Grid; readonly area: string; readonly known: (cell: number) => Interval },
  sought: readonly Sought[],
  highs: Highs,
): readonly Interval[] {
  const all = areaOf(grid, area);
  const model = modelOf(all.unknowns, [...tellingRows(all, known), ...all.equalities], highs);
  const targets = sought.map((one) => ({ terms: termsOf(one, all.placesOf), enough: one.enough }));
  const found = seek(targets, asking(model, highs));
  model.dispose();
  return found.map(integersWithin);
}
