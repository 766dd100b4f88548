import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../lib/package-root.ts";

const sqlFolder = join(packageRoot, "sql");

/** The text of `sql/<name>.sql`: one statement under a header of purpose, grain, reads, writes. */
export const sqlText = (name: string): string => readFileSync(join(sqlFolder, `${name}.sql`), "utf8");

/** The text of every file in `sql/macros/`, in the order of their names: the SQL that all statements share. */
export const macroTexts = (): readonly string[] =>
  readdirSync(join(sqlFolder, "macros"))
    .filter((file) => file.endsWith(".sql"))
    .toSorted()
    .map((file) => readFileSync(join(sqlFolder, "macros", file), "utf8"));

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
