/**
 * A night of the pipeline from the inbox to the true counts, as a program of its own: ingest with all its checks and its archive, stage, join
 * and count of the newest vintage, in the folder that it is started in. Of the tables of counts it makes the one that holds the compared slice;
 * protection, history and publication are left out.
 *
 * `node bench/peers/slice.ts` writes `counts.csv` and `accepted.csv` beside the folder's `tilannekuva.yaml`.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nightly } from "../../pipelines/nightly.ts";
import type { Pipeline } from "../../src/configuration/pipeline.ts";
import { loadConfiguration } from "../../src/configuration/configuration.ts";
import type { TrueCounts } from "../../src/count/count-month.ts";
import type { Row, Session } from "../../src/database/database.ts";
import type { Vintage } from "../../src/model/data-vintage.ts";
import { prepareCounting } from "../../src/run/counting-context.ts";
import { monthsToCount } from "../../src/run/extend-history.ts";
import { countPersons, joinMonth, vintageWorker } from "../../src/run/vintage-steps.ts";
import type { VintageWork } from "../../src/run/vintage-steps.ts";
import { vintagesTonight } from "../../src/run/vintages.ts";
import { openWorkspace } from "../../src/run/workspace.ts";
import type { Workspace } from "../../src/run/workspace.ts";
import { CUTOFF, wholeInbox } from "../whole-inbox.ts";
import { FULL_HISTORIES, TABLES } from "./contracts.ts";

const isCompared = ({ id }: { readonly id: string }): boolean => id === "by_background";

const pipeline: Pipeline = {
  ...nightly,
  count: { ...nightly.count, tables: nightly.count.tables.filter(isCompared) },
  // Nothing is published here, and their tables are not all counted.
  indicators: { ...nightly.indicators, declarations: [] },
};

/** A code or a count; empty where it is not collected. */
const cellOf = (value: Row[string] | undefined): string =>
  typeof value === "string" || typeof value === "number" ? `${value}` : "";

const csvOf = (rows: readonly Row[]): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row).map(cellOf))]
    .map((cells) => `${cells.join(",")}\n`)
    .join("");

/** How many rows of every compared table kept their contract, in the files that are read. */
const acceptedRows = ({ tables }: Vintage): readonly Row[] =>
  TABLES.flatMap((table) => {
    const files = tables.get(table) ?? [];
    const read = FULL_HISTORIES.has(table) ? files.slice(-1) : files;
    const rows = read.reduce((sum, { figures }) => sum + (figures?.rows ?? Number.NaN), 0);
    return read.length === 0 ? [] : [{ table, rows }];
  });

async function newestCounts(work: VintageWork): Promise<readonly TrueCounts[]> {
  return Promise.all(monthsToCount(work).map(async (month) => countPersons(work, month, await joinMonth(work, month))));
}

async function sliceOf(counted: readonly TrueCounts[], session: Session): Promise<readonly Row[]> {
  const statement = await readFile(join(import.meta.dirname, "sql", "slice.sql"), "utf8");
  const slices: Row[] = [];
  for (const { path, cells } of counted)
    slices.push(...(await session.rows(statement, { counts: [path], cells: [cells.path] })));
  return slices;
}

async function countInbox(folder: string, workspace: Workspace): Promise<void> {
  const configuration = await loadConfiguration(folder);
  const counting = await prepareCounting({ pipeline, configuration, workspace });
  const { codes } = counting;
  const taken = await wholeInbox({ pipeline, configuration, codes, database: workspace.secure });
  const newest = vintagesTonight(taken, counting, CUTOFF).at(-1)!;
  const counted = await newestCounts(vintageWorker(counting)(newest));
  const rows = await workspace.contexts.use(({ session }) => sliceOf(counted, session));
  await writeFile(join(folder, "counts.csv"), csvOf(rows));
  await writeFile(join(folder, "accepted.csv"), csvOf(acceptedRows(newest)));
}

const here = process.cwd();
const rooms = await openWorkspace(await loadConfiguration(here), pipeline);
try {
  await countInbox(here, rooms);
} finally {
  await rooms.close();
}
