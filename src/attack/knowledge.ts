import type { Block } from "./blocks.ts";
import { widthOf, wholeWithin } from "./problem.ts";
import type { Found, Interval, KnownSum, Problem, Target } from "./problem.ts";
import type { Solver } from "./solver.ts";

/** What somebody knows of the true counts: limits by number of cell. */
export interface Knowledge {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Cells beside which at least so many others of a whole are known to be. */
  readonly others?: ReadonlyMap<number, { readonly whole: number; readonly atLeast: number }>;
}

/** Nothing is known of `cells` counts but that nobody is counted less than nought times. */
export const nothingKnown = (cells: number): Knowledge => ({
  lower: new Float64Array(cells),
  upper: new Float64Array(cells).fill(Infinity),
});

/** What is protected of a cell, and how wide, in persons, the interval must be that is left of it. */
export interface ProtectedCell {
  readonly width: number;
  /**
   * Where the few are the others: the cell of all of whom this one counts a part. Then what is protected is the difference, of which it is
   * known to be at most `othersAtMost`.
   */
  readonly whole?: number;
  readonly othersAtMost?: number;
}

/** Protected cells by number. */
export type ProtectedCells = ReadonlyMap<number, ProtectedCell>;

/** What an attacker is after. */
export interface Aim {
  readonly protect: ProtectedCells;
  /** Narrower intervals are found exactly, wider ones only known to be at least as wide; absent: what is required of each cell is enough. */
  readonly exactBelow?: number;
}

/** What is left of a protected cell, in whole persons. */
export interface Concluded extends Interval {
  /** Cells whose numbers keep it from being wider, where it is narrow. */
  readonly because: readonly number[];
}

/** The interval left of what is protected of each cell: its count, or its others where the cell names a whole. Null: the knowledge contradicts itself. */
export type Conclusion = ReadonlyMap<number, Concluded> | null;

/** An interval that is narrower than it may be. */
export interface Leak {
  readonly cell: number;
  readonly interval: Interval;
}

interface Form {
  readonly name: string;
  readonly of: readonly number[];
  lower: number;
  upper: number;
  width: number;
  /** Cells that are sought. */
  readonly cells: number[];
  /** Cells that are this sum. */
  readonly sources: number[];
}

const without = (whole: readonly number[], part: readonly number[]): readonly number[] => {
  const taken = new Set(part);
  return whole.filter((place) => !taken.has(place));
};

/** What is known of each form of a block; sums of the same unknowns share what is known. */
function formsOf(block: Block, { lower, upper, others }: Knowledge): Form[] {
  const forms: Form[] = [];
  for (const { cell, of, form } of block.sums) {
    if (lower[cell] === 0 && upper[cell] === Infinity) continue;
    const known = (forms[form] ??= formOf(`${form}`, of, Infinity));
    known.sources.push(cell);
    known.lower = Math.max(known.lower, lower[cell]!);
    known.upper = Math.min(known.upper, upper[cell]!);
  }
  if (others === undefined || others.size === 0) return forms;
  for (const { cell, of, form } of block.sums) {
    const beside = others.get(cell);
    const whole = beside && block.sumOf.get(beside.whole);
    if (beside === undefined || whole === undefined) continue;
    const rest = without(whole.of, of);
    forms.push({
      ...formOf(`${whole.form}-${form}`, rest, Infinity),
      lower: beside.atLeast,
      sources: [cell, whole.cell],
    });
  }
  return forms;
}

const formOf = (name: string, of: readonly number[], upper: number): Form => ({
  name,
  of,
  lower: 0,
  upper,
  width: 0,
  cells: [],
  sources: [],
});

/** Marks the forms that are sought; differences of two sums become forms of their own. */
function seek(block: Block, forms: Form[], protect: ProtectedCells): readonly Form[] {
  const sought = new Set<Form>();
  for (const [cell, { whole, othersAtMost = Infinity, width }] of protect) {
    const sum = block.sumOf.get(cell);
    const greater = whole === undefined ? undefined : block.sumOf.get(whole);
    if (sum?.own !== true || (whole !== undefined && greater === undefined)) continue;
    let form = (forms[sum.form] ??= formOf(`${sum.form}`, sum.of, Infinity));
    if (greater !== undefined) {
      form = formOf(`${greater.form}-${sum.form}`, without(greater.of, sum.of), othersAtMost);
      forms.push(form);
    }
    form.width = Math.max(form.width, width);
    form.cells.push(cell);
    sought.add(form);
  }
  return [...sought];
}

