import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { sha256OfFile } from "../../lib/files.ts";
import { writePieces } from "../formats/write-pieces.ts";

export const CHECKSUMS = "SHA256SUMS";

/** Files under a folder, relative to it, with `/`, in the order of their names. */
export async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
}

/** Writes SHA256SUMS over all other files of the folder, in the format of `sha256sum`; returns the files. */
export async function writeChecksums(folder: string): Promise<readonly string[]> {
  const files = await filesUnder(folder);
  const lines: string[] = [];
  for (const file of files) lines.push(`${await sha256OfFile(join(folder, file))}  ${file}\n`);
  await writePieces(join(folder, CHECKSUMS), lines);
  return files;
}

/** Reads SHA256SUMS: hash by file; null for a text that is not in its format. */
export function parseChecksums(text: string): ReadonlyMap<string, string> | null {
  const lines = text.split("\n").filter((line) => line !== "");
  const entries = lines.map((line) => /^([0-9a-f]{64}) {2}(.+)$/.exec(line));
  if (entries.includes(null)) return null;
  return new Map(entries.map((entry) => [entry![2]!, entry![1]!]));
}
