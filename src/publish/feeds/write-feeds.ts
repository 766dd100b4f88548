import { mkdir, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { sha256 } from "../../lib/canonical.ts";
import { readBytes, readText, removed, syncPath, unfinished } from "../../lib/files.ts";
import { ifAbsent, naming } from "../../lib/system-error.ts";
import { writePieces } from "../formats/write-pieces.ts";

/** What the feeds were made of, and the hash of each: written last, so that feeds that were cut off or damaged are made again. */
export const MADE_OF = "feed/made-of.json";

const noteSchema = z.object({ made_of: z.string(), files: z.record(z.string(), z.string()) });

async function readNote(output: string): Promise<z.infer<typeof noteSchema> | null> {
  const text = await ifAbsent(readText(join(output, MADE_OF)), null);
  try {
    return text === null ? null : noteSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

const isWhole = async (path: string, hash: string): Promise<boolean> => {
  const bytes = await ifAbsent(readBytes(path), null);
  return bytes !== null && sha256(bytes) === hash;
};

/** Whether the feeds that lie there were made of the same, and are as they were written. */
export async function areThere(output: string, madeOf: string): Promise<boolean> {
  const note = await readNote(output);
  if (note?.made_of !== madeOf) return false;
  for (const [file, hash] of Object.entries(note.files)) if (!(await isWhole(join(output, file), hash))) return false;
  return true;
}

/** The draft lies in the output itself, where a run sweeps up what a killed one left. */
async function replace(output: string, file: string, content: string): Promise<void> {
  const path = join(output, file);
  const draft = unfinished(join(output, basename(file)));
  try {
    await writePieces(draft, [content]);
    await syncPath(draft);
    await naming(path, () => rename(draft, path));
  } catch (error) {
    await removed(draft);
    throw error;
  }
}

/**
 * Writes feeds, each whole or not at all, those that changed alone: a reader's client sees by its time that a feed is as it was. The note of what they were made of
 * comes last.
 */
export async function writeFeeds(
  output: string,
  { madeOf, files }: { readonly madeOf: string; readonly files: ReadonlyMap<string, string> },
): Promise<void> {
  const folder = dirname(join(output, MADE_OF));
  await naming(folder, () => mkdir(folder, { recursive: true }));
  const hashes: Record<string, string> = {};
  for (const [file, content] of files) {
    hashes[file] = sha256(content);
    if (!(await isWhole(join(output, file), hashes[file]))) await replace(output, file, content);
  }
  // What the note says must not be on the disk before it.
  for (const one of [folder, output]) await syncPath(one);
  await replace(output, MADE_OF, `${JSON.stringify({ made_of: madeOf, files: hashes }, null, 2)}\n`);
  await syncPath(folder);
}
