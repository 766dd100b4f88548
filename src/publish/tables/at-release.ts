import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import { headlines } from "../../model/headline.ts";
import type { Observation } from "../../model/observation.ts";
import type { Indicated } from "../../model/observed.ts";
import { AT_RELEASE_FIELDS, AT_RELEASE_KEY } from "./columns-to-start-from.ts";
import { csvLine } from "../formats/observation-csv.ts";
import type { Value } from "../formats/observation-csv.ts";
import { writePieces } from "../formats/write-pieces.ts";
import { described } from "../formats/described.ts";
import { writeParquet } from "../../database/write-parquet.ts";
import { parquetColumns } from "../formats/read-tables.ts";
import type { SnapshotIdentity } from "../snapshot/snapshot-citation.ts";

export const AT_RELEASE = "at_release.parquet";

/** A gap at a release: a row of at_release.parquet. */
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

/** The number of newest months: two years. */
const MONTHS = 13;

const keyOf = (row: AtRelease): string => AT_RELEASE_KEY.map((column) => row[column]).join("\u0001");

/** The gaps that the table has: of which area, and in which months. */
interface Wanted {
  /** Code of all cities together. */
  readonly whole: string;
  readonly months: ReadonlySet<string>;
}

/** The gaps of all cities together, both sexes, in the newest months, at a release. */
function valuesAtRelease(
  vintage: string,
  observations: readonly Observation[],
  { whole, months }: Wanted,
): readonly AtRelease[] {
  const gaps = headlines(observations).filter(
    ({ REF_AREA, UNIT_MEASURE, SEX, TIME_PERIOD }) =>
      REF_AREA === whole && UNIT_MEASURE === "PP" && (SEX === "_T" || SEX === "_Z") && months.has(TIME_PERIOD),
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

/**
 * The gaps of all cities together in the newest months, at each of the newest releases, estimates included.
 *
 * @param newest name of the observations' vintage; undefined where nothing was released
 * @param whole the code of all cities together
 * @example atReleases(indicated, "2026-10-17", "C6")
 */
export function atReleases(
  { observations, before, earlier }: Pick<Indicated, "observations" | "before" | "earlier">,
  newest: string | undefined,
  whole: string,
): readonly AtRelease[] {
  const wanted = { whole, months: newestMonths(observations) };
  const releases = [
    ...earlier,
    ...(before === null ? [] : [before]),
    ...(newest === undefined ? [] : [{ vintage: newest, observations }]),
  ];
  return releases.flatMap((release) => valuesAtRelease(release.vintage, release.observations, wanted));
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

/** Writes the gaps at each release. */
export async function writeAtReleases(
  rows: readonly AtRelease[],
  {
    folder,
    session,
    snapshot,
  }: { readonly folder: string; readonly session: Session; readonly snapshot: SnapshotIdentity },
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

/** The data with which the file is compared. */
interface AtReleaseBeside {
  readonly observations: readonly Observation[];
  readonly vintages: readonly string[];
  /** Code of all cities together. */
  readonly whole: string;
  readonly session: Session;
}

/** The faults of the file: columns, unknown releases, and rows of the newest release that differ from the observations. */
export async function atReleaseProblems(
  folder: string,
  { observations, vintages, whole, session }: AtReleaseBeside,
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
  const wanted = { whole, months: newestMonths(observations) };
  const expected = valuesAtRelease(newest, observations, wanted).map((row) => csvLine(valuesOf(row)));
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
