import { push } from "./growing-column.ts";
import { basisOf, sourcesOf } from "./premises.ts";
import { SOURCELESS, addStep, emptyColumns, markGone, undo } from "./steps.ts";
import type { Columns, Limit } from "./steps.ts";

/**
 * The conclusions about counts, step by step. Each step records the steps that it rests on, so that a conclusion can be
 * explained and withdrawn. Steps are numbered in the order of time.
 */
export interface Conclusions {
  /** The newest step of each limit; -1 where there is none. */
  readonly newest: Int32Array;
  /** The value that a step gave its limit. */
  valueOf(step: number): number;
  /** Names a premise of the next conclusion; -1 names none. */
  because(step: number): void;
  /** Adds a step that rests on the named premises; returns its number. */
  conclude(limit: Limit, value: number): number;
  /** Adds a step that a source states. */
  assume(limit: Limit, value: number, source: number): number;
  /** The sources that steps rest on, each once. */
  sourcesOf(steps: readonly number[]): readonly number[];
  /** The premises of steps that have a lower number than `before`. */
  basisOf(steps: readonly number[], before: number): readonly number[];
  /** Withdraws the facts of sources and every step that rests on them; returns the limits that changed. */
  withdraw(sources: ReadonlySet<number>): readonly Limit[];
  /** The number of steps. */
  length(): number;
  /** Withdraws all steps from a number on; returns their limits. */
  undo(from: number): readonly Limit[];
}

const isStep = (step: number): boolean => step !== -1;

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
