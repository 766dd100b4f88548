import { readdir } from "node:fs/promises";
import type { Dirent } from "node:fs";
import { join } from "node:path";
import { ifAbsent } from "../lib/system-error.ts";

/** The entries of a folder; none if it does not exist. */
export const entriesOf = (folder: string): Promise<readonly Dirent[]> =>
  ifAbsent(readdir(folder, { withFileTypes: true }), []);

/** The paths of all files under a folder, in the order of their names; the files are not opened. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const entries = await entriesOf(folder);
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) for (const below of await filesBelow(path)) found.push(below);
    else found.push(path);
  }
  return found;
}
