import { open, writeFile } from "node:fs/promises";
import { naming } from "../../lib/system-error.ts";

const CHUNK = 1 << 20;

/** Text pieces joined into chunks of about a megabyte; no chunk is empty. */
export function* chunksOf(pieces: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}

/** Writes text piece by piece to a new file, about a megabyte at a time, so that a long table is never one string. */
export async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  await naming(path, async () => {
    await using file = await open(path, "wx");
    // Not `write`, which may silently write less than it is given where the disk is nearly full.
    for (const chunk of chunksOf(pieces)) await file.appendFile(chunk);
  });
}

/** Writes bytes to a new file. */
export const writeBytes = (path: string, bytes: Uint8Array): Promise<void> =>
  naming(path, () => writeFile(path, bytes, { flag: "wx" }));

/** Writes a value as JSON a person can read: two spaces, keys as given, a line feed at the end. */
export const writeJson = (path: string, value: unknown): Promise<void> =>
  writePieces(path, [`${JSON.stringify(value, null, 2)}\n`]);
