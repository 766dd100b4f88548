import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { packageRoot } from "../../src/lib/package-root.ts";

/** A file of the checkout. */
export interface SourceFile {
  /** From the root of the checkout: `src/lib/months.ts`. */
  readonly path: string;
  readonly text: string;
}

async function filesIn(part: string, ending: RegExp): Promise<readonly SourceFile[]> {
  const entries = await readdir(join(packageRoot, part), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && ending.test(entry.name));
  const paths = files.map((entry) => relative(packageRoot, join(entry.parentPath, entry.name)));
  return Promise.all(
    paths.toSorted().map(async (path) => ({ path, text: await readFile(join(packageRoot, path), "utf8") })),
  );
}

/**
 * The files of some folders whose names end so, folder by folder, each in the order of their paths.
 *
 * @example (await sourceFiles(["src", "pipelines"], /\.ts$/))[0]?.path // "src/audit/knowledge/audit-limits.ts"
 */
export const sourceFiles = async (folders: readonly string[], ending: RegExp): Promise<readonly SourceFile[]> =>
  (await Promise.all(folders.map((folder) => filesIn(folder, ending)))).flat();
