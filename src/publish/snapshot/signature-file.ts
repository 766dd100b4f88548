import { join } from "node:path";
import { readBytes } from "../../lib/files.ts";
import { ifAbsent } from "../../lib/system-error.ts";
import { writeBytes } from "../formats/write-pieces.ts";
import { CHECKSUMS } from "./checksums.ts";
import type { Sign } from "./release.ts";

/**
 * The signature of SHA256SUMS, and so of every file: the raw 64 bytes of Ed25519. The manifest does not list it, so that
 * a snapshot has the same bytes with and without it.
 */
export const SIGNATURE = `${CHECKSUMS}.sig`;

/** Bytes of a signature (RFC 8032, section 5.1.6). */
export const SIGNATURE_BYTES = 64;

/** Signs the checksums of a folder, where there is a key; returns the files written, relative to the folder. */
export async function writeSignature(folder: string, sign: Sign | undefined): Promise<readonly string[]> {
  if (sign === undefined) return [];
  await writeBytes(join(folder, SIGNATURE), sign(await readBytes(join(folder, CHECKSUMS))));
  return [SIGNATURE];
}

/**
 * The signed bytes of a snapshot and their signature; null where a file is missing.
 *
 * @example const { content, signature } = await readSigned("output/current");
 */
export async function readSigned(
  folder: string,
): Promise<{ readonly content: Buffer | null; readonly signature: Buffer | null }> {
  const orNull = (file: string): Promise<Buffer | null> => ifAbsent(readBytes(join(folder, file)), null);
  return { content: await orNull(CHECKSUMS), signature: await orNull(SIGNATURE) };
}
