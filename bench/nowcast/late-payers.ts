import type { Shock } from "../../src/synthetic/generate.ts";
import { addMonths } from "../../src/lib/months.ts";
import type { Month } from "../../src/lib/months.ts";
import { falseAlarms, warningsOf } from "./alarms.ts";
import type { FalseAlarms } from "./alarms.ts";
import type { ToldShock } from "./shocked.ts";
import type { Told } from "./standing.ts";

/** The warning that tells of payers who are late. */
export const SILENT_PAYERS = "silent_payers";

/** The first month with late payers, counted from 0, and the months from each to the next. */
const [FIRST, EVERY] = [14, 4];

/** Per cent of the first delivery's reports that about 5 % of wages are: which payers are late is drawn by lot, and so is how many wages are. */
export const ABOUT_5: readonly [from: number, below: number] = [4, 6];

/** A month of a country in which payers were late. */
export interface Trial {
  readonly seed: number;
  readonly month: Month;
  /** Per cent of the reports of the month's first delivery that were not in it. */
  readonly missing: number;
  /** Whether the first delivery's figures of all cities came with a warning. */
  readonly warned: boolean;
}

/** What came of every month with late payers, and of those without. */
export interface LatePayers {
  readonly trials: readonly Trial[];
  readonly alarms: FalseAlarms;
}

/**
 * Every fourth month from the 15th on a part of the payers is a delivery late.
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

/** A country with late payers: what was told of it, and what each shock turned out to be. */
export interface LateCountry {
  readonly seed: number;
  readonly told: Told;
  readonly shocks: readonly ToldShock[];
}

const trialsIn = ({ seed, told, shocks }: LateCountry): readonly Trial[] =>
  shocks.map(({ month, realised }) => ({
    seed,
    month,
    missing: 100 * Number(realised["missing_at_first_share"]),
    warned: warningsOf(told, { seed, month, delay: 0 }).some(({ warning }) => warning === SILENT_PAYERS),
  }));

/** Of which late payers the first delivery warned, and how often it warned of nothing. */
export function latePayersOf(countries: readonly LateCountry[]): LatePayers {
  const alarms = countries.map(({ told, shocks }) =>
    falseAlarms(told, new Set(shocks.map(({ month }) => month)), SILENT_PAYERS),
  );
  return {
    trials: countries.flatMap(trialsIn),
    alarms: {
      quiet: alarms.reduce((sum, { quiet }) => sum + quiet, 0),
      warned: alarms.reduce((sum, { warned }) => sum + warned, 0),
    },
  };
}

/** The trials in which so many per cent of the reports were missing. */
export const missing = (trials: readonly Trial[], [from, below]: readonly [number, number]): readonly Trial[] =>
  trials.filter((trial) => trial.missing >= from && trial.missing < below);
