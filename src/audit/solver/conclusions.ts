import { push } from "./growing-column.ts";
import { basisOf, sourcesOf } from "./premises.ts";
import { SOURCELESS, addStep, emptyColumns, markGone, undo } from "./steps.ts";
import type { Columns, Limit } from "./steps.ts";

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
