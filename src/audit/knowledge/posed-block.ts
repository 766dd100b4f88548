import { integersWithin } from "../solver/problem.ts";
import type { Found, Interval, KnownSum, Problem, Target } from "../solver/problem.ts";
import type { Block } from "../structure/blocks.ts";
import type { Knowledge } from "./cell-knowledge.ts";

/** The required width, in persons, of the interval of each protected cell, by cell number. */
export type ProtectedCells = ReadonlyMap<number, { readonly width: number }>;

/** A sum of a block, the known limits, and the required width where the sum is a target. */
interface Form {
  readonly of: readonly number[];
  lower: number;
  upper: number;
  width: number;
  /** The target cells. */
  readonly cells: number[];
}

const formOf = (of: readonly number[]): Form => ({ of, lower: 0, upper: Infinity, width: 0, cells: [] });

/**
 * The known limits of each form of a block; sums of the same unknowns share them. Forms without known limits are left
 * out.
 */
function formsOf(block: Block, { lower, upper }: Knowledge): Map<number, Form> {
  const forms = new Map<number, Form>();
  for (const { cell, of, form } of block.sums) {
    if (lower[cell] === 0 && upper[cell] === Infinity) continue;
    const known = forms.get(form) ?? formOf(of);
    known.lower = Math.max(known.lower, lower[cell]!);
    known.upper = Math.min(known.upper, upper[cell]!);
    forms.set(form, known);
  }
  return forms;
}

/** Marks the target forms. */
function seek(block: Block, forms: Map<number, Form>, protect: ProtectedCells): readonly Form[] {
  const sought = new Set<Form>();
  for (const [cell, { width }] of protect) {
    const sum = block.sumOf.get(cell);
    if (sum?.own !== true) continue;
    const form = forms.get(sum.form) ?? formOf(sum.of);
    forms.set(sum.form, form);
    form.width = Math.max(form.width, width);
    form.cells.push(cell);
    sought.add(form);
  }
  return [...sought];
}

const knownIn = (forms: ReadonlyMap<number, Form>): readonly KnownSum[] =>
  [...forms]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, { of, lower, upper }]) => (lower > 0 || upper < Infinity ? [{ of, lower, upper }] : []));

/** A block as a problem for the solver. */
export interface PosedBlock {
  readonly problem: Problem;
  /** For each target, the cells that it represents. */
  readonly cells: readonly (readonly number[])[];
}

/**
 * The known sums of a block without targets. The problem has a solution if some table fits.
 *
 * @example solver.intervals(numbersOf(block, knowledge)) === null // no table fits
 */
export const numbersOf = (block: Block, knowledge: Knowledge): Problem => ({
  unknowns: block.unknowns,
  known: knownIn(formsOf(block, knowledge)),
  targets: [],
});

/**
 * Poses a block as a problem: the known sums and the targets. Null where the block has no target.
 *
 * @example poseBlock(block, knowledge, new Map([[17, { width: 3 }]]))?.problem.targets // [{ of: [4, 5], lower: 0, upper: Infinity, enough: 4 }]
 */
export function poseBlock(block: Block, knowledge: Knowledge, protect: ProtectedCells): PosedBlock | null {
  const forms = formsOf(block, knowledge);
  const sought = seek(block, forms, protect);
  if (sought.length === 0) return null;
  const targets: readonly Target[] = sought.map(({ of, lower, upper, width }) => ({
    of,
    lower,
    upper,
    // The width must also be left to a contributor, who counts as one person.
    enough: width + 1,
  }));
  return {
    problem: { unknowns: block.unknowns, known: knownIn(forms), targets },
    cells: sought.map(({ cells }) => cells),
  };
}

/** The intervals of a problem's targets in whole persons, by cell. */
export function byCell({ cells }: PosedBlock, intervals: readonly Found[]): ReadonlyMap<number, Interval> {
  return new Map(
    cells.flatMap((of, at) => {
      const interval = integersWithin(intervals[at]!);
      return of.map((cell) => [cell, interval] as const);
    }),
  );
}
