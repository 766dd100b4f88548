import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../database/database.ts";
import { textOf } from "../database/row.ts";
import { sqlText } from "../database/sql.ts";
import { ALL_CITIES } from "../lib/cell.ts";
import { headlines } from "../lib/headline.ts";
import type { Observation } from "../lib/observation.ts";
import { AT_RELEASE_FIELDS, AT_RELEASE_KEY } from "./columns-to-start-from.ts";
import { csvLine } from "./csv.ts";
import type { Value } from "./csv.ts";
import { writePieces } from "./lines.ts";
import { described } from "./described.ts";
import { writeParquet } from "./parquet.ts";
import { parquetColumns } from "./read.ts";
import { snapshotAt } from "./revisions/register.ts";
import type { Registering } from "./revisions/register.ts";
import type { ComparedSnapshot } from "./revisions/snapshot.ts";
import type { SnapshotTold } from "./told.ts";

export const AT_RELEASE = "at_release.parquet";

/** How a gap looked at a release: a row of at_release.parquet. */
export interface AtRelease {
  /** Name of the release's vintage. */
  readonly VINTAGE: string;
  readonly INDICATOR: string;
  readonly REF_AREA: string;
  readonly TIME_PERIOD: string;
  readonly OBS_VALUE: number | null;
  readonly SHOW_LOWER: number | null;
  readonly SHOW_UPPER: number | null;
  readonly OBS_STATUS: string;
}

/** Newest months that are looked at: a year and the one before it. */
const MONTHS = 13;

/** Newest releases that are looked at. The newest and the one before it are observed anyway; each other one costs a second or two. */
const RELEASES = 12;

const keyOf = (row: AtRelease): string => AT_RELEASE_KEY.map((column) => row[column]).join("\u0001");

/** The gaps of all cities together, both sexes, in the newest months, as a release told them. */
function toldAt(
  vintage: string,
  observations: readonly Observation[],
  months: ReadonlySet<string>,
): readonly AtRelease[] {
  const gaps = headlines(observations).filter(
    ({ REF_AREA, UNIT_MEASURE, SEX, TIME_PERIOD }) =>
      REF_AREA === ALL_CITIES && UNIT_MEASURE === "PP" && (SEX === "_T" || SEX === "_Z") && months.has(TIME_PERIOD),
  );
  const rows = gaps.map((row): AtRelease => ({
    VINTAGE: vintage,
    INDICATOR: row.INDICATOR,
    REF_AREA: row.REF_AREA,
    TIME_PERIOD: row.TIME_PERIOD,
    OBS_VALUE: row.OBS_VALUE,
    SHOW_LOWER: row.SHOW_LOWER,
    SHOW_UPPER: row.SHOW_UPPER,
    OBS_STATUS: row.OBS_STATUS,
  }));
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const newestMonths = (observations: readonly Observation[]): ReadonlySet<string> =>
  new Set([...new Set(observations.map(({ TIME_PERIOD }) => TIME_PERIOD))].toSorted().slice(-MONTHS));

async function observedAt(
  vintage: string,
  snapshot: ComparedSnapshot,
  registering: Registering,
): Promise<readonly Observation[]> {
  const then = await snapshotAt(vintage, snapshot, { ...registering, gapsOfAll: true });
  await rm(then.counts, { force: true });
  return then.observations;
}

/**
 * How the gaps of all cities together looked, in the newest months, at each of the newest releases, estimates too: the snapshot's own counts up to then, observed again by the
 * definitions of the snapshot. Whoever has the snapshot can make it again.
 *
 * @param told `vintages`: of all releases, oldest first; `before`: what was observed as of the last but one
 */
export async function atReleases(
  snapshot: ComparedSnapshot,
  told: { readonly vintages: readonly string[]; readonly before: readonly Observation[] },
  registering: Registering,
): Promise<readonly AtRelease[]> {
  const months = newestMonths(snapshot.observations);
  const [newest, before, ...earlier] = told.vintages.toReversed().slice(0, RELEASES);
  const rows: (readonly AtRelease[])[] = [];
  for (const vintage of earlier.toReversed()) {
    rows.push(toldAt(vintage, await observedAt(vintage, snapshot, registering), months));
  }
  if (before !== undefined) rows.push(toldAt(before, told.before, months));
  if (newest !== undefined) rows.push(toldAt(newest, snapshot.observations, months));
  return rows.flat();
}

const valuesOf = (row: AtRelease): readonly Value[] => [
  row.VINTAGE,
  row.INDICATOR,
  row.REF_AREA,
  row.TIME_PERIOD,
  row.OBS_VALUE,
  row.SHOW_LOWER,
  row.SHOW_UPPER,
  row.OBS_STATUS,
];

/** Writes how the gaps looked at each release. */
export async function writeAtReleases(
  rows: readonly AtRelease[],
  {
    folder,
    session,
    snapshot,
  }: { readonly folder: string; readonly session: Session; readonly snapshot: SnapshotTold },
): Promise<void> {
  const draft = join(folder, "at_release.draft.csv");
  await writePieces(draft, [AT_RELEASE_FIELDS.map(({ name }) => name), ...rows.map(valuesOf)].map(csvLine));
  try {
    const parquet = described("publish/at_release", AT_RELEASE, snapshot);
    await writeParquet(session, parquet, { csv: draft, output: join(folder, AT_RELEASE) });
  } finally {
    await rm(draft, { force: true });
  }
}

const isValue = (value: unknown): value is Value =>
  value === null || typeof value === "string" || typeof value === "number";

/** What is wrong with the file: columns, releases that were none, and rows of the newest release that are not the observations. */
export async function atReleaseProblems(
  folder: string,
  {
    observations,
    vintages,
    session,
  }: {
    readonly observations: readonly Observation[];
    readonly vintages: readonly string[];
    readonly session: Session;
  },
): Promise<readonly string[]> {
  const file = join(folder, AT_RELEASE);
  const names = AT_RELEASE_FIELDS.map(({ name }) => name);
  if ((await parquetColumns(file, session)).join() !== names.join())
    return [`${AT_RELEASE}: columns that are not those of releases`];
  const read = await session.rows(sqlText("publish/read_rows"), { file });
  const lines = read.map((row) => csvLine(names.map((name) => row[name] ?? null).filter(isValue)));
  const known = new Set(vintages);
  const keys = read.map((row) => AT_RELEASE_KEY.map((column) => textOf(row, column)).join("\u0001"));
  const newest = vintages.at(-1) ?? "";
  const expected = toldAt(newest, observations, newestMonths(observations)).map((row) => csvLine(valuesOf(row)));
  const problems = [
    ...(read.every((row) => known.has(textOf(row, "VINTAGE"))) ? [] : ["a release that manifest.json does not have"]),
    ...(keys.every((key, at) => at === 0 || keys[at - 1]! < key)
      ? []
      : ["rows that are not in the order of their keys"]),
    ...(lines.filter((line) => line.startsWith(`${newest},`)).join("") === expected.join("")
      ? []
      : ["the newest release is not the observations"]),
  ];
  return problems.map((problem) => `${AT_RELEASE}: ${problem}`);
}
