import { join } from "node:path";
import { listSnapshots, snapshotsFolder } from "../publish/snapshot/current.ts";
import type { TrustedKeys } from "../signatures/trusted-keys.ts";
import type { Finding } from "./check-finding.ts";
import { snapshotSignature } from "./snapshot-signature.ts";

const ADVICE =
  "Restore its folder from the backup. If it is as it was published, add the key that signed it to the trusted keys.";

/**
 * The signatures of an output that fit no trusted key. A snapshot without a signature, or with one of a key that was
 * revoked since, is not damaged.
 *
 * @example await signatureFindings("output", await readTrustedKeys("trusted-keys.yaml"))
 */
export async function signatureFindings(output: string, trusted: TrustedKeys): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const id of await listSnapshots(output)) {
    const path = join(snapshotsFolder(output), id);
    const verdict = await snapshotSignature(path, trusted);
    if (verdict?.state !== "unknown") continue;
    for (const message of verdict.problems) findings.push({ path, message, remedy: "backup", advice: ADVICE });
  }
  return findings;
}
