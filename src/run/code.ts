import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { z } from "zod";
import { canonicalJson, fingerprint } from "../lib/canonical.ts";
import { packageRoot } from "../lib/package-root.ts";

/** Hashes of the program text by folder of `src/`. */
export type CodeHashes = Readonly<Record<string, string>>;

/** Commands and the schedule decide no number. */
const APART: ReadonlySet<string> = new Set(["cli", "schedule"]);

const source = join(packageRoot, "src");

/** What the build leaves beside the compiled program, whose text is another. */
const built = join(packageRoot, "dist", "code.json");

const builtSchema = z.record(z.string(), z.string()).readonly();

/** A checkout on another system has other ends of lines. */
const textOf = (file: string): string => readFileSync(file, "utf8").replaceAll("\r\n", "\n");

/**
 * Hashes of the program text below a folder, by its folders.
 *
 * @example codeHashesOf("src").statistics // "9c0e…", 64 hex digits
 */
export function codeHashesOf(root: string): CodeHashes {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const folders = Map.groupBy(files.toSorted(), (file) => file.split(sep)[0]!);
  const deciding = [...folders].filter(([folder]) => !APART.has(folder));
  return Object.fromEntries(
    deciding.map(([folder, of]) => [
      folder,
      fingerprint(of.map((file) => [file.split(sep), textOf(join(root, file))])),
    ]),
  );
}

/**
 * The program that decides numbers, by folder of `src/`, the same from a checkout and from the package that was built of it. Statements have
 * hashes of their own (`definitionGroups`); methods that are no statements, as the nowcast's, are known by these.
 *
 * @throws Error when an installed package lacks what its build wrote
 * @example codeHashes().indicators // "5f1c…", 64 hex digits
 */
export const codeHashes = (): CodeHashes =>
  import.meta.url.endsWith(".ts") ? codeHashesOf(source) : builtSchema.parse(JSON.parse(readFileSync(built, "utf8")));

/**
 * The last step of a build: keeps the hashes of the text that it was built of.
 *
 * @example keepCodeHashes() // dist/code.json
 */
export const keepCodeHashes = (file: string = built): void =>
  writeFileSync(file, `${canonicalJson(codeHashesOf(source))}\n`);
