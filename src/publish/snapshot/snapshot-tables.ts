import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import type { Change } from "../../model/headline-change.ts";
import type { Vocabulary } from "../../model/codelist.ts";
import type { NowcastRow } from "../../model/nowcast-row.ts";
import type { Observation } from "../../model/observation.ts";
import type { Indicated } from "../../model/observed.ts";
import type { ReleasedVintage } from "../../model/released-vintages.ts";
import type { FigureWarning } from "../../model/figure-warning.ts";
import { AT_RELEASE, atReleases, writeAtReleases } from "../tables/at-release.ts";
import type { AtRelease } from "../tables/at-release.ts";
import { breakNotes } from "../tables/break-notes.ts";
import type { MonthNotes } from "../tables/break-notes.ts";
import { metadataOf } from "../formats/described.ts";
import { writeObservations } from "../formats/write-observations.ts";
import { headlineRows } from "../headline/headline-rows.ts";
import { writeHeadline } from "../headline/write-headline.ts";
import { writeLabels } from "../tables/labels.ts";
import { writeNowcast } from "../tables/write-nowcast.ts";
import { RELEASE_STATUS, releaseNotes, writeReleaseStatus } from "../tables/release-status.ts";
import type { RevisionDeclarations } from "../revisions/cause.ts";
import type { ComparisonContext } from "../revisions/compare.ts";
import { revisionsWithin } from "../revisions/revision-register.ts";
import type { RevisionRegister } from "../revisions/revision-register.ts";
import type { Origins } from "../revisions/compared-snapshot.ts";
import { writeRevisions } from "../revisions/write-revisions.ts";
import type { SnapshotIdentity } from "./snapshot-citation.ts";

/** Everything computed from a snapshot's counts. */
export interface SnapshotTables {
  readonly id: string;
  readonly vintage: string;
  /** Notes on months, by indicator. */
  readonly notes: ReadonlyMap<string, MonthNotes>;
  readonly releases: readonly ReleasedVintage[];
  readonly observations: readonly Observation[];
  readonly nowcasts: readonly NowcastRow[];
  readonly changes: readonly Change[];
  /** The table of an observation's published counts. */
  readonly tableOf: (row: Observation) => string;
  readonly warnings: readonly FigureWarning[];
  readonly register: RevisionRegister;
  /** The gaps at each release. */
  readonly atReleases: readonly AtRelease[];
}

/** The tables of each indicator's counts, the same in every month and area. */
function tablesOf(
  observations: readonly Observation[],
  { inputCounts }: RevisionDeclarations,
): ReadonlyMap<string, ReadonlySet<string>> {
  const { TIME_PERIOD, REF_AREA } = observations[0] ?? {};
  const alike = observations.filter((row) => row.TIME_PERIOD === TIME_PERIOD && row.REF_AREA === REF_AREA);
  const byIndicator = Map.groupBy(alike, ({ INDICATOR }) => INDICATOR);
  return new Map(
    [...byIndicator].map(([indicator, rows]) => [
      indicator,
      new Set(rows.flatMap((row) => inputCounts(row).numerator.map(({ TABLE_ID }) => TABLE_ID))),
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

/**
 * Computes everything from a snapshot's counts: the observations, their revisions since the vintage before, and the notes on months.
 *
 * @param counts the snapshot's counts.parquet
 * @param whole the code of all cities together
 */
export async function snapshotTables(
  facts: Omit<Origins, "months"> & { readonly vintages: readonly string[] },
  indicated: Indicated,
  {
    counts,
    session,
    declarations,
    whole,
  }: Pick<ComparisonContext, "session" | "declarations"> & { readonly counts: string; readonly whole: string },
): Promise<SnapshotTables> {
  const { observations, nowcasts, changes, warnings } = indicated;
  const months = [...new Set(observations.map((row) => row.TIME_PERIOD))].toSorted();
  const snapshot = { origins: { ...facts, months }, observations, counts };
  const register = await revisionsWithin(snapshot, indicated.before, { session, declarations });
  const notes = together(breakNotes(nowcasts), releaseNotes(facts.releases, tablesOf(observations, declarations)));
  return {
    id: facts.id,
    vintage: facts.vintage,
    notes,
    releases: facts.releases,
    observations: observations.map((row) => Object.assign(row, { REVISION: register.codeOf(row) })),
    nowcasts,
    changes,
    tableOf: (row) => declarations.inputCounts(row).numerator[0]?.TABLE_ID ?? "",
    warnings,
    register,
    atReleases: atReleases(indicated, facts.vintages.at(-1), whole),
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
    readonly snapshot: SnapshotIdentity;
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
