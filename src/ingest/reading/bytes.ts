import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { PIECE } from "../../lib/files.ts";
import { named } from "../../lib/system-error.ts";

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
