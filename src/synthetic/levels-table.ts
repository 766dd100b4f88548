import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../lib/package-root.ts";
import { generateCountry } from "./generate.ts";
import { levelsOf, levelsTable } from "./levels.ts";

/** The country of the table in `docs/synthetic-country.md`: a year from a December, in one delivery of wages. */
export const LEVELS_COUNTRY = { persons: 30_000, months: 12, seed: 7, from: "2024-12", firstWindow: 12 } as const;

/** The table in a document: from its header to the blank line after it. */
const TABLE = /^\| figure [\s\S]*?\n(?=\n|$)/m;

/**
 * Generates that country in a folder of its own and replaces the table of levels in a document.
 *
 * @param document path of the Markdown file, `docs/synthetic-country.md`
 */
export async function renewLevels(document: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "country-"));
  try {
    const { truth } = await generateCountry({ out: join(folder, "inbox"), ...LEVELS_COUNTRY });
    const table = levelsTable(await levelsOf(truth, folder));
    await writeFile(
      document,
      (await readFile(document, "utf8")).replace(TABLE, () => `${table}\n`),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await renewLevels(join(packageRoot, "docs", "synthetic-country.md"));
