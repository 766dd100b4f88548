import { join } from "node:path";
import type { Definitions } from "../definitions/definitions-in-force.ts";
import { historyFingerprint, historyUntil } from "../history/release-history.ts";
import type { History } from "../history/release-history.ts";
import { findSnapshot, newestRelease, recordSnapshot } from "../history/release-index.ts";
import type { ReleasedSnapshot } from "../history/release-index.ts";
import { canonicalJson } from "../lib/canonical.ts";
import { readCurrent, readManifest, snapshotsFolder } from "../publish/snapshot/current.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { isShown, stateOf } from "../releases/release-state.ts";
import { linesOf } from "./release-context.ts";
import type { ReleaseContext } from "./release-context.ts";
import { releaseAtOnce } from "./release-snapshot.ts";
import { offerCandidate, waitingCandidate, withdrawCandidate } from "./waiting-candidate.ts";
import type { CandidateFacts } from "./waiting-candidate.ts";

/** The inputs of a snapshot beside its history: accepted deliveries and definitions. */
export interface Sources {
  readonly data: string;
  readonly definitions: Definitions;
}

/** Whether readers have a snapshot: it was released, waits for its release, or was recalled. */
export type ReleaseStatus = "released" | "waiting" | "recalled";

/** A night's snapshot, and whether readers have it. */
export interface PlacedSnapshot {
  readonly snapshot: string;
  readonly folder: string;
  readonly release: ReleaseStatus;
}

const placed = (output: string, snapshot: string, release: ReleaseStatus): PlacedSnapshot => ({
  snapshot,
  folder: join(snapshotsFolder(output), snapshot),
  release,
});

/** What is recorded of a snapshot's inputs. */
export const madeFrom = (snapshot: string, { data, definitions }: Sources, shown: History): ReleasedSnapshot => ({
  snapshot,
  data,
  definitions,
  history: historyFingerprint(shown),
});

const isOf = (made: ReleasedSnapshot, { data, definitions }: Sources): boolean =>
  made.data === data && canonicalJson(made.definitions) === canonicalJson(definitions);

/** An earlier snapshot, and the history that it shows. */
interface EarlierSnapshot extends PlacedSnapshot {
  readonly shown: History;
}

/** The snapshot of the same inputs that waits for its release. */
async function waitingBefore(context: ReleaseContext, sources: Sources): Promise<EarlierSnapshot | null> {
  const candidate = context.policy === "automatic" ? null : await waitingCandidate(context);
  if (candidate === null || !isOf(candidate.made, sources)) return null;
  const { manifest, stored } = candidate;
  const shown = historyUntil(stored.history, manifest.vintage);
  return { ...placed(context.output, manifest.id, "waiting"), shown };
}

/** Makes an earlier snapshot current again where the definitions are again what they were; never a recalled one. */
async function releaseAgain(
  context: ReleaseContext,
  manifest: Manifest,
  made: ReleasedSnapshot,
): Promise<PlacedSnapshot | null> {
  const { store, output, policy } = context;
  const state = stateOf(await linesOf(context));
  if (state.recalled.has(manifest.id)) return placed(output, manifest.id, "recalled");
  if (policy !== "automatic") {
    if (!isShown(state, manifest.id)) return null;
    // What waits rests on other inputs than tonight's.
    await withdrawCandidate(context);
    return placed(output, manifest.id, "released");
  }
  const current = await readCurrent(output);
  if (current === null || current.vintage <= manifest.vintage) {
    await releaseAtOnce(context, manifest);
    // From now on, a plan compares with these definitions.
    if ((await newestRelease(store))?.snapshot !== manifest.id) await recordSnapshot(store, made);
  }
  return placed(output, manifest.id, "released");
}

/**
 * The earlier snapshot of the same inputs: the one that waits, or one that was released, which is made current again if
 * it no longer is. Null if there is none, or if others were published since; also where approvers have to decide whether
 * it becomes current again.
 *
 * @example const same = await publishedBefore(context, { data, definitions }, shown);
 */
export async function publishedBefore(
  context: ReleaseContext,
  sources: Sources,
  shown: History,
): Promise<EarlierSnapshot | null> {
  const waiting = await waitingBefore(context, sources);
  if (waiting !== null) return waiting;
  const { store, output } = context;
  const snapshot = await findSnapshot(store, { ...sources, history: historyFingerprint(shown) });
  const manifest = snapshot === null ? null : await readManifest(join(snapshotsFolder(output), snapshot));
  if (manifest === null) return null;
  const again = await releaseAgain(context, manifest, madeFrom(manifest.id, sources, shown));
  return again === null ? null : { ...again, shown };
}

/**
 * What becomes of a snapshot that a night has made: released at once, or offered to those who approve it. A recalled one
 * stays recalled, although its inputs are again tonight's.
 *
 * @example const { release } = await placeSnapshot(context, manifest, { made, history, before });
 */
export async function placeSnapshot(
  context: ReleaseContext,
  manifest: Manifest,
  facts: CandidateFacts,
): Promise<PlacedSnapshot> {
  const { store, output, policy } = context;
  const state = stateOf(await linesOf(context));
  const isRecalled = state.recalled.has(manifest.id);
  if (policy !== "automatic" && !isRecalled && !isShown(state, manifest.id)) {
    await offerCandidate(context, manifest, facts);
    return placed(output, manifest.id, "waiting");
  }
  if (policy === "automatic" && !isRecalled) await releaseAtOnce(context, manifest);
  await recordSnapshot(store, facts.made);
  return placed(output, manifest.id, isRecalled ? "recalled" : "released");
}
