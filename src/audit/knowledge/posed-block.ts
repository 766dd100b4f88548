import { wholeWithin } from "../solver/problem.ts";
import type { Found, Interval, KnownSum, Problem, Target } from "../solver/problem.ts";
import type { Block } from "../structure/blocks.ts";
import type { Knowledge } from "./cell-knowledge.ts";

/** How wide, in persons, the interval must be that is left of each protected cell, by number of the cell. */
export type ProtectedCells = ReadonlyMap<number, { readonly width: number }>;

/** A sum of a block with what is known of it, and how wide it must be left where it is sought. */
interface Form {
  readonly of: readonly number[];
  lower: number;
  upper: number;
  width: number;
  /** Cells that are sought. */
  readonly cells: number[];
}

const formOf = (of: readonly number[]): Form => ({ of, lower: 0, upper: Infinity, width: 0, cells: [] });

/** What is known of each form of a block; sums of the same unknowns share what is known. A form of which nothing is known is left out. */
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

/** Marks the forms that are sought. */
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

/** A block's numbers as a problem. */
export interface PosedBlock {
  readonly problem: Problem;
  /** For each target the cells that it stands for. */
  readonly cells: readonly (readonly number[])[];
}

/**
 * What is known of a block's numbers, with nothing that is sought: a problem that has an answer when some table fits.
 *
 * @example solver.intervals(numbersOf(block, knowledge)) === null // no table fits
 */
export const numbersOf = (block: Block, knowledge: Knowledge): Problem => ({
  unknowns: block.unknowns,
  known: knownIn(formsOf(block, knowledge)),
  targets: [],
});

/**
 * Puts what is known of a block and what is sought in it as a problem; null where there is nothing to find out.
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
    // A member of the cell, who counts as one, has to be left the width as well.
    enough: width + 1,
  }));
  return {
    problem: { unknowns: block.unknowns, known: knownIn(forms), targets },
    cells: sought.map(({ cells }) => cells),
  };
}

/** Intervals of a problem's targets in whole persons, by cell. */
export function byCell({ cells }: PosedBlock, intervals: readonly Found[]): ReadonlyMap<number, Interval> {
  return new Map(
    cells.flatMap((of, at) => {
      const interval = wholeWithin(intervals[at]!);
      return of.map((cell) => [cell, interval] as const);
    }),
  );
}
