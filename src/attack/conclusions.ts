/** One limit of a count: its least is at twice its number, its most beside it. */
export type Limit = number;

/**
 * What was concluded of counts, step by step, each step with the steps that it rests on: so that it can be said why something is known, and so that it can
 * be taken back. A step's number is its place in time.
 */
export interface Conclusions {
  /** The newest step of each limit; -1 where there is none. */
  readonly newest: Int32Array;
  /** The value that a step gave its limit. */
  valueOf(step: number): number;
  /** Names a step that the next conclusion rests on; -1 names none. */
  because(step: number): void;
  /** Adds a step that rests on those that were named; gives its number. */
  conclude(limit: Limit, value: number): number;
  /** Adds a step that a source tells. */
  assume(limit: Limit, value: number, source: number): number;
  /** The sources that steps rest on, each once. */
  sourcesOf(steps: readonly number[]): readonly number[];
  /** The steps before a number that steps rest on. */
  basisOf(steps: readonly number[], before: number): readonly number[];
  /** Takes back what sources told and all that rests on it; gives the limits that are others now. */
  withdraw(sources: ReadonlySet<number>): readonly Limit[];
  /** How many steps there are. */
  length(): number;
  /** Takes back all steps from a number on; gives their limits. */
  undo(from: number): readonly Limit[];
}

/** Numbers that grow in number. */
interface Numbers {
  values: Int32Array;
  length: number;
}

const numbers = (): Numbers => ({ values: new Int32Array(1024), length: 0 });

function push(to: Numbers, value: number): void {
  if (to.length === to.values.length) {
    const longer = new Int32Array(2 * to.length);
    longer.set(to.values);
    to.values = longer;
  }
  to.values[to.length] = value;
  to.length += 1;
}

/** The columns of the steps; premises of step `n` are from `starts[n]` up to `starts[n + 1]`. */
interface Columns {
  readonly limits: Numbers;
  readonly values: Numbers;
  readonly before: Numbers;
  readonly sources: Numbers;
  readonly starts: Numbers;
  readonly premises: Numbers;
  /** 1 for a step that was taken back. */
  readonly gone: Numbers;
}

const SOURCELESS = -1;

function emptyColumns(): Columns {
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

function addStep(columns: Columns, newest: Int32Array, step: { limit: Limit; value: number; source: number }): number {
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
function markGone({ limits, sources, starts, premises, gone }: Columns, taken: ReadonlySet<number>): void {
  for (let step = 0; step < limits.length; step += 1) {
    if (gone.values[step] === 1) continue;
    let rests = sources.values[step]! !== SOURCELESS && taken.has(sources.values[step]!);
    for (let at = starts.values[step]!; !rests && at < starts.values[step + 1]!; at += 1)
      rests = gone.values[premises.values[at]!] === 1;
    if (rests) gone.values[step] = 1;
  }
}

/** Goes from steps to what they rest on, each once; `visit` says whether to go on from there. */
function trace({ starts, premises }: Columns, steps: readonly number[], visit: (step: number) => boolean): void {
  const [seen, open] = [new Set<number>(steps), [...steps]];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (!visit(step)) continue;
    for (let at = starts.values[step]!; at < starts.values[step + 1]!; at += 1) {
      const premise = premises.values[at]!;
      if (seen.has(premise)) continue;
      seen.add(premise);
      open.push(premise);
    }
  }
}

function sourcesOf(columns: Columns, steps: readonly number[]): readonly number[] {
  const found = new Set<number>();
  trace(columns, steps, (step) => {
    const source = columns.sources.values[step]!;
    if (source !== SOURCELESS) found.add(source);
    return true;
  });
  return [...found].toSorted((a, b) => a - b);
}

function basisOf(columns: Columns, steps: readonly number[], before: number): readonly number[] {
  const basis: number[] = [];
  trace(columns, steps, (step) => {
    if (step < before) basis.push(step);
    return step >= before;
  });
  return basis;
}

const isStep = (step: number): boolean => step !== -1;

function undo(columns: Columns, newest: Int32Array, from: number): readonly Limit[] {
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

function conclusionsOn(columns: Columns, newest: Int32Array): Conclusions {
  return {
    newest,
    valueOf: (step) => columns.values.values[step]!,
    because: (step) => {
      if (isStep(step)) push(columns.premises, step);
    },
    conclude: (limit, value) => addStep(columns, newest, { limit, value, source: SOURCELESS }),
    assume: (limit, value, source) => addStep(columns, newest, { limit, value, source }),
    sourcesOf: (steps) => sourcesOf(columns, steps.filter(isStep)),
    basisOf: (steps, before) => basisOf(columns, steps.filter(isStep), before),
    withdraw: (taken) => {
      markGone(columns, taken);
      const changed: Limit[] = [];
      newest.forEach((step, limit) => {
        let left = step;
        while (left !== -1 && columns.gone.values[left] === 1) left = columns.before.values[left]!;
        if (left === step) return;
        newest[limit] = left;
        changed.push(limit);
      });
      return changed;
    },
    length: () => columns.limits.length,
    undo: (from) => undo(columns, newest, from),
  };
}

/** @example openConclusions(3).assume(0, 5, 17) // 0, the first step */
export const openConclusions = (counts: number): Conclusions =>
  conclusionsOn(emptyColumns(), new Int32Array(2 * counts).fill(-1));
