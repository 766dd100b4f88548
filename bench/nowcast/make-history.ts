import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generateCountry } from "../../src/synthetic/generate.ts";
import { canonicalJson } from "../../src/lib/canonical.ts";
import { openDatabase } from "../../src/database/database.ts";
import { acquireLock } from "../../src/lib/lock.ts";
import { writeParquet } from "../../src/database/write-parquet.ts";
import { noHistory, publishedFiles } from "../../src/history/release-history.ts";
import { loadConfiguration } from "../../src/configuration/configuration.ts";
import type { Configuration } from "../../src/configuration/configuration.ts";
import { prepareCounting } from "../../src/run/counting-context.ts";
import { vintagesOf } from "../../src/run/vintages.ts";
import type { Pipeline } from "../../src/configuration/pipeline.ts";
import { openWorkspace } from "../../src/run/workspace.ts";
import { neededCounts } from "../../src/indicators/needed.ts";
import { nightly } from "../../pipelines/nightly.ts";
import { CUTOFF, wholeInbox } from "../whole-inbox.ts";
import { filesIn, tablesOf } from "./given.ts";
import type { GivenHistory, HistoryFiles } from "./given.ts";
import { publishHistory } from "./history.ts";
import type { PublishedHistory } from "./history.ts";
import { countTruth, writeUnrounded } from "./true-counts.ts";

type Say = (text: string) => void;

/** The months of a vintage that can still change and the one that has just closed; older ones keep their published values. */
const OPEN_MONTHS = 14;

/** Payment months in the first delivery. With one, each month has a first vintage of its own. */
const firstWindow = ({ delivered, months }: GivenHistory): number => (delivered === "monthly" ? 1 : months);

interface Places {
  readonly inbox: string;
  readonly truth: string;
  readonly lived: string;
  readonly configuration: string;
}

const placesIn = (folder: string): Places => ({
  inbox: join(folder, "inbox"),
  truth: join(folder, "truth"),
  lived: join(folder, "country.json"),
  configuration: join(folder, "tilannekuva.yaml"),
});

/**
 * A first load publishes all its months, open or closed. No delivery is held back: the registers of a country that begins
 * with one month grow faster than real ones, and nobody is there to accept them.
 */
const configurationOf = ({ delivered, months }: GivenHistory): string =>
  [
    "ingest: { settle_minutes: 0 }",
    "gates: { deliveries: warn }",
    `history: { months: ${delivered === "monthly" ? OPEN_MONTHS : months} }`,
    "engine: { memory_limit: 4GB }\n",
  ].join("\n");

/** Generates the country's deliveries in the folder's inbox, once. */
async function liveCountry(given: GivenHistory, places: Places, say: Say): Promise<void> {
  if (existsSync(places.lived)) return;
  await rm(places.inbox, { recursive: true, force: true });
  await rm(places.truth, { recursive: true, force: true });
  const { inbox, truth } = places;
  const country = { ...given, out: inbox, truth, firstWindow: firstWindow(given) };
  const { deliveries, bytes } = await generateCountry({
    ...country,
    onProgress: (text) => say(`the country: ${text}`),
  });
  say(`${deliveries} deliveries, ${(bytes / 1e9).toFixed(1)} GB`);
  await writeFile(places.lived, canonicalJson(given));
}

/** The nightly pipeline reduced to some tables and to the indicators that these tables suffice for. */
function pipelineOf(tables: Pipeline["count"]["tables"]): Pipeline {
  const known: ReadonlySet<string> = new Set(tables.map(({ id }) => id));
  const declarations = nightly.indicators.declarations
    .map((indicator) => ({ ...indicator, breakdowns: indicator.breakdowns.filter(({ table }) => known.has(table)) }))
    .filter(({ breakdowns }) => breakdowns.length > 0)
    .filter((indicator) => neededCounts([indicator]).every(({ table_id: table }) => known.has(table)));
  return { ...nightly, count: { ...nightly.count, tables }, indicators: { ...nightly.indicators, declarations } };
}

