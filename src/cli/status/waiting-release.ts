import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { finnishMinute } from "../../lib/finnish-time.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import type { ReleasePolicy } from "../../configuration/release-schema.ts";
import { stateOf } from "../../releases/release-state.ts";
import { linesOf, releaseContext } from "../../run/release-context.ts";
import { candidateProgress, waitingCandidate } from "../../run/waiting-candidate.ts";
import type { CandidateProgress } from "../../run/waiting-candidate.ts";
import { shown } from "../session.ts";

/** The snapshot that waits for its release. */
export interface WaitingRelease {
  readonly id: string;
  readonly vintage: string;
  readonly folder: string;
  readonly progress: CandidateProgress;
}

/** What waits for its release, and what was recalled. */
export interface ReleasesNow {
  readonly policy: ReleasePolicy;
  /** Null where nothing waits. */
  readonly candidate: WaitingRelease | null;
  /** In the order of the recalls; times in UTC. */
  readonly recalled: readonly { readonly snapshot: string; readonly at: string; readonly by: string; why: string }[];
}

async function readNow(configuration: Configuration, now: Date): Promise<ReleasesNow> {
  const { policy } = configuration.release;
  const context = await releaseContext(configuration, { signer: null, now });
  const waiting = policy === "automatic" ? null : await waitingCandidate(context);
  const recalls = [...stateOf(await linesOf(context)).recalled.values()];
  const recalled = recalls.map(({ snapshot, at, by, why }) => ({ snapshot, at, by, why }));
  if (waiting === null) return { policy, candidate: null, recalled };
  const { id, vintage } = waiting.manifest;
  const progress = await candidateProgress(context, id);
  return { policy, candidate: { id, vintage, folder: waiting.folder, progress }, recalled };
}

/** Reads what waits and what was recalled. What is damaged is reported as a trouble, and nothing is said of it here. */
export async function releasesNow(configuration: Configuration, now: Date): Promise<ReleasesNow> {
  try {
    return await readNow(configuration, now);
  } catch (error) {
    if (!(error instanceof TilannekuvaError) || error.exitCode === EXIT.system) throw error;
    return { policy: configuration.release.policy, candidate: null, recalled: [] };
  }
}

const clock = (second: string): string => finnishMinute(new Date(second)).replace("T", " ");

const many = (count: number): string => (count === 1 ? "1 approval" : `${count} approvals`);

/**
 * How far a snapshot's release has come, as lines for the terminal.
 *
 * @example progressLines(id, { approvals: [], missing: 1, notBefore: null })
 */
export function progressLines(
  snapshot: string,
  { approvals, missing, notBefore }: CandidateProgress,
): readonly string[] {
  const left = missing === 0 ? "approved" : `${many(missing)} missing`;
  return [
    `Waiting for ${missing === 0 ? "its release" : "approval"}: ${snapshot} (${left})`,
    ...approvals.map(({ by, at, key }) => `  approved by ${by} at ${clock(at)} (key ${key ?? ""})`),
    ...(notBefore === null
      ? []
      : [`  not released before ${clock(notBefore)}; the first run, slot or \`release\` from then on can do it`]),
    ...(missing === 0 ? [] : ["  → tilannekuva approve --key FILE approves it, with a key of the approver's own"]),
  ];
}

/** The same as lines for the terminal. */
export const releasesLines = ({ policy, candidate, recalled }: ReleasesNow): readonly string[] => [
  ...(policy === "automatic" ? [] : [`Release policy: ${policy}`]),
  ...(candidate === null
    ? []
    : [...progressLines(candidate.id, candidate.progress), `  in ${shown(candidate.folder)}`]),
  ...recalled.map(({ snapshot, at, by, why }) => `Recalled: ${snapshot} by ${by} at ${clock(at)}: ${why}`),
];

/** The same for programs: stable keys, docs/operations.md says what each holds. */
export function releasesResult({ policy, candidate, recalled }: ReleasesNow): Readonly<Record<string, unknown>> {
  if (candidate === null) return { policy, candidate, recalled };
  const { progress, ...snapshot } = candidate;
  const approvals = progress.approvals.map(({ by, key, at }) => ({ by, key, at }));
  const { missing, notBefore } = progress;
  return { policy, candidate: { ...snapshot, approvals, missing, not_before: notBefore }, recalled };
}
