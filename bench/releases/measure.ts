import { join } from "node:path";
import { openDatabase } from "../../src/database/database.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { VintageMonths } from "../../src/history/release-history.ts";
import { againstTruth, valuesOf } from "./against-truth.ts";
import type { Compared } from "./against-truth.ts";
import { makeCountry } from "./country.ts";
import type { GivenHistory } from "./country.ts";
import { fitsAt, releasedAt } from "./fits.ts";
import type { Fit, Misfit, Released } from "./fits.ts";
import { publishHistory } from "./publish.ts";
import type { Published, Run } from "./publish.ts";
import { trueFigures } from "./truth.ts";

/** A sequence of releases: all at months' ends, or all on nights. */
export interface Series {
  readonly name: "monthly" | "nightly";
  readonly vintages: number;
  readonly released: readonly Released[];
  readonly fits: readonly Fit[];
  readonly misfits: readonly Misfit[];
}

/** The result of a history. */
export interface Measured {
  readonly given: GivenHistory;
  readonly runs: readonly Run[];
  readonly series: readonly Series[];
  /** Values of the newest snapshot, of every month. */
  readonly compared: readonly Compared[];
  readonly seconds: number;
}

type Say = (text: string) => void;

async function look(
  { snapshot, history }: Published,
  { first, folder }: { readonly first: string; readonly folder: string },
): Promise<Pick<Measured, "series" | "compared">> {
  await using work = await temporaryFolder();
  const database = await openDatabase({
    temporary: join(work.path, "spill"),
    folders: [folder, work.path],
    memoryLimit: "4GB",
  });
  const session = await database.session();
  try {
    const isMonthly = ({ vintage }: VintageMonths): boolean => vintage.slice(0, 10) <= first;
    const groups = Map.groupBy(history.vintages, (one) => (isMonthly(one) ? "monthly" : "nightly"));
    const series: Series[] = [];
    for (const [name, vintages] of groups) {
      const released = await releasedAt(snapshot, vintages, session);
      const fits = await fitsAt({ snapshot, chains: history.releasesByMonth }, vintages, session);
      series.push({ name, vintages: vintages.length, released, ...fits });
    }
    const context = { session, engine: database.engine, store: work.path };
    const truth = await trueFigures(
      { months: [...history.releasesByMonth.keys()], truth: join(folder, "truth") },
      context,
    );
    return { series, compared: againstTruth(await valuesOf(snapshot, session), truth) };
  } finally {
    session.close();
    database.close();
  }
}

/** Generates a country, publishes its history as a store would, and compares everything published with the store and with the truth. */
export async function measure(given: GivenHistory, say: Say): Promise<Measured> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const progress: Say = (text) => say(`${given.persons} persons, ${seconds().toFixed(0)} s: ${text}`);
  await using temporary = await temporaryFolder();
  const folder = temporary.path;
  progress("the country");
  const calendar = await makeCountry(given, folder);
  const published = await publishHistory(calendar, folder, progress);
  progress("against store and truth");
  const found = await look(published, { first: calendar.first, folder });
  return { given, runs: published.runs, ...found, seconds: seconds() };
}
