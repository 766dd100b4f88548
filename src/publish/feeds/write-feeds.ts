import { mkdir, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { sha256 } from "../../lib/canonical.ts";
import { readBytes, readText, removed, syncPath, unfinished } from "../../lib/files.ts";
import { ifAbsent, naming } from "../../lib/system-error.ts";
import { writePieces } from "../formats/write-pieces.ts";

/** The input of the feeds, and the hash of each: written last, so that truncated or damaged feeds are made again. */
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

/** Whether the existing feeds were made from the same input, and are unchanged. */
export async function areThere(output: string, madeOf: string): Promise<boolean> {
  const note = await readNote(output);
  if (note?.made_of !== madeOf) return false;
  for (const [file, hash] of Object.entries(note.files)) if (!(await isWhole(join(output, file), hash))) return false;
  return true;
}

/** The draft is in the output itself, where a run removes what a killed one left. */
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
 * Writes the feeds that changed, each completely or not at all: a client sees by a file's time that a feed is unchanged. The note of their input comes
 * last.
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
  // The note must not be on the disk before the feeds it describes.
  for (const one of [folder, output]) await syncPath(one);
  await replace(output, MADE_OF, `${JSON.stringify({ made_of: madeOf, files: hashes }, null, 2)}\n`);
  await syncPath(folder);
}
