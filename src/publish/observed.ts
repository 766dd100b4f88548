import { join } from "node:path";
import type { Session } from "../database/database.ts";
import type { Vocabulary } from "../lib/codelist.ts";
import type { NowcastRow } from "../lib/nowcast.ts";
import type { Observation } from "../lib/observation.ts";
import { breakNotes } from "./breaks.ts";
import { writeObservations } from "./formats.ts";
import { writeNowcast } from "./nowcast.ts";
import type { Observe } from "./release.ts";
import type { RevisionDeclarations } from "./revisions/cause.ts";
import { revisionsWithin } from "./revisions/register.ts";
import type { RevisionRegister } from "./revisions/register.ts";
import type { Origins } from "./revisions/snapshot.ts";
import { writeRevisions } from "./revisions/write.ts";

/** All that is made of a snapshot's counts. */
export interface SnapshotTables {
  readonly observations: readonly Observation[];
  readonly nowcasts: readonly NowcastRow[];
  readonly register: RevisionRegister;
}

/** Where and with what tables are made. */
export interface ObservingSnapshot {
  /** Folder of the snapshot's counts.parquet; nothing is written there. */
  readonly from: string;
  /** Folder that is being written. */
  readonly folder: string;
  readonly session: Session;
  readonly observe: Observe;
  readonly revisions: RevisionDeclarations;
}

/** Observations with why they changed, nowcasts and the register of revisions, from counts.parquet and the manifest's facts alone. */
export async function observeSnapshot(
  origins: Omit<Origins, "months"> & { readonly vintages: readonly string[] },
  { from, folder, session, observe, revisions: declarations }: ObservingSnapshot,
): Promise<SnapshotTables> {
  const counts = join(from, "counts.parquet");
  const { observations, nowcasts } = await observe([counts], session, origins);
  const months = [...new Set(observations.map((row) => row.TIME_PERIOD))].toSorted();
  const snapshot = { origins: { ...origins, months }, observations, counts };
  const register = await revisionsWithin(snapshot, origins.vintages, { folder, session, observe, declarations });
  return {
    observations: observations.map((row) => Object.assign(row, { REVISION: register.codeOf(row) })),
    nowcasts,
    register,
  };
}

/** Writes the tables into a folder, in every format; returns the files, relative to it. */
export async function writeSnapshotTables(
  { observations, nowcasts, register }: SnapshotTables,
  target: { readonly folder: string; readonly session: Session; readonly vocabulary: Vocabulary },
): Promise<readonly string[]> {
  const files = await writeObservations(observations, { ...target, notes: breakNotes(nowcasts) });
  await writeNowcast(nowcasts, target);
  await writeRevisions(register.rows, { file: join(target.folder, "revisions.parquet"), session: target.session });
  return [...files, "nowcast.parquet", "revisions.parquet"];
}
