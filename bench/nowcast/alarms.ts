import { addMonths } from "../../src/lib/months.ts";
import type { Month } from "../../src/lib/months.ts";
import type { StoodAt, Told, IssuedWarning } from "./standing.ts";

/** Warnings of months in which nothing unforeseen had happened. */
export interface FalseAlarms {
  /** Months of all countries that were stood at when they were new, without a shock of their own or of the month before. */
  readonly quiet: number;
  /** Of these, with a warning at the first delivery. */
  readonly warned: number;
}

/** Whether a month or the one before it has a shock. */
const isShocked = (month: Month, shocked: ReadonlySet<Month>): boolean =>
  shocked.has(month) || shocked.has(addMonths(month, -1));

/** The warnings of a month as it stood so many deliveries after its first. */
export const warningsOf = (
  { warnings }: Told,
  { seed, month, delay }: Pick<IssuedWarning, "seed" | "month" | "delay">,
): readonly IssuedWarning[] =>
  warnings.filter((one) => one.seed === seed && one.month === month && one.delay === delay);

/**
 * How often a warning was told at the first delivery of a month without a shock.
 *
 * @param shocked months with a shock, of every country alike
 * @param kind of warnings that count
 * @example falseAlarms(told, new Set(["2026-04"]), "silent_payers") // { quiet: 61, warned: 2 }
 */
export function falseAlarms(told: Told, shocked: ReadonlySet<Month>, kind: string): FalseAlarms {
  const quiet = told.nights.filter(({ month }) => !isShocked(month, shocked));
  const isWarned = ({ seed, month }: StoodAt): boolean =>
    warningsOf(told, { seed, month, delay: 0 }).some(({ warning }) => warning === kind);
  return { quiet: quiet.length, warned: quiet.filter(isWarned).length };
}

/** Warned months in a hundred; null of none. */
export const perHundred = (warned: number, of: number): number | null => (of === 0 ? null : (100 * warned) / of);
