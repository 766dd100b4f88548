import { candidateHistory, forgetCandidates, isOnPresentHistory, writeCandidate } from "../history/candidate-file.ts";
import type { StoredHistory } from "../history/history-file.ts";
import type { History } from "../history/release-history.ts";
import { recordWaiting, waitingSnapshot } from "../history/release-index.ts";
import type { ReleasedSnapshot } from "../history/release-index.ts";
import { makeCandidate, readCandidate, readManifest, removeCandidate } from "../publish/snapshot/current.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { countedLines } from "../releases/counted-lines.ts";
import { pendingOf, progressOf, stateOf } from "../releases/release-state.ts";
import type { Approval, ReleaseProgress } from "../releases/release-state.ts";
import { linesOf, sumsOf } from "./release-context.ts";
import type { ReleaseContext } from "./release-context.ts";

/** A snapshot that was made and is not released. */
export interface WaitingCandidate {
  readonly manifest: Manifest;
  readonly folder: string;
  /** Its inputs, as they are recorded once it is released. */
  readonly made: ReleasedSnapshot;
  /** The history that its release puts in force. */
  readonly stored: StoredHistory;
}

type Folders = Pick<ReleaseContext, "store" | "output">;

/**
 * The snapshot that waits for its release; null where there is none, and where another release has made it stale: it
 * rests on a history that is no longer in force.
 *
 * @example (await waitingCandidate(configuration.paths))?.manifest.id
 */
export async function waitingCandidate({ store, output }: Folders): Promise<WaitingCandidate | null> {
  const pointed = await readCandidate(output);
  const made = await waitingSnapshot(store);
  if (pointed === null || made === null || made.snapshot !== pointed.id) return null;
  const stored = await candidateHistory(store, pointed.id);
  const manifest = await readManifest(pointed.folder);
  if (stored === null || manifest === null || !(await isOnPresentHistory(store, stored))) return null;
  return { manifest, folder: pointed.folder, made, stored };
}

/** What a night knows of a snapshot that it made. */
export interface CandidateFacts {
  readonly made: ReleasedSnapshot;
  /** The history with it. */
  readonly history: History;
  /** The history in force; null before the first release. */
  readonly before: History | null;
}

/**
 * Lets a snapshot wait for its release, instead of any earlier one: its history apart from the one in force, then its
 * inputs, then the pointer. After a crash between them nothing waits, and the next night offers it again.
 */
export async function offerCandidate(
  { store, output }: Folders,
  manifest: Manifest,
  { made, history, before }: CandidateFacts,
): Promise<void> {
  await forgetCandidates(store);
  await writeCandidate(store, manifest.id, { history, before });
  await recordWaiting(store, made);
  await makeCandidate(output, manifest);
}

/** Lets nothing wait any more. The snapshot itself stays where it is. */
export async function withdrawCandidate({ store, output }: Folders): Promise<void> {
  await removeCandidate(output);
  await forgetCandidates(store);
}

/** The approvals of a waiting snapshot, and what it still waits for. */
export interface CandidateProgress extends ReleaseProgress {
  readonly approvals: readonly Approval[];
}

/**
 * How far a waiting snapshot's release has come: approvals of its bytes as they are, by keys that count.
 *
 * @example (await candidateProgress(context, id)).missing // 1
 */
export async function candidateProgress(
  context: Pick<ReleaseContext, "output" | "policy" | "trusted">,
  snapshot: string,
): Promise<CandidateProgress> {
  const { output, policy, trusted } = context;
  const lines = await linesOf(context);
  const pending = pendingOf(stateOf(trusted === null ? lines : countedLines(lines, trusted)), snapshot);
  const sums = await sumsOf(output, snapshot);
  const approvals = pending.approvals.filter((approval) => approval.sums === sums);
  return { approvals, ...progressOf({ ...pending, approvals }, policy) };
}
