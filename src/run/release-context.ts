import { join } from "node:path";
import type { Configuration } from "../configuration/configuration.ts";
import type { ReleasePolicy } from "../configuration/release-schema.ts";
import { sha256 } from "../lib/canonical.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readBytes } from "../lib/files.ts";
import { CHECKSUMS } from "../publish/snapshot/checksums.ts";
import { snapshotsFolder } from "../publish/snapshot/current.ts";
import { secondOf } from "../releases/recorded-line.ts";
import type { ReleaseEvent, ReleaseFact, ReleaseLine } from "../releases/recorded-line.ts";
import { appendReleases, readReleases } from "../releases/releases-file.ts";
import type { Signer } from "../signatures/signing-key.ts";
import { readTrustedKeys } from "../signatures/trusted-keys.ts";
import type { TrustedKeys } from "../signatures/trusted-keys.ts";

/** What releasing needs: where, under which policy, by whose keys, and the clock. */
export interface ReleaseContext {
  readonly store: string;
  readonly output: string;
  readonly policy: ReleasePolicy;
  /** The keys whose approvals count; null where none are configured. */
  readonly trusted: TrustedKeys | null;
  /** Signs what the program releases by itself; null where there is no key. */
  readonly signer: Signer | null;
  readonly now: Date;
}

/**
 * The context of a configuration.
 *
 * @throws TilannekuvaError (exit 2) where the policy asks for approvals and no trusted keys are configured, or their
 *   file cannot be read.
 * @example const context = await releaseContext(configuration, { signer, now: new Date() });
 */
export async function releaseContext(
  { paths, release, signing }: Configuration,
  { signer, now }: Pick<ReleaseContext, "signer" | "now">,
): Promise<ReleaseContext> {
  const { policy } = release;
  if (policy !== "automatic" && signing.trusted === null)
    throw new TilannekuvaError(`release.policy is ${policy}, and signing.trusted names no file of trusted keys`, {
      exitCode: EXIT.usage,
      advice:
        "Approvals are signed. Set signing.trusted to a file with the approvers' keys (docs/release.md), or release.policy to automatic.",
    });
  const trusted = signing.trusted === null ? null : await readTrustedKeys(signing.trusted);
  return { store: paths.store, output: paths.output, policy, trusted, signer, now };
}

/** Who writes a line: a person with a key, or the program. */
export interface LineAuthor {
  readonly by: string | null;
  readonly signer: Signer | null;
}

/** The program itself. */
export const theProgram = ({ signer }: ReleaseContext): LineAuthor => ({ by: null, signer });

/** SHA-256 of a snapshot's SHA256SUMS, which has the hash of every other file. */
export const sumsOf = async (output: string, snapshot: string): Promise<string> =>
  sha256(await readBytes(join(snapshotsFolder(output), snapshot, CHECKSUMS)));

/** The event of a snapshot, as of now. */
export const eventOf = async (
  { output, policy, now }: ReleaseContext,
  { snapshot, by, ...what }: ReleaseFact & { readonly snapshot: string; readonly by: string | null },
): Promise<ReleaseEvent> => ({
  ...what,
  by,
  snapshot,
  policy,
  sums: await sumsOf(output, snapshot),
  at: secondOf(now),
});

/** The lines of the output's record; none before it is begun. */
export const linesOf = async ({ output }: Pick<ReleaseContext, "output">): Promise<readonly ReleaseLine[]> =>
  (await readReleases(output)) ?? [];

/** Adds a line about a snapshot; it is on the disk when this returns. */
export async function addLine(
  context: ReleaseContext,
  what: ReleaseFact & { readonly snapshot: string },
  { by, signer }: LineAuthor,
): Promise<void> {
  await appendReleases(context.output, [await eventOf(context, { ...what, by })], signer);
}
