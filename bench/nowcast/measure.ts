import { join } from "node:path";
import { readShocks } from "../../src/synthetic/generate.ts";
import { needsMonthlyJobSearch } from "../../src/synthetic/shocks/check-shocks.ts";
import type { Session } from "../../src/database/database.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { arrivalsOf } from "./arrivals.ts";
import type { Audited } from "./audited.ts";
import { firstMonths, LOADED } from "./first-night.ts";
import type { Forecast } from "./forecasts.ts";
import { NOWCAST_LIMITS } from "./forecasts.ts";
import type { GivenHistory, HistoryFiles } from "./given.ts";
import { latePayers, latePayersOf } from "./late-payers.ts";
import type { LateCountry, LatePayers } from "./late-payers.ts";
import { makeHistory } from "./make-history.ts";
import type { Measured } from "./measured.ts";
import type { Options } from "./options.ts";
import { shocksIn } from "./shocked.ts";
import type { Shocked } from "./shocked.ts";
import { A_YEAR, evaluateHistory, together } from "./standing.ts";
import type { Evaluation } from "./standing.ts";

/** Where histories are made and evaluated. */
export interface Place {
  readonly options: Options;
  /** Folder of the histories. */
  readonly work: string;
  /** Folder for the counts of one night. */
  readonly folder: string;
  readonly session: Session;
  readonly say: (text: string) => void;
}

/** A country's history, in a folder named after it. */
const made = (given: GivenHistory, name: string, { work, say }: Place): Promise<HistoryFiles> =>
  makeHistory(given, join(work, name), (text) => say(`${name}: ${text}`));

const nameOf = ({ jobSearch, seed }: GivenHistory): string => `${jobSearch}-${seed}`;

/** Evaluates a history at its vintages, the first ones left out. */
function evaluate(
  {
    seed,
    history,
    before = A_YEAR,
  }: { readonly seed: number; readonly history: HistoryFiles; readonly before?: number },
  { options, folder, session }: Place,
): Promise<Evaluation> {
  const breaks = options.breaks ? nightly.indicators.nowcast.settings.breaks : [];
  const nowcastLimits = { ...NOWCAST_LIMITS, min_completeness: options.minCompleteness };
  return evaluateHistory({ seed, history, before, breaks, nowcastLimits, folder }, session);
}

/** Evaluates several countries, each in the folder named after it. */
async function evaluationOf(
  countries: readonly GivenHistory[],
  nameIn: (given: GivenHistory) => string,
  place: Place,
): Promise<Evaluation> {
  const evaluations: Evaluation[] = [];
  for (const given of countries) {
    evaluations.push(await evaluate({ seed: given.seed, history: await made(given, nameIn(given), place) }, place));
  }
  return together(evaluations);
}

async function plainOf(place: Place): Promise<NonNullable<Measured["plain"]>> {
  const { countries } = place.options;
  const evaluation = await evaluationOf(countries, nameOf, place);
  const first = countries[0]!;
  const arrivals = await arrivalsOf(await made(first, nameOf(first), place), place.session);
  return { jobSearch: first.jobSearch, evaluation, arrivals };
}

async function auditedOf(unaudited: Evaluation, vintages: number | "all", place: Place): Promise<Audited> {
  // Secondary suppression across tables occurs only when all tables are counted.
  const countries = place.options.countries.map((given) => ({ ...given, tables: "all" as const, audited: vintages }));
  const audited = await evaluationOf(countries, (given) => `${nameOf(given)}-audited-${vintages}`, place);
  return { audited, unaudited, vintages };
}

async function shockedOf(file: string, place: Place): Promise<Shocked> {
  const listed = await readShocks(file);
  const isMonthly = place.options.countries.every(({ jobSearch }) => jobSearch === "monthly");
  const shocks = isMonthly ? listed : listed.filter((shock) => !needsMonthlyJobSearch(shock));
  const countries = place.options.countries.map((given) => ({ ...given, shocks }));
  return { evaluation: await evaluationOf(countries, (given) => `${nameOf(given)}-shocked`, place), shocks };
}

async function latePayersIn(share: number, place: Place): Promise<LatePayers> {
  const countries: LateCountry[] = [];
  for (const given of place.options.countries) {
    const { seed } = given;
    const history = await made({ ...given, shocks: latePayers(given, share) }, `${nameOf(given)}-late-payers`, place);
    countries.push({
      seed,
      evaluation: await evaluate({ seed, history }, place),
      shocks: await shocksIn(history.shocks),
    });
  }
  return latePayersOf(countries);
}

async function firstNightOf(loads: number, place: Place): Promise<readonly Forecast[]> {
  const forecasts: Forecast[] = [];
  for (const given of place.options.countries) {
    for (const from of firstMonths(loads)) {
      const load: GivenHistory = { ...given, from, months: LOADED, delivered: "at_once" };
      const history = await made(load, `${nameOf(given)}-load-${from}`, place);
      forecasts.push(...(await evaluate({ seed: given.seed, history, before: 0 }, place)).forecasts);
    }
  }
  return forecasts;
}

/** Makes the histories that are missing, evaluates them, and compares the published values with the truth. */
export async function measure(place: Place): Promise<Measured> {
  const { plain: isPlain, audited, shocks, latePayers: share, firstNights } = place.options;
  const plain = isPlain ? await plainOf(place) : null;
  return {
    plain,
    audited: plain === null || audited === null ? null : await auditedOf(plain.evaluation, audited, place),
    shocked: shocks === null ? null : await shockedOf(shocks, place),
    latePayers: share === null ? null : await latePayersIn(share, place),
    firstNight: firstNights === null ? null : await firstNightOf(firstNights, place),
  };
}
