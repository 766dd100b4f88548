import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { canonicalJson, fingerprint } from "../lib/canonical.ts";
import { PAGE_BUILDERS, lockedPackages } from "../lib/locked.ts";
import { packageRoot } from "../lib/package-root.ts";
import { programTexts } from "../lib/program-text.ts";

/** Hashes of the program text, by folder of `src/`. */
export type CodeHashes = Readonly<Record<string, string>>;

/**
 * Folders that determine no number: commands, the schedule, explanations, signatures, the record of releases, and the
 * generator of the invented country's deliveries.
 */
const APART: ReadonlySet<string> = new Set([
  "cli",
  "schedule",
  "explain",
  "trace",
  "signatures",
  "releases",
  "synthetic",
]);

const source = join(packageRoot, "src");

/** The file of hashes that the build leaves beside the compiled program, whose text differs. */
const built = join(packageRoot, "dist", "code.json");

const builtSchema = z.record(z.string(), z.string()).readonly();

/**
 * Hashes of the program text below a folder, by its folders.
 *
 * @example codeHashesOf("src").statistics // "9c0e…", 64 hex digits
 */
export function codeHashesOf(root: string): CodeHashes {
  const folders = Map.groupBy(programTexts(root), ([[folder = ""]]) => folder);
  const deciding = [...folders].filter(([folder]) => !APART.has(folder));
  return Object.fromEntries(deciding.map(([folder, texts]) => [folder, fingerprint(texts)]));
}

let here: CodeHashes | undefined;

/**
 * The page depends on its text and on the packages that build it. Read once: a process continues with the program that
 * it started with.
 */
function codeHashesHere(): CodeHashes {
  if (here !== undefined) return here;
  const { page, ...rooms } = codeHashesOf(source);
  here = { ...rooms, page: fingerprint({ text: page ?? "", built_by: lockedPackages(PAGE_BUILDERS) }) };
  return here;
}

/**
 * The hashes of the program that determines numbers and pages, by folder of `src/`; the same from a checkout and from
 * the package built from it. Statements have their own hashes (`definitionGroups`); methods that are not statements,
 * such as the nowcast, are identified by these.
 *
 * @throws Error when an installed package lacks the file that its build wrote
 * @example codeHashes().indicators // "5f1c…", 64 hex digits
 */
export const codeHashes = (): CodeHashes =>
  import.meta.url.endsWith(".ts") ? codeHashesHere() : builtSchema.parse(JSON.parse(readFileSync(built, "utf8")));

/**
 * The last step of a build: stores the hashes of the text that was built.
 *
 * @example keepCodeHashes() // dist/code.json
 */
export const keepCodeHashes = (file: string = built): void =>
  writeFileSync(file, `${canonicalJson(codeHashesHere())}\n`);
