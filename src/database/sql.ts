import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../lib/package-root.ts";

const sqlFolder = join(packageRoot, "sql");

// A run asks for the same few texts thousands of times, and they cannot change under it.
const texts = new Map<string, string>();

/** The text of `sql/<name>.sql`: one statement under a header of purpose, grain, reads, writes. */
export function sqlText(name: string): string {
  const text = texts.get(name) ?? readFileSync(join(sqlFolder, `${name}.sql`), "utf8");
  texts.set(name, text);
  return text;
}

const macroNames = (): readonly string[] =>
  readdirSync(join(sqlFolder, "macros"))
    .filter((file) => file.endsWith(".sql"))
    .toSorted()
    .map((file) => `macros/${file.slice(0, -4)}`);

/** The text of every file in `sql/macros/`, in the order of their names: the SQL that all statements share. */
export const macroTexts = (): readonly string[] => macroNames().map(sqlText);

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
