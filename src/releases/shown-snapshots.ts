import { listSnapshots, readCurrent } from "../publish/snapshot/current.ts";
import { shownIn, stateOf, vintageOf } from "./release-state.ts";
import { readReleases } from "./releases-file.ts";

/**
 * The snapshots of an output from before it had a record of releases: each was current once, by vintage, the current
 * one last. One that is newer than the current one was taken back by hand, and is not among them.
 *
 * @example await snapshotsBeforeRecord("output") // ["2026-09-17T0000Z-…", "2026-10-17T0000Z-…"]
 */
export async function snapshotsBeforeRecord(output: string): Promise<readonly string[]> {
  const current = (await readCurrent(output))?.id;
  const all = await listSnapshots(output);
  if (current === undefined) return all;
  return [...all.filter((id) => id !== current && vintageOf(id) <= vintageOf(current)), current];
}

/**
 * The snapshots of an output for readers, by vintage: released and not recalled. The last is the current one.
 *
 * @example (await shownSnapshots("output")).at(-1) // "2026-10-17T0000Z-3f9a1c0b7d42"
 */
export async function shownSnapshots(output: string): Promise<readonly string[]> {
  const lines = await readReleases(output);
  return lines === null ? snapshotsBeforeRecord(output) : shownIn(stateOf(lines));
}
