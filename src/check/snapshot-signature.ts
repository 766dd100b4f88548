import { rfc3339 } from "../lib/finnish-time.ts";
import { readManifest } from "../publish/snapshot/current.ts";
import { SIGNATURE, readSigned } from "../publish/snapshot/signature-file.ts";
import { checkSignature } from "../signatures/check-signature.ts";
import type { SignatureVerdict } from "../signatures/check-signature.ts";
import type { TrustedKeys } from "../signatures/trusted-keys.ts";

const named = (texts: readonly string[]): readonly string[] => texts.map((text) => `${SIGNATURE}: ${text}`);

/**
 * Checks a snapshot's signature by its own files and public keys alone. Whether the files have the signed hashes is
 * another check (`verify`).
 *
 * @param trusted Null where no trusted keys are given.
 * @returns The verdict, each problem and note with the file's name; null where the folder has no manifest or no
 *   SHA256SUMS.
 * @example (await snapshotSignature("output/current", trusted))?.name // "City of Espoo"
 */
export async function snapshotSignature(folder: string, trusted: TrustedKeys | null): Promise<SignatureVerdict | null> {
  const manifest = await readManifest(folder);
  const { content, signature } = await readSigned(folder);
  if (manifest === null || content === null) return null;
  const verdict = checkSignature({ content, signature, vintage: rfc3339(manifest.vintage) }, trusted);
  return { ...verdict, problems: named(verdict.problems), notes: named(verdict.notes) };
}
