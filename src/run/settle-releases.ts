import { join } from "node:path";
import { makeCurrent, readCurrent, readManifest, removeCurrent, snapshotsFolder } from "../publish/snapshot/current.ts";
import { isThere } from "../lib/files.ts";
import { CHECKSUMS } from "../publish/snapshot/checksums.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { secondOf } from "../releases/recorded-line.ts";
import type { ReleaseEvent } from "../releases/recorded-line.ts";
import { isDue, isShown, shownIn, stateOf } from "../releases/release-state.ts";
import { appendReleases, readReleases } from "../releases/releases-file.ts";
import { snapshotsBeforeRecord } from "../releases/shown-snapshots.ts";
import { eventOf, linesOf, theProgram } from "./release-context.ts";
import type { LineAuthor, ReleaseContext } from "./release-context.ts";
import { releaseWaiting } from "./release-snapshot.ts";
import { candidateProgress, waitingCandidate } from "./waiting-candidate.ts";

/**
 * Begins the record of an output that has none. What lies there from an earlier version was released automatically; an
 * empty record says that nothing was.
 */
async function openRecord(context: ReleaseContext): Promise<void> {
  if ((await readReleases(context.output)) !== null) return;
  const known = { ...context, policy: "automatic" } as const;
  const events: ReleaseEvent[] = [];
  for (const snapshot of await snapshotsBeforeRecord(context.output)) {
    // A snapshot without its checksums is damaged, which `check --all` reports; a night does not end for it.
    if (!(await isThere(join(snapshotsFolder(context.output), snapshot, CHECKSUMS)))) continue;
    events.push(await eventOf(known, { event: "released", snapshot, by: null }));
  }
  await appendReleases(context.output, events, context.signer);
}

/** Releases what waits, if it is due, or if its release was begun and not ended. */
async function releaseDue(context: ReleaseContext, author: LineAuthor): Promise<Manifest | null> {
  const candidate = context.policy === "automatic" ? null : await waitingCandidate(context);
  if (candidate === null) return null;
  const { id } = candidate.manifest;
  const isBegun = isShown(stateOf(await linesOf(context)), id);
  const due = isBegun || isDue(await candidateProgress(context, id), secondOf(context.now));
  if (!due) return null;
  await releaseWaiting(context, candidate, author);
  return candidate.manifest;
}

async function newestThere(output: string, snapshots: readonly string[]): Promise<Manifest | null> {
  for (const id of snapshots.toReversed()) {
    const manifest = await readManifest(join(snapshotsFolder(output), id));
    if (manifest !== null) return manifest;
  }
  return null;
}

/**
 * Points `current` at what the record says: the newest released snapshot that is not recalled and is there. Without any
 * there is no current one.
 */
export async function followRecord({ output }: Pick<ReleaseContext, "output">): Promise<void> {
  const newest = await newestThere(output, shownIn(stateOf(await linesOf({ output }))));
  const current = await readCurrent(output);
  if (newest !== null && newest.id !== current?.id) await makeCurrent(output, newest);
  if (newest === null && current !== null) await removeCurrent(output);
}

/**
 * Does what is to be done before anything else is decided about releases: begins the record where there is none,
 * releases what is due, ends what a crash interrupted, and points `current` at what the record says. Needs the run lock
 * around it.
 *
 * @param author Who releases; by default the program.
 * @returns The snapshot that was released; null where none was due.
 * @example const released = await settleReleases(context);
 */
export async function settleReleases(
  context: ReleaseContext,
  author: LineAuthor = theProgram(context),
): Promise<Manifest | null> {
  await openRecord(context);
  const released = await releaseDue(context, author);
  await followRecord(context);
  return released;
}
