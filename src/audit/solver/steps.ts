import { numbers, push } from "./growing-column.ts";
import type { Numbers } from "./growing-column.ts";

/** One limit of a count: the lower one has twice the count's number, the upper one the next number. */
export type Limit = number;

/** The columns of the steps; the premises of step `n` lie from `starts[n]` up to `starts[n + 1]`. */
export interface Columns {
  readonly limits: Numbers;
  readonly values: Numbers;
  readonly before: Numbers;
  readonly sources: Numbers;
  readonly starts: Numbers;
  readonly premises: Numbers;
  /** 1 for a withdrawn step. */
  readonly gone: Numbers;
}

/** The source of a step that rests on other steps. */
export const SOURCELESS = -1;

/** Columns without a step. */
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

/**
 * Adds a step that rests on the premises pushed since the previous one, and makes it the newest of its limit; returns
 * its number.
 */
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

/** Marks the steps that rest on the sources as withdrawn; premises always precede what rests on them. */
export function markGone({ limits, sources, starts, premises, gone }: Columns, taken: ReadonlySet<number>): void {
  for (let step = 0; step < limits.length; step += 1) {
    if (gone.values[step] === 1) continue;
    let rests = sources.values[step]! !== SOURCELESS && taken.has(sources.values[step]!);
    for (let at = starts.values[step]!; !rests && at < starts.values[step + 1]!; at += 1)
      rests = gone.values[premises.values[at]!] === 1;
    if (rests) gone.values[step] = 1;
  }
}

/** Withdraws all steps from a number on; returns their limits. */
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
