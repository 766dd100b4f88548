import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../lib/package-root.ts";
import { dictionaryMacros } from "./dictionary-macros.ts";

const sqlFolder = join(packageRoot, "sql");

// A run asks for the same few texts thousands of times, and they cannot change under it.
const texts = new Map<string, string>();

const textAt = (folder: string, name: string): string => readFileSync(join(folder, `${name}.sql`), "utf8");

const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .toSorted()
    .map((file) => file.slice(0, -4));

/**
 * The text of `<name>.sql` in a folder of SQL: one statement. Its named intermediates, if it has any, come first: the files of the folder
 * `<name>/` in the order of their numbers, each a statement that makes a temporary table, or a view where only one statement reads it.
 *
 * @example statementText("sql", "count/bridge") // "… create or replace temp table bridge_atom as … select … from counted"
 */
export function statementText(folder: string, name: string): string {
  const own = join(folder, name);
  const before = existsSync(own) ? namesIn(own).map((each) => textAt(own, each)) : [];
  return [...before, textAt(folder, name)].join("\n");
}

/** The text of `sql/<name>.sql` with its header (purpose, grain, reads, writes), after those of its intermediates. */
export function sqlText(name: string): string {
  const text = texts.get(name) ?? statementText(sqlFolder, name);
  texts.set(name, text);
  return text;
}

/** The parts of a text of SQL. */
export interface SqlParts {
  /** The statements that make its named intermediates, temporary tables and views; empty where it has none. */
  readonly before: string;
  /** The statements that drop them; empty where it has none. */
  readonly after: string;
  /** The query at the end. */
  readonly query: string;
}

const STATEMENT_ENDS = /^(?!\s*--).*;$/gm;

/**
 * Splits a text into its parts: the statements that make intermediates, the query, and the statements that drop them.
 *
 * @example sqlParts("create or replace temp table a as select 1;\nselect * from a") // { query: "select * from a", after: "drop table a;", ... }
 */
export function sqlParts(text: string): SqlParts {
  const whole = text.trim().replace(/;$/, "");
  const end = [...whole.matchAll(STATEMENT_ENDS)].at(-1);
  const at = end === undefined ? 0 : end.index + end[0].length;
  const before = whole.slice(0, at);
  const made = [...before.matchAll(/^create or replace temp (table|view) (\w+) as$/gm)];
  return {
    before,
    query: whole.slice(at).trim(),
    after: made.map(([, kind, name]) => `drop ${kind} ${name};`).join(" "),
  };
}

/** The SQL that all statements share: the macros of the dictionary of the cube, then every file in `sql/macros/` in the order of their names. */
export const macroTexts = (): readonly string[] => [
  ...dictionaryMacros(),
  ...namesIn(join(sqlFolder, "macros")).map((name) => sqlText(`macros/${name}`)),
];

/** What a SQL variable can hold: `getvariable('name')` reads it in a statement. */
export type SqlValue = string | number | boolean | null | readonly string[];

/** A SQL text literal, quoted. */
export const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A SQL literal of a value; lists become lists of text. */
export function literal(value: SqlValue): string {
  if (value === null) return "null";
  if (typeof value === "string") return textLiteral(value);
  if (typeof value === "object") return `[${value.map(textLiteral).join(", ")}]::varchar[]`;
  return String(value);
}

/** Every statement and macro of the package by its path under `sql/`, in the order of the paths. */
export const allSqlTexts = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(sqlFolder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".sql"))
      .toSorted()
      .map((file) => [file, readFileSync(join(sqlFolder, file), "utf8")]),
  );

/** Statements that only show what was published, by their folder: they decide no number. */
const APART = /^explain[/\\]/;

/** The statements and macros that decide what is published, including those of the dictionary of the cube. */
export const decidingSqlTexts = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(allSqlTexts()).filter(([path]) => !APART.test(path))),
  "macros/dictionary.sql": dictionaryMacros().join("\n"),
});
