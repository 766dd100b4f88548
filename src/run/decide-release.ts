import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readCandidate } from "../publish/snapshot/current.ts";
import { isShown, stateOf } from "../releases/release-state.ts";
import type { ReleaseState } from "../releases/release-state.ts";
import type { KeyHolder } from "./key-holder.ts";
import { addLine, linesOf, theProgram } from "./release-context.ts";
import type { LineAuthor, ReleaseContext } from "./release-context.ts";
import { requireWhole } from "./release-snapshot.ts";
import { settleReleases } from "./settle-releases.ts";
import { candidateProgress, waitingCandidate } from "./waiting-candidate.ts";
import type { CandidateProgress, WaitingCandidate } from "./waiting-candidate.ts";

const usage = (message: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(message, { exitCode: EXIT.usage, advice });

const stale = (message: string): TilannekuvaError =>
  new TilannekuvaError(message, {
    exitCode: EXIT.gate,
    advice: "`tilannekuva status` shows what waits. A run makes a snapshot on what is released now, and lets it wait.",
  });

function requireApprovals({ policy }: ReleaseContext): void {
  if (policy !== "automatic") return;
  throw usage(
    "release.policy is automatic: every snapshot is released by the run that makes it",
    "Set release.policy to approve or two-person where snapshots are to wait (docs/release.md).",
  );
}

function whyNot(state: ReleaseState, snapshot: string, waiting: string | undefined): string {
  const recall = state.recalled.get(snapshot);
  if (recall !== undefined) return `${snapshot}: was recalled at ${recall.at}: ${recall.why}`;
  if (isShown(state, snapshot)) return `${snapshot}: is released already`;
  if (waiting !== undefined) return `${snapshot}: is stale: ${waiting}, which was made after it, waits instead`;
  return `${snapshot}: is stale: it does not rest on what is released now`;
}

/** The snapshot that waits, if it is the named one. */
async function requireWaiting(context: ReleaseContext, snapshot: string | null): Promise<WaitingCandidate> {
  const candidate = await waitingCandidate(context);
  const named = snapshot ?? candidate?.manifest.id ?? (await readCandidate(context.output))?.id;
  if (named === undefined) throw stale("no snapshot waits for its release");
  const state = stateOf(await linesOf(context));
  const waiting = candidate?.manifest.id;
  if (candidate === null || waiting !== named || isShown(state, named)) throw stale(whyNot(state, named, waiting));
  return candidate;
}

/** What became of a snapshot. */
export interface ReleaseOutcome {
  readonly snapshot: string;
  readonly isReleased: boolean;
  /** What it still waits for; null where it is released. */
  readonly progress: CandidateProgress | null;
  /** The vintage of the snapshot that this command released; null where it released none. */
  readonly released: { readonly id: string; readonly vintage: string } | null;
}

/** Ends what was begun; the outcome where this, or an earlier command, released the named snapshot. */
async function releasedAlready(
  context: ReleaseContext,
  snapshot: string | null,
  author: LineAuthor,
): Promise<ReleaseOutcome | null> {
  const released = await settleReleases(context, author);
  const named = snapshot ?? released?.id;
  if (named === undefined || !isShown(stateOf(await linesOf(context)), named)) return null;
  return { snapshot: named, isReleased: true, progress: null, released };
}

const waitingOutcome = async (context: ReleaseContext, snapshot: string): Promise<ReleaseOutcome> => ({
  snapshot,
  isReleased: false,
  progress: await candidateProgress(context, snapshot),
  released: null,
});

function refuseTwice({ approvals }: CandidateProgress, { by, signer }: KeyHolder): void {
  const own = approvals.find((approval) => approval.key === signer.id || approval.by === by);
  if (own === undefined) return;
  throw usage(
    `--key: ${by} approved this snapshot already, at ${own.at}`,
    "Another holder has to approve it, with a key of their own.",
  );
}

/**
 * Approves the snapshot that waits, and releases it where nothing else is missing. Needs the run lock around it.
 *
 * @param snapshot Its id; null: whatever waits.
 * @throws TilannekuvaError exit 2 where the holder approved it already or nothing ever waits, 4 where it does not wait.
 * @example await approve(context, null, { author: await keyHolder(configuration, "anna.pem", now), until: null });
 */
export async function approve(
  context: ReleaseContext,
  snapshot: string | null,
  { author, until }: { readonly author: KeyHolder; readonly until: string | null },
): Promise<ReleaseOutcome> {
  requireApprovals(context);
  const done = await releasedAlready(context, snapshot, author);
  if (done !== null) return done;
  const candidate = await requireWaiting(context, snapshot);
  const { id } = candidate.manifest;
  refuseTwice(await candidateProgress(context, id), author);
  await requireWhole(context.store, candidate);
  const approved = { event: "approved", snapshot: id, ...(until === null ? {} : { until }) } as const;
  await addLine(context, approved, author);
  return (await releasedAlready(context, id, author)) ?? waitingOutcome(context, id);
}

/** Lets nobody release the snapshot that waits before a second of UTC; the same key's later embargo replaces it. */
export async function embargo(
  context: ReleaseContext,
  snapshot: string,
  { author, until }: { readonly author: LineAuthor; readonly until: string },
): Promise<ReleaseOutcome> {
  requireApprovals(context);
  await requireWaiting(context, snapshot);
  await addLine(context, { event: "embargoed", snapshot, until }, author);
  return waitingOutcome(context, snapshot);
}

/**
 * Releases the snapshot that waits, if it is approved and due; with a second of UTC from then on, by whatever runs then.
 * A later call with another second, one in the past too, replaces the earlier one; embargoes stay as they are.
 *
 * @param snapshot Its id; null: whatever waits.
 * @param until Null: nothing is noted.
 */
export async function releaseFrom(
  context: ReleaseContext,
  snapshot: string | null,
  until: string | null,
): Promise<ReleaseOutcome> {
  requireApprovals(context);
  const author = theProgram(context);
  if (until !== null) {
    const { id } = (await requireWaiting(context, snapshot)).manifest;
    await addLine(context, { event: "embargoed", snapshot: id, until }, author);
  }
  const done = await releasedAlready(context, snapshot, author);
  if (done !== null) return done;
  return waitingOutcome(context, (await requireWaiting(context, snapshot)).manifest.id);
}
