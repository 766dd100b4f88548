import { join } from "node:path";
import { readShocks } from "../../src/synthetic/generate.ts";
import type { Session } from "../../src/database/database.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { arrivalsOf } from "./arrivals.ts";
import type { Audited } from "./audited.ts";
import { firstMonths, LOADED } from "./first-night.ts";
import type { Forecast } from "./forecasts.ts";
import { WHEN_TOLD } from "./forecasts.ts";
import type { GivenHistory, HistoryFiles } from "./given.ts";
import { latePayers, latePayersOf } from "./late-payers.ts";
import type { LateCountry, LatePayers } from "./late-payers.ts";
import { makeHistory } from "./make-history.ts";
import type { Measured } from "./measured.ts";
import type { Options } from "./options.ts";
import { shocksIn } from "./shocked.ts";
import type { Shocked } from "./shocked.ts";
import { A_YEAR, standIn, together } from "./standing.ts";
import type { Told } from "./standing.ts";

/** Where histories are made and stood in. */
export interface Place {
  readonly options: Options;
  /** Folder of the histories. */
  readonly work: string;
  /** Folder for the counts of one night. */
  readonly folder: string;
  readonly session: Session;
  readonly say: (text: string) => void;
}

/** A country's history, in a folder of its own that is named for it. */
const made = (given: GivenHistory, name: string, { work, say }: Place): Promise<HistoryFiles> =>
  makeHistory(given, join(work, name), (text) => say(`${name}: ${text}`));

const nameOf = ({ jobSearch, seed }: GivenHistory): string => `${jobSearch}-${seed}`;

/** What is told at the vintages of a history, its first ones left out. */
function stoodIn(
  {
    seed,
    history,
    before = A_YEAR,
  }: { readonly seed: number; readonly history: HistoryFiles; readonly before?: number },
  { options, folder, session }: Place,
): Promise<Told> {
  const breaks = options.breaks ? nightly.indicators.nowcast.settings.breaks : [];
  const whenTold = { ...WHEN_TOLD, min_completeness: options.minCompleteness };
  return standIn({ seed, history, before, breaks, whenTold, folder }, session);
}

/** What several countries told, each in the folder that it is named for. */
async function toldOf(
  countries: readonly GivenHistory[],
  nameIn: (given: GivenHistory) => string,
  place: Place,
): Promise<Told> {
  const told: Told[] = [];
  for (const given of countries) {
    told.push(await stoodIn({ seed: given.seed, history: await made(given, nameIn(given), place) }, place));
  }
  return together(told);
}

async function plainOf(place: Place): Promise<NonNullable<Measured["plain"]>> {
  const { countries } = place.options;
  const told = await toldOf(countries, nameOf, place);
  const first = countries[0]!;
  const arrivals = await arrivalsOf(await made(first, nameOf(first), place), place.session);
  return { jobSearch: first.jobSearch, told, arrivals };
}

async function auditedOf(unaudited: Told, vintages: number | "all", place: Place): Promise<Audited> {
  // What a table withholds for another's sake is seen with all tables only.
  const countries = place.options.countries.map((given) => ({ ...given, tables: "all" as const, audited: vintages }));
  const audited = await toldOf(countries, (given) => `${nameOf(given)}-audited-${vintages}`, place);
  return { audited, unaudited, vintages };
}

async function shockedOf(file: string, place: Place): Promise<Shocked> {
  const shocks = await readShocks(file);
  const countries = place.options.countries.map((given) => ({ ...given, shocks }));
  return { told: await toldOf(countries, (given) => `${nameOf(given)}-shocked`, place), shocks };
}

async function latePayersIn(share: number, place: Place): Promise<LatePayers> {
  const countries: LateCountry[] = [];
  for (const given of place.options.countries) {
    const { seed } = given;
    const history = await made({ ...given, shocks: latePayers(given, share) }, `${nameOf(given)}-late-payers`, place);
    countries.push({ seed, told: await stoodIn({ seed, history }, place), shocks: await shocksIn(history.shocks) });
  }
  return latePayersOf(countries);
}

async function firstNightOf(loads: number, place: Place): Promise<readonly Forecast[]> {
  const forecasts: Forecast[] = [];
  for (const given of place.options.countries) {
    for (const from of firstMonths(loads)) {
      const load: GivenHistory = { ...given, from, months: LOADED, delivered: "at_once" };
      const history = await made(load, `${nameOf(given)}-load-${from}`, place);
      forecasts.push(...(await stoodIn({ seed: given.seed, history, before: 0 }, place)).forecasts);
    }
  }
  return forecasts;
}

/** Makes what is missing of the histories, stands in them, and holds what was told against the truth. */
export async function measure(place: Place): Promise<Measured> {
  const { plain: isPlain, audited, shocks, latePayers: share, firstNights } = place.options;
  const plain = isPlain ? await plainOf(place) : null;
  return {
    plain,
    audited: plain === null || audited === null ? null : await auditedOf(plain.told, audited, place),
    shocked: shocks === null ? null : await shockedOf(shocks, place),
    latePayers: share === null ? null : await latePayersIn(share, place),
    firstNight: firstNights === null ? null : await firstNightOf(firstNights, place),
  };
}
