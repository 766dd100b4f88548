import { requireNamed } from "../check/named-files.ts";
import { installHistory } from "../history/candidate-file.ts";
import { readHistory } from "../history/history-file.ts";
import { newFiles } from "../history/newly-named-files.ts";
import { noHistory } from "../history/release-history.ts";
import { recordSnapshot } from "../history/release-index.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { requireIntact } from "../protect/intact-files.ts";
import { promoteSnapshot, readCandidate } from "../publish/snapshot/current.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { snapshotProblems } from "../publish/verify/verify-files.ts";
import { isShown, stateOf } from "../releases/release-state.ts";
import { addLine, linesOf, theProgram } from "./release-context.ts";
import type { LineAuthor, ReleaseContext } from "./release-context.ts";
import { withdrawCandidate } from "./waiting-candidate.ts";
import type { WaitingCandidate } from "./waiting-candidate.ts";

/** The line, unless readers have the snapshot already; then `current`. */
async function direct(context: ReleaseContext, manifest: Manifest, author: LineAuthor): Promise<void> {
  const snapshot = manifest.id;
  if (!isShown(stateOf(await linesOf(context)), snapshot))
    await addLine(context, { event: "released", snapshot }, author);
  await promoteSnapshot(context.output, manifest);
}

/**
 * Releases a snapshot whose history is in force: a night under the policy `automatic`. What waited under another policy
 * is stale from then on.
 */
export async function releaseAtOnce(context: ReleaseContext, manifest: Manifest): Promise<void> {
  await direct(context, manifest, theProgram(context));
  if ((await readCandidate(context.output)) !== null) await withdrawCandidate(context);
}

/**
 * Requires that a waiting snapshot and the files of its history are as they were made.
 *
 * @throws TilannekuvaError (exit 1) that names what is damaged.
 */
export async function requireWhole(store: string, { folder, stored }: WaitingCandidate): Promise<void> {
  const [problem] = await snapshotProblems(folder);
  if (problem !== undefined)
    throw new TilannekuvaError(`${folder}: the snapshot is damaged, and is not released: ${problem}`, {
      exitCode: EXIT.bug,
      advice: "Move the folder away: the next run makes the same snapshot again, and its approvals count for it.",
    });
  requireNamed(stored.history);
  // Days may have passed since the night read them.
  await requireIntact(newFiles(stored.history, (await readHistory(store)) ?? noHistory));
}

/**
 * Releases the snapshot that waits. Needs the run lock around it.
 *
 * The order makes it safe to stop anywhere. The history comes first: one that contains numbers nobody has seen is safe, a
 * published number that it does not contain is not. Then the line, without which nobody may say that it is released.
 * Then `current`, the note of its inputs, and last the end of its waiting. So until the last step the candidate waits,
 * and its approvals, or its line, say that it is due: `settleReleases` does the rest, at the next run or command, and
 * no step done twice changes anything.
 *
 * @throws TilannekuvaError exit 1 where the snapshot, or a file of its history, is damaged: then nothing is changed.
 */
export async function releaseWaiting(
  context: ReleaseContext,
  candidate: WaitingCandidate,
  author: LineAuthor,
): Promise<void> {
  await requireWhole(context.store, candidate);
  await installHistory(context.store, candidate.stored);
  await direct(context, candidate.manifest, author);
  await recordSnapshot(context.store, candidate.made);
  await withdrawCandidate(context);
}