/** A block's numbers as a problem. */
export interface Posed {
  readonly problem: Problem;
  /** For each target the cells that it stands for, and those that tell of it. */
  readonly cells: readonly (readonly number[])[];
  readonly tellingCells: readonly (readonly number[])[];
  /** Text that two problems share only when they are the same. */
  readonly name: string;
  /** For each known sum the cells that tell of it. */
  readonly sources: readonly (readonly number[])[];
}

const limits = ({ name, lower, upper }: Form): string => `${name}:${lower}:${upper}`;

/**
 * Puts what is known of a block and what is sought in it as a problem; null where there is nothing to find out.
 *
 * @example pose(block, knowledge, { protect: new Map([[17, { width: 3 }]]) })
 */
export function pose(block: Block, knowledge: Knowledge, { protect, exactBelow = 0 }: Aim): Posed | null {
  const forms = formsOf(block, knowledge);
  const sought = seek(block, forms, protect);
  if (sought.length === 0) return null;
  // Where nothing is known of a form and nothing sought there is none: the list has holes, which a filter leaves out.
  const telling = forms
    .filter((form) => form !== undefined)
    .filter(({ lower, upper }) => lower > 0 || upper < Infinity);
  const known: readonly KnownSum[] = telling.map(({ of, lower, upper }) => ({ of, lower, upper }));
  const targets: readonly Target[] = sought.map(({ of, lower, upper, width }) => ({
    of,
    lower,
    upper,
    // A member of the cell, who counts as one, has to be left the width as well.
    enough: Math.max(width + 1, exactBelow),
  }));
  const goals = sought.map((form) => `${limits(form)}:${form.width}`);
  return {
    name: `${block.shape} ${exactBelow} ${telling.map(limits).join()} ${goals.join()}`,
    problem: { unknowns: block.unknowns, known, targets },
    cells: sought.map(({ cells }) => cells),
    tellingCells: sought.map(({ sources }) => sources),
    sources: telling.map(({ sources }) => sources),
  };
}

/** Intervals of a problem's targets in whole persons, by cell. */
export function byCell(posed: Posed, intervals: readonly Found[]): ReadonlyMap<number, Concluded> {
  const found = new Map<number, Concluded>();
  posed.cells.forEach((of, at) => {
    const { because, ...interval } = intervals[at]!;
    const { enough } = posed.problem.targets[at]!;
    const telling = widthOf(interval) < enough ? posed.tellingCells[at]! : [];
    const concluded = {
      ...wholeWithin(interval),
      because: [...telling, ...because.flatMap((sum) => posed.sources[sum] ?? [])],
    };
    for (const cell of of) found.set(cell, concluded);
  });
  return found;
}

/**
 * Works through one block: what is left of each protected cell, in whole persons.
 *
 * @example attackBlock(block, { knowledge, aim: { protect: new Map([[17, { width: 3 }]]) } }, solver)?.get(17) // { lower: 2, upper: 7 }
 */
export function attackBlock(
  block: Block,
  { knowledge, aim }: { readonly knowledge: Knowledge; readonly aim: Aim },
  solver: Solver,
): Conclusion {
  const posed = pose(block, knowledge, aim);
  if (posed === null) return new Map();
  const intervals = solver.intervals(posed.problem);
  return intervals === null ? null : byCell(posed, intervals);
}

/** The cells of which more is known than may be. */
export const leaksOf = (found: ReadonlyMap<number, Interval>, protect: ProtectedCells): readonly Leak[] =>
  [...found].flatMap(([cell, interval]) =>
    widthOf(interval) < (protect.get(cell)?.width ?? 0) ? [{ cell, interval }] : [],
  );
