import type { Area } from "../src/count/count-declarations.ts";
import type { Total } from "../src/indicators/nowcast/pools.ts";
import type { NowcastDeclaration } from "../src/indicators/nowcast/settings.ts";
import type { SilentPayersDeclaration } from "../src/indicators/nowcast/silent-shares.ts";
import { byBackground } from "./counts/by_background.ts";
import { byReporting } from "./counts/by_reporting.ts";
import { reporting, silent, silentPayersShare } from "./indicators/population.ts";
import { personMonthJoin } from "./subjects.ts";

/** Months from which on registers or reporting changed, so that earlier delays and levels are less informative (docs/accuracy.md). */
const structuralBreaks = [
  // The Nordic model of job search: interviews, and a new code of job search.
  "2022-05",
  // Employment services moved from the State to the municipalities.
  "2025-01",
  // The general support (yleistuki) took the place of the labour market subsidy and the basic unemployment allowance.
  "2026-05",
];

/** All cities together, and the table of all backgrounds: the reference for groups that are too small for an estimate of their own. */
export const referencePopulationOf = (whole: Area): Total => ({ area: whole.code, table: byBackground.id });

/** Silent payers: the wage earners of the previous month by whether any of their payers has reported for the month. */
export const silentPayersIn = (whole: Area): SilentPayersDeclaration => ({
  table: byReporting.id,
  indicator: silentPayersShare.id,
  area: whole.code,
  age: silentPayersShare.ages[0] ?? "",
  measure: "EMPLOYED",
  categories: {
    FOREIGN: { numerator: silent.codes.BACKGROUND.FOREIGN, rest: reporting.codes.BACKGROUND.FOREIGN },
    FINNISH: { numerator: silent.codes.BACKGROUND.FINNISH, rest: reporting.codes.BACKGROUND.FINNISH },
  },
  usualSize: 0.05,
});

/** How the newest months are estimated while their reports arrive. */
export const nowcastOf = (whole: Area): NowcastDeclaration => ({
  // The Incomes Register's extract goes 13 payment months back: later reports are never delivered.
  deliveries: 13,
  breaks: structuralBreaks,
  sources: personMonthJoin.unemploymentSources.map(({ source }) => source),
  payers: silentPayersIn(whole),
  reconstruction: {
    table: byBackground.id,
    persons: "PERSONS",
    // Twice the measured difference, with opposite signs: the errors of employed and unemployed then add up in a rate.
    bias: { EMPLOYED: 0.004, UNEMPLOYED: -0.008 },
  },
});
