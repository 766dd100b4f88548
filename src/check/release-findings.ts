import { countedLines, doubtfulLines } from "../releases/counted-lines.ts";
import { isDue, pendingOf, progressOf, stateOf } from "../releases/release-state.ts";
import type { ReleaseLine } from "../releases/recorded-line.ts";
import { readReleases, releasesFile } from "../releases/releases-file.ts";
import type { TrustedKeys } from "../signatures/trusted-keys.ts";
import type { Finding } from "./check-finding.ts";

const ADVICE =
  "Compare the file with another copy of the output, and ask the people whom the line names. A key that is missing belongs into the trusted keys.";

/** Releases without the approvals that their own policy asks for, or before the time that was set. */
function unapproved(lines: readonly ReleaseLine[]): readonly string[] {
  return lines.flatMap(({ event, snapshot, sums, policy, at, seq }, index) => {
    if (event !== "released" || policy === "automatic") return [];
    const pending = pendingOf(stateOf(lines.slice(0, index)), snapshot);
    const approvals = pending.approvals.filter((approval) => approval.sums === sums);
    const progress = progressOf({ ...pending, approvals }, policy);
    if (isDue(progress, at)) return [];
    const lacks = progress.missing > 0 ? `without ${progress.missing} of its approvals` : "before its time";
    return [`line ${seq} releases ${snapshot} under the policy ${policy} ${lacks}`];
  });
}

/** Lines of the program without a signature, after it had begun to sign. */
function unsigned(lines: readonly ReleaseLine[]): readonly string[] {
  const first = lines.findIndex(({ by, key }) => by === null && key !== undefined);
  const later = first === -1 ? [] : lines.slice(first).filter(({ key }) => key === undefined);
  return later.map(({ seq }) => `line ${seq} is not signed, and lines before it are`);
}

/**
 * What is wrong with an output's record of releases beside its chain, which every run checks: signatures that do not
 * count, releases without their approvals, and, where a key signs, lines without a signature.
 *
 * @param isSigning Whether `signing.key` is configured.
 * @example await releaseFindings("output", { trusted: await readTrustedKeys("trusted-keys.yaml"), isSigning: true })
 */
export async function releaseFindings(
  output: string,
  { trusted, isSigning }: { readonly trusted: TrustedKeys; readonly isSigning: boolean },
): Promise<readonly Finding[]> {
  const lines = (await readReleases(output)) ?? [];
  const messages = [
    ...doubtfulLines(lines, trusted).map(({ seq, why }) => `line ${seq} ${why}`),
    ...unapproved(countedLines(lines, trusted)),
    ...(isSigning ? unsigned(lines) : []),
  ];
  const path = releasesFile(output);
  return messages.map((message) => ({ path, message, remedy: "backup", advice: ADVICE }));
}
