import { numbers, push } from "./growing-column.ts";
import type { Numbers } from "./growing-column.ts";

/** One limit of a count: its least is at twice its number, its most beside it. */
export type Limit = number;

/** The columns of the steps; premises of step `n` are from `starts[n]` up to `starts[n + 1]`. */
export interface Columns {
  readonly limits: Numbers;
  readonly values: Numbers;
  readonly before: Numbers;
  readonly sources: Numbers;
  readonly starts: Numbers;
  readonly premises: Numbers;
  /** 1 for a step that was taken back. */
  readonly gone: Numbers;
}

/** The source of a step that rests on others. */
export const SOURCELESS = -1;

/** No step yet. */
export function emptyColumns(): Columns {
  const starts = numbers();
  push(starts, 0);
  return {
    limits: numbers(),
    values: numbers(),
    before: numbers(),
    sources: numbers(),
    starts,
    premises: numbers(),
    gone: numbers(),
  };
}

/** Adds a step that rests on the premises pushed since the one before, and makes it its limit's newest; gives its number. */
export function addStep(
  columns: Columns,
  newest: Int32Array,
  step: { limit: Limit; value: number; source: number },
): number {
  const number = columns.limits.length;
  push(columns.limits, step.limit);
  push(columns.values, step.value);
  push(columns.before, newest[step.limit]!);
  push(columns.sources, step.source);
  push(columns.gone, 0);
  push(columns.starts, columns.premises.length);
  newest[step.limit] = number;
  return number;
}

/** Marks what rests on the sources: premises always come before what rests on them. */
export function markGone({ limits, sources, starts, premises, gone }: Columns, taken: ReadonlySet<number>): void {
  for (let step = 0; step < limits.length; step += 1) {
    if (gone.values[step] === 1) continue;
    let rests = sources.values[step]! !== SOURCELESS && taken.has(sources.values[step]!);
    for (let at = starts.values[step]!; !rests && at < starts.values[step + 1]!; at += 1)
      rests = gone.values[premises.values[at]!] === 1;
    if (rests) gone.values[step] = 1;
  }
}

/** Takes back all steps from a number on; gives their limits. */
export function undo(columns: Columns, newest: Int32Array, from: number): readonly Limit[] {
  const { limits, values, before, sources, starts, premises, gone } = columns;
  const undone = new Set<Limit>();
  for (let step = limits.length - 1; step >= from; step -= 1) {
    newest[limits.values[step]!] = before.values[step]!;
    undone.add(limits.values[step]!);
  }
  for (const column of [limits, values, before, sources, gone]) column.length = from;
  starts.length = from + 1;
  premises.length = starts.values[from]!;
  return [...undone];
}
