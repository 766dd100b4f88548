import { open } from "node:fs/promises";

const CHUNK = 1 << 20;

/** Writes text piece by piece to a new file, about a megabyte at a time, so that a long table is never one string. */
export async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  const file = await open(path, "wx");
  try {
    let chunk = "";
    for (const piece of pieces) {
      chunk += piece;
      if (chunk.length >= CHUNK) {
        await file.write(chunk);
        chunk = "";
      }
    }
    if (chunk !== "") await file.write(chunk);
  } finally {
    await file.close();
  }
}

/** Writes a value as JSON a person can read: two spaces, keys as given, a line feed at the end. */
export const writeJson = (path: string, value: unknown): Promise<void> =>
  writePieces(path, [`${JSON.stringify(value, null, 2)}\n`]);
