import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { duckdb, formatDialect } from "sql-formatter";
import type { DialectOptions } from "sql-formatter";
import { z } from "zod";
import { dictionaryMacros } from "../../src/database/dictionary-macros.ts";
import { packageRoot } from "../../src/lib/package-root.ts";

/** A file of SQL by its path from the package's root. */
export interface SqlFile {
  readonly path: string;
  readonly text: string;
}

/** Where SQL is: the numbers, the invented country, the benches. */
const FOLDERS = ["sql", "src/synthetic/sql", "bench"];

async function sqlIn(folder: string): Promise<readonly SqlFile[]> {
  const entries = await readdir(join(packageRoot, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".sql"));
  const paths = files.map((entry) => relative(packageRoot, join(entry.parentPath, entry.name)));
  return Promise.all(
    paths.toSorted().map(async (path) => ({ path, text: await readFile(join(packageRoot, path), "utf8") })),
  );
}

/** Every file of SQL. */
export const allSql = async (): Promise<readonly SqlFile[]> => (await Promise.all(FOLDERS.map(sqlIn))).flat();

/** The engine's functions that the formatter does not know. */
const FUNCTIONS = ["GETVARIABLE", "IF", "TRY_CAST", "COLUMNS", "LAG", "LEAD", "LAST_VALUE"];

const macroNames = (files: readonly SqlFile[]): readonly string[] =>
  [...dictionaryMacros(), ...files.map(({ text }) => text)].flatMap((text) =>
    [...text.matchAll(/\bcreate or replace macro (\w+)/g)].map(([, name = ""]) => name.toUpperCase()),
  );

/** The formatter's DuckDB, with our macros as functions and a FROM on the line of what it reads. */
const dialect = (files: readonly SqlFile[]): DialectOptions => ({
  ...duckdb,
  tokenizerOptions: {
    ...duckdb.tokenizerOptions,
    reservedFunctionNames: [...duckdb.tokenizerOptions.reservedFunctionNames, ...FUNCTIONS, ...macroNames(files)],
  },
  formatOptions: { ...duckdb.formatOptions, onelineClauses: [...duckdb.formatOptions.onelineClauses, "FROM"] },
});

const settings = z
  .object({
    language: z.literal("duckdb"),
    tabWidth: z.number(),
    keywordCase: z.literal("lower"),
    dataTypeCase: z.literal("lower"),
    functionCase: z.literal("lower"),
    logicalOperatorNewline: z.literal("before"),
    expressionWidth: z.number(),
    linesBetweenQueries: z.number(),
  })
  .strict();

/**
 * The layout of SQL: sql-formatter's, by `.sql-formatter.json`.
 *
 * @param files all of the project's SQL, whose macros are functions
 * @returns what lays a text out; a text that is laid out stays as it is
 */
export async function layout(files: readonly SqlFile[]): Promise<(text: string) => string> {
  const { language: _, ...options } = settings.parse(
    JSON.parse(await readFile(join(packageRoot, ".sql-formatter.json"), "utf8")),
  );
  const ours = dialect(files);
  return (text) => `${formatDialect(text, { ...options, dialect: ours })}\n`;
}

/** The statements of a file, each with the comments above it. */
export const statementsOf = (text: string): readonly string[] =>
  text
    .split(/;$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");

/** Lines of a statement, its comments among them. */
export const linesOf = (statement: string): number => statement.split("\n").length;

/** Common table expressions of a statement that is laid out. */
export const expressionsOf = (statement: string): number =>
  [
    ...statement.matchAll(
      /^ *\w+(?: \([^()]*\))? as (?:(?:not )?materialized )?\(\n(?: *--.*\n)* *(?:select|from|with|values|\(|pivot|unpivot)\b/gm,
    ),
  ].length;
