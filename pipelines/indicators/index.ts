import type { Indicator } from "../../src/indicators/declaration.ts";
import {
  employmentRate18To64,
  employmentRate20To64,
  employmentRateByAge,
  participationRate,
  selfEmployedShare,
} from "./employment.ts";
import { employmentGap18To64, employmentGapWomen, unemploymentGap18To64, unemploymentGapUnder30 } from "./gaps.ts";
import { finnishCitizenShare, population, provisionalShare, silentPayersShare, unknownShare } from "./population.ts";
import {
  broadUnemploymentRate,
  unemploymentRate18To29,
  unemploymentRate18To64,
  unemploymentRate18To74,
  unemploymentRateByAge,
} from "./unemployment.ts";

/** The published indicators in the order in which they are shown (docs/add-an-indicator.md: how to add one). */
export const indicatorDeclarations = [
  population,
  provisionalShare,
  unknownShare,
  finnishCitizenShare,
  silentPayersShare,
  employmentRate18To64,
  employmentRate20To64,
  employmentRateByAge,
  unemploymentRate18To64,
  unemploymentRate18To29,
  unemploymentRate18To74,
  unemploymentRateByAge,
  participationRate,
  selfEmployedShare,
  broadUnemploymentRate,
  unemploymentGap18To64,
  unemploymentGapUnder30,
  employmentGap18To64,
  employmentGapWomen,
] as const satisfies readonly Indicator[];

/** Id of a declared indicator. */
export type IndicatorId = (typeof indicatorDeclarations)[number]["id"];
