import type { Shock } from "../../src/synthetic/generate.ts";
import { addMonths } from "../../src/lib/months.ts";
import type { Month } from "../../src/lib/months.ts";
import { falseAlarms, warningsOf } from "./alarms.ts";
import type { FalseAlarms } from "./alarms.ts";
import type { RealisedShock } from "./shocked.ts";
import type { Evaluation } from "./standing.ts";

/** The warning about late payers. */
export const SILENT_PAYERS = "silent_payers";

/** The first month with late payers, counted from 0, and the months from each to the next. */
const [FIRST, EVERY] = [14, 4];

/** The range that counts as about 5 % of the first delivery's reports: late payers are drawn at random, so the number of late reports varies. */
export const ABOUT_5: readonly [from: number, below: number] = [4, 6];

/** A month of a country in which payers were late. */
export interface Trial {
  readonly seed: number;
  readonly month: Month;
  /** Reports missing from the month's first delivery, in per cent. */
  readonly missing: number;
  /** Whether the first delivery's figures of all cities came with a warning. */
  readonly warned: boolean;
}

/** The outcome of the months with late payers, and of those without. */
export interface LatePayers {
  readonly trials: readonly Trial[];
  readonly alarms: FalseAlarms;
}

/**
 * In every fourth month from the 15th on, a share of the payers is one delivery late.
 *
 * @param share of the payers
 * @example latePayers({ from: "2024-09", months: 20 }, 0.07) // two: in 2025-11 and 2026-03
 */
export function latePayers(
  { from, months }: { readonly from: Month; readonly months: number },
  share: number,
): readonly Shock[] {
  const count = Math.max(0, Math.ceil((months - FIRST) / EVERY));
  return Array.from({ length: count }, (_, at) => ({
    kind: "late_payers",
    month: addMonths(from, FIRST + at * EVERY),
    share,
  }));
}

/** A country with late payers: its evaluation, and the realised size of each shock. */
export interface LateCountry {
  readonly seed: number;
  readonly evaluation: Evaluation;
  readonly shocks: readonly RealisedShock[];
}

const trialsIn = ({ seed, evaluation, shocks }: LateCountry): readonly Trial[] =>
  shocks.map(({ month, realised }) => ({
    seed,
    month,
    missing: 100 * Number(realised["missing_at_first_share"]),
    warned: warningsOf(evaluation, { seed, month, delay: 0 }).some(({ warning }) => warning === SILENT_PAYERS),
  }));

/** Of which late payers the first delivery warned, and how often it gave a false alarm. */
export function latePayersOf(countries: readonly LateCountry[]): LatePayers {
  const alarms = countries.map(({ evaluation, shocks }) =>
    falseAlarms(evaluation, new Set(shocks.map(({ month }) => month)), SILENT_PAYERS),
  );
  return {
    trials: countries.flatMap(trialsIn),
    alarms: {
      quiet: alarms.reduce((sum, { quiet }) => sum + quiet, 0),
      warned: alarms.reduce((sum, { warned }) => sum + warned, 0),
    },
  };
}

/** The trials with so many per cent of the reports missing. */
export const missing = (trials: readonly Trial[], [from, below]: readonly [number, number]): readonly Trial[] =>
  trials.filter((trial) => trial.missing >= from && trial.missing < below);
