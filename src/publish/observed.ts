import { join } from "node:path";
import type { Session } from "../database/database.ts";
import type { Change } from "../lib/change.ts";
import type { Vocabulary } from "../lib/codelist.ts";
import type { NowcastRow } from "../lib/nowcast.ts";
import type { Observation } from "../lib/observation.ts";
import type { ReleasedVintage } from "../lib/releases.ts";
import type { FigureWarning } from "../lib/warnings.ts";
import { AT_RELEASE, atReleases, writeAtReleases } from "./at-release.ts";
import type { AtRelease } from "./at-release.ts";
import { breakNotes } from "./breaks.ts";
import type { MonthNotes } from "./breaks.ts";
import { metadataOf } from "./described.ts";
import { writeObservations } from "./formats.ts";
import { headlineRows } from "./headline/rows.ts";
import { writeHeadline } from "./headline/write.ts";
import { writeLabels } from "./labels.ts";
import { writeNowcast } from "./nowcast.ts";
import { reconstructedIn } from "./reconstructed.ts";
import { RELEASE_STATUS, releaseNotes, writeReleaseStatus } from "./release-status.ts";
import type { Observe } from "./release.ts";
import type { RevisionDeclarations } from "./revisions/cause.ts";
import { revisionsWithin } from "./revisions/register.ts";
import type { RevisionRegister } from "./revisions/register.ts";
import type { Origins } from "./revisions/snapshot.ts";
import { writeRevisions } from "./revisions/write.ts";
import type { SnapshotTold } from "./told.ts";

/** All that is made of a snapshot's counts. */
export interface SnapshotTables {
  readonly id: string;
  readonly vintage: string;
  /** What is to be said of months, by indicator. */
  readonly notes: ReadonlyMap<string, MonthNotes>;
  readonly releases: readonly ReleasedVintage[];
  readonly observations: readonly Observation[];
  readonly nowcasts: readonly NowcastRow[];
  readonly changes: readonly Change[];
  /** The table of published counts that an observation is made of. */
  readonly tableOf: (row: Observation) => string;
  readonly warnings: readonly FigureWarning[];
  readonly register: RevisionRegister;
  /** How the gaps looked at each release. */
  readonly atReleases: readonly AtRelease[];
}

/** Where and with what tables are made. */
export interface ObservingSnapshot {
  /** Folder of the snapshot's counts.parquet and reconstructed.parquet; nothing is written there. */
  readonly from: string;
  /** Folder that is being written. */
  readonly folder: string;
  readonly session: Session;
  readonly observe: Observe;
  readonly revisions: RevisionDeclarations;
}

/** The tables that each indicator is made of: the same in every month and area. */
function tablesOf(
  observations: readonly Observation[],
  { madeOf }: RevisionDeclarations,
): ReadonlyMap<string, ReadonlySet<string>> {
  const { TIME_PERIOD, REF_AREA } = observations[0] ?? {};
  const alike = observations.filter((row) => row.TIME_PERIOD === TIME_PERIOD && row.REF_AREA === REF_AREA);
  const byIndicator = Map.groupBy(alike, ({ INDICATOR }) => INDICATOR);
  return new Map(
    [...byIndicator].map(([indicator, rows]) => [
      indicator,
      new Set(rows.flatMap((row) => madeOf(row).numerator.map(({ TABLE_ID }) => TABLE_ID))),
    ]),
  );
}

/** Notes of several kinds on the same months. */
function together(...kinds: readonly ReadonlyMap<string, MonthNotes>[]): ReadonlyMap<string, MonthNotes> {
  const indicators = new Set(kinds.flatMap((notes) => [...notes.keys()]));
  return new Map(
    [...indicators].map((indicator) => {
      const all = kinds.flatMap((notes) => Object.entries(notes.get(indicator) ?? {}));
      const months = [...Map.groupBy(all, ([month]) => month)].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return [indicator, Object.fromEntries(months.map(([month, of]) => [month, of.flatMap(([, notes]) => notes)]))];
    }),
  );
}

/** Observations with why they changed, nowcasts and the register of revisions, from counts.parquet, reconstructed.parquet and the manifest's facts alone. */
export async function observeSnapshot(
  facts: Omit<Origins, "months"> & { readonly vintages: readonly string[] },
  { from, folder, session, observe, revisions: declarations }: ObservingSnapshot,
): Promise<SnapshotTables> {
  const counts = join(from, "counts.parquet");
  const origins = { ...facts, reconstructed: reconstructedIn(from) };
  const { observations, nowcasts, changes, warnings } = await observe([counts], session, origins);
  const months = [...new Set(observations.map((row) => row.TIME_PERIOD))].toSorted();
  const snapshot = { origins: { ...origins, months }, observations, counts };
  const { vintages } = origins;
  const registering = { folder, session, observe, declarations };
  const register = await revisionsWithin(snapshot, vintages, registering);
  const notes = together(breakNotes(nowcasts), releaseNotes(origins.releases, tablesOf(observations, declarations)));
  return {
    id: origins.id,
    vintage: origins.vintage,
    notes,
    releases: origins.releases,
    observations: observations.map((row) => Object.assign(row, { REVISION: register.codeOf(row) })),
    nowcasts,
    changes,
    tableOf: (row) => declarations.madeOf(row).numerator[0]?.TABLE_ID ?? "",
    warnings,
    register,
    atReleases: await atReleases(snapshot, { vintages, before: register.before }, registering),
  };
}

/** Writes the tables into a folder, in every format, of the counts in `from`; returns the files, relative to the folder. */
export async function writeSnapshotTables(
  tables: SnapshotTables,
  target: {
    readonly from: string;
    readonly folder: string;
    readonly session: Session;
    readonly vocabulary: Vocabulary;
    readonly snapshot: SnapshotTold;
  },
): Promise<readonly string[]> {
  const { notes, releases, observations, nowcasts, register } = tables;
  const files = await writeObservations(observations, { ...target, notes });
  await writeNowcast(nowcasts, target);
  await writeRevisions(register.rows, {
    file: join(target.folder, "revisions.parquet"),
    session: target.session,
    metadata: metadataOf("revisions.parquet", target.snapshot),
  });
  await writeReleaseStatus({ counts: join(target.from, "counts.parquet"), releases }, target);
  const { id, vintage } = tables;
  const headline = await writeHeadline(headlineRows({ ...tables, ...target }), { ...target, id, vintage });
  const labels = await writeLabels(target.vocabulary, target);
  await writeAtReleases(tables.atReleases, target);
  return [...files, "nowcast.parquet", RELEASE_STATUS, "revisions.parquet", AT_RELEASE, ...headline, ...labels];
}
