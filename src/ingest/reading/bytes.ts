import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { named } from "../../lib/system-error.ts";

/** Files up to this size are read at once; larger ones in pieces of it. */
const PIECE = 1 << 20;

/** A file's bytes in order, in few pieces. */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    const { size } = await stat(path);
    if (size <= PIECE) yield await readFile(path);
    else yield* createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw named(error, path);
  }
}

/** SHA-256 of a file's bytes, 64 hex digits. */
export async function sha256OfBytes(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of bytesOf(path)) hash.update(piece);
  return hash.digest("hex");
}
