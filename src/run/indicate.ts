import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Pipeline } from "../configuration/pipeline.ts";
import type { Database } from "../database/database.ts";
import { observeCounts } from "../indicators/observe-counts.ts";
import { observeReleases } from "../indicators/observe-releases.ts";
import { readBytes } from "../lib/files.ts";
import type { Indicated } from "../model/observed.ts";
import { wholeAreaIn } from "../model/whole-area.ts";
import { writeBytes } from "../publish/formats/write-pieces.ts";
import { snapshotsFolder } from "../publish/snapshot/current.ts";
import type { Indicate, Observe, Release } from "../publish/snapshot/release.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";

/** How far a true count may differ from its published value, beside the rounding base. */
export const roundingOf = ({ minimumPersons, minimumChurn }: Pipeline["protect"]): Omit<Rounding, "base"> => ({
  minimum: minimumPersons,
  // From outside, a number that is carried forward cannot be distinguished from one that did not change.
  unseen: minimumChurn - 1,
});

/**
 * The room of indicators as a pipeline declares it.
 *
 * @example const { observations } = await observeWith(nightly)(["counts.parquet"], session, manifest);
 */
export const observeWith =
  ({ indicators, count, protect }: Pipeline): Observe =>
  (counts, session, facts) =>
    observeCounts({ ...indicators, areas: count.areas, rounding: roundingOf(protect) }, { counts, facts }, session);

/**
 * Everything that a snapshot needs from the room of indicators, as a pipeline declares it.
 *
 * @example const { observations, before } = await indicateWith(nightly)({ counts, facts, vintages, folder, session });
 */
export const indicateWith =
  (pipeline: Pipeline): Indicate =>
  (source) =>
    observeReleases({ ...source, whole: pipeline.indicators.nowcast.whole.area }, observeWith(pipeline));

/** Hidden beside the snapshots; the next run removes it if a crash left it. */
const SCRATCH = ".indicators.tmp";

/**
 * Indicate: the indicators of a release, before any of it is published. The room is given published counts and nothing
 * else.
 *
 * @example const { observations } = await indicateRelease(release, { output, database, observe: observeWith(nightly) });
 */
export async function indicateRelease(
  { counts, reconstruction, facts, vocabulary }: Release,
  { output, database, observe }: { readonly output: string; readonly database: Database; readonly observe: Observe },
): Promise<Indicated> {
  const folder = join(snapshotsFolder(output), SCRATCH);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const session = await database.session();
  try {
    // The engine may read published counts only, and nothing else in the store.
    const reconstructed = join(folder, "reconstructed.parquet");
    await writeBytes(reconstructed, await readBytes(reconstruction.path));
    const given = { ...facts, reconstructed };
    const files = counts.map(({ path }) => path);
    const whole = wholeAreaIn(vocabulary);
    const source = { counts: files, facts: given, whole, vintages: facts.vintages, folder, session };
    return await observeReleases(source, observe);
  } finally {
    session.close();
    await rm(folder, { recursive: true, force: true });
  }
}
