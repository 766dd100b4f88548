import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { named, naming } from "../../lib/system-error.ts";

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

/**
 * Shows a file's bytes in order, in few pieces. The pieces share their memory: what is shown must be done with when `see` returns.
 * That saves the system half the work of a large file.
 */
export const seeBytes = (path: string, see: (piece: Buffer) => void): Promise<void> =>
  naming(path, async () => {
    await using handle = await open(path, "r");
    const piece = Buffer.allocUnsafe(Math.max(1, Math.min(PIECE, (await handle.stat()).size)));
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length);
      if (bytesRead === 0) return;
      see(piece.subarray(0, bytesRead));
    }
  });

/** SHA-256 of a file's bytes, 64 hex digits. */
export async function sha256OfBytes(path: string): Promise<string> {
  const hash = createHash("sha256");
  await seeBytes(path, (piece) => hash.update(piece));
  return hash.digest("hex");
}
