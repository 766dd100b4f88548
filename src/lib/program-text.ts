import { readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";

/** A file of the program: the parts of its path, and its text. */
export type ProgramText = readonly [path: readonly string[], text: string];

/** A checkout on another system has other line ends. */
const textOf = (file: string): string => readFileSync(file, "utf8").replaceAll("\r\n", "\n");

/**
 * The program's source text below a folder, TypeScript and stylesheets, in the order of the paths.
 *
 * @example programTexts("src/words") // [[["months.ts"], "import type …"], …]
 */
export const programTexts = (root: string): readonly ProgramText[] =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|css)$/.test(file))
    .toSorted()
    .map((file) => [file.split(sep), textOf(join(root, file))]);
