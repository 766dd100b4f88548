import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** The folders whose rules are mutated; one that does not exist has no files. */
const TARGETS: readonly string[] = [
  "src/statistics",
  "src/protect",
  "src/audit",
  "src/indicators/nowcast",
  "sql/stage",
  "sql/join",
  "sql/count",
  "sql/protect",
  "sql/macros",
];

/** The files of some folders under a root with a given ending, as sorted paths from the root. */
export function filesUnder(root: string, folders: readonly string[], ending: RegExp): readonly string[] {
  const files = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return [...new Set(files)].toSorted();
}

/**
 * The files whose rules are mutated.
 *
 * @param only the beginning of their paths; all where it is empty
 */
export const targetFiles = (root: string, only: string): readonly string[] =>
  filesUnder(root, TARGETS, /\.(ts|sql)$/).filter((file) => file.startsWith(only));
