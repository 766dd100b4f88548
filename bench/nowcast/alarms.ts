import { addMonths } from "../../src/lib/months.ts";
import type { Month } from "../../src/lib/months.ts";
import type { EvaluatedVintage, Evaluation, IssuedWarning } from "./standing.ts";

/** Warnings for months without an unforeseen event. */
export interface FalseAlarms {
  /** Months of all countries, evaluated when they were the newest, without a shock in them or in the month before. */
  readonly quiet: number;
  /** Of these, with a warning at the first delivery. */
  readonly warned: number;
}

/** Whether a month or the one before it has a shock. */
const isShocked = (month: Month, shocked: ReadonlySet<Month>): boolean =>
  shocked.has(month) || shocked.has(addMonths(month, -1));

/** The warnings of a month at a delay. */
export const warningsOf = (
  { warnings }: Evaluation,
  { seed, month, delay }: Pick<IssuedWarning, "seed" | "month" | "delay">,
): readonly IssuedWarning[] =>
  warnings.filter((one) => one.seed === seed && one.month === month && one.delay === delay);

/**
 * How often a warning was given at the first delivery of a month without a shock.
 *
 * @param shocked months with a shock, of every country alike
 * @param kind of warnings that count
 * @example falseAlarms(evaluation, new Set(["2026-04"]), "silent_payers") // { quiet: 61, warned: 2 }
 */
export function falseAlarms(evaluation: Evaluation, shocked: ReadonlySet<Month>, kind: string): FalseAlarms {
  const quiet = evaluation.nights.filter(({ month }) => !isShocked(month, shocked));
  const isWarned = ({ seed, month }: EvaluatedVintage): boolean =>
    warningsOf(evaluation, { seed, month, delay: 0 }).some(({ warning }) => warning === kind);
  return { quiet: quiet.length, warned: quiet.filter(isWarned).length };
}

/** Warned months per hundred; null where there are no months. */
export const perHundred = (warned: number, of: number): number | null => (of === 0 ? null : (100 * warned) / of);