/** Ingest to protection, vintage by vintage. */
async function publishAll(given: GivenHistory, configuration: Configuration, say: Say): Promise<PublishedHistory> {
  const pipeline = pipelineOf(tablesOf(given));
  const workspace = await openWorkspace(configuration, pipeline);
  try {
    say("ingest");
    const counting = await prepareCounting({ pipeline, configuration, workspace });
    const { codes } = counting;
    const { deliveries } = await wholeInbox({ pipeline, configuration, codes, database: workspace.secure });
    const mode = given.delivered === "monthly" ? "monthly" : "none";
    const vintages = vintagesOf(deliveries, { cutoff: CUTOFF, mode, since: pipeline.join.months });
    return await publishHistory(counting, { vintages, audited: given.audited }, say);
  } finally {
    await workspace.close();
  }
}

async function write(history: PublishedHistory, folder: string, truth: string): Promise<void> {
  const files = filesIn(folder);
  const database = await openDatabase({ temporary: join(folder, "spill"), folders: [folder], memoryLimit: "4GB" });
  const session = await database.session();
  try {
    const counts = publishedFiles({ ...noHistory, releasesByMonth: history.chains }).map(({ path }) => path);
    await writeParquet(session, "publish/counts", { counts, output: files.counts });
    const context = { session, engine: database.engine, store: join(folder, "store") };
    const months = [...history.chains.keys()];
    await writeUnrounded({ counts: await countTruth({ months, truth }, context), output: files.truth }, context);
    if (history.reconstruction !== null) await copyFile(history.reconstruction.published.path, files.reconstructed);
    await writeFile(files.sources, `${JSON.stringify(history.sources, null, 1)}\n`);
    await writeFile(files.releases, `${JSON.stringify(history.releases, null, 1)}\n`);
  } finally {
    session.close();
    database.close();
  }
}

const WAY_THERE = ["inbox", "truth", "store", "output", "spill", "country.json", "tilannekuva.yaml"];

/** Whether the folder holds this history already; throws where it holds another. */
async function isMade(given: GivenHistory, files: HistoryFiles): Promise<boolean> {
  if (!existsSync(files.given)) return false;
  if ((await readFile(files.given, "utf8")) === canonicalJson(given)) return true;
  throw new Error(`${files.given} describes another country: choose another --work folder, or remove it`);
}

async function keepShocks({ shocks }: GivenHistory, truth: string, output: string): Promise<void> {
  if (shocks.length > 0) await copyFile(join(truth, "shocks.json"), output);
  else await writeFile(output, "[]\n");
}

async function make(given: GivenHistory, folder: string, say: Say): Promise<void> {
  const places = placesIn(folder);
  await writeFile(places.configuration, configurationOf(given));
  await liveCountry(given, places, say);
  const history = await publishAll(given, await loadConfiguration(folder), say);
  say("the truth");
  await write(history, folder, places.truth);
  await keepShocks(given, places.truth, filesIn(folder).shocks);
  await writeFile(filesIn(folder).given, canonicalJson(given));
  for (const name of WAY_THERE) await rm(join(folder, name), { recursive: true, force: true });
}

/**
 * The history of published counts of a synthetic country and its truth, in a folder; made once and reused afterwards. Country,
 * ingest, stage, join, count and protection are the pipeline's own, as on every month's last night. The audit takes most of the time and hardly
 * changes errors (docs/accuracy.md), so it covers only as many vintages as asked. An interrupted run continues from the store.
 *
 * @throws Error when the folder holds the history of another country, or another process is making one there.
 * @example const { counts, sources, truth } = await makeHistory({ persons: 20_000, seed: 7, audited: "none", ... }, folder, console.error);
 */
export async function makeHistory(given: GivenHistory, folder: string, say: Say): Promise<HistoryFiles> {
  await mkdir(folder, { recursive: true });
  const lock = await acquireLock(join(folder, "making.lock"), { purpose: "bench nowcast", now: () => new Date() });
  try {
    const files = filesIn(folder);
    if (!(await isMade(given, files))) await make(given, folder, say);
    return files;
  } finally {
    await lock.release();
  }
}
