import type { Json } from "@duckdb/node-api";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../src/database/database.ts";
import type { Database, Session } from "../../src/database/database.ts";
import { sqlParts, sqlText } from "../../src/database/sql.ts";
import type { SqlValue } from "../../src/database/sql.ts";

/** A row of a small text table: text by column, an empty text for null. */
export type TextRow = Readonly<Record<string, string>>;

const lines = (text: string): readonly (readonly string[])[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split("|").map((cell) => cell.trim()));

/**
 * The rows of a small text table, for what is expected. Columns are separated by `|`, the first line is the header; what stands
 * after a `:` in a header (its type) is left out.
 *
 * @example rows("person_id | age:integer\n p1 | 35") // [{ person_id: "p1", age: "35" }]
 */
export function rows(text: string): readonly TextRow[] {
  const [header = [], ...body] = lines(text);
  return body.map((cells) =>
    Object.fromEntries(header.map((column, index) => [column.split(":")[0] ?? "", cells[index] ?? ""])),
  );
}

/** An engine and a folder for given/expect tests of one statement. */
export interface Bench {
  readonly session: Session;
  readonly folder: string;
  /**
   * Writes a small text table as Parquet and returns its path. A header cell is `name` (VARCHAR) or `name:type`; an empty cell is null.
   *
   * @example await bench.given("person_id | age:integer\n p1 | 35\n p2 | ")
   */
  given(text: string): Promise<string>;
  /**
   * Writes a code table (columns code, meaning, valid_from, valid_to; the dates default to always) and returns its path.
   *
   * @example await bench.run("stage/training", { training: [text] }, { training_codes: [await bench.codes("code | meaning\n K1 | integration")] })
   */
  codes(text: string): Promise<string>;
  /**
   * Runs `sql/<name>.sql` on given tables and values, and returns its rows as text, in their order.
   *
   * @example await bench.run("stage/arrivals", { first_arrivals: ["person_id | arrived_on:date\n p1 | 2020-06-15"] }, { month: "2026-06" })
   */
  run(
    name: string,
    tables: Readonly<Record<string, readonly string[]>>,
    values?: Readonly<Record<string, SqlValue>>,
  ): Promise<readonly TextRow[]>;
  close(): Promise<void>;
}

const quoted = (cell: string | undefined): string =>
  cell === undefined || cell === "" ? "null" : `'${cell.replaceAll("'", "''")}'`;

/** Writes a small text table as Parquet: `name` or `name:type` in the header, an empty cell is null. */
export async function writeTable(session: Session, path: string, text: string): Promise<string> {
  const [header = [], ...body] = lines(text);
  const columns = header.map((cell) => {
    const [name = "", type = "varchar"] = cell.split(":");
    return { name, type };
  });
  const records = body.map((cells) => `(${columns.map((_, index) => quoted(cells[index])).join(", ")})`);
  const none = `select ${columns.map(() => "null").join(", ")} where false`;
  const source = records.length === 0 ? none : `values ${records.join(", ")}`;
  const casts = columns.map(({ name, type }) => `cast("${name}" as ${type}) as "${name}"`).join(", ");
  await session.run(
    `copy (select ${casts} from (${source}) as given(${columns.map(({ name }) => `"${name}"`).join(", ")})) to '${path}' (format parquet)`,
  );
  return path;
}

const codeLine = (row: TextRow): string =>
  [row["code"], row["meaning"], row["valid_from"] || "1900-01-01", row["valid_to"] || "9999-12-31"].join(";");

/** A statement, after its intermediates, that writes its rows to a file. */
export function copied(name: string, file: string): string {
  const { before, query } = sqlParts(sqlText(name));
  return `${before}\ncopy (${query}) to '${file}' (format parquet)`;
}

/** A value of a row as text; an empty text for null. */
export const asText = (value: Json): string => {
  if (value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
};

/**
 * Opens a bench. SQL tests say what goes in and what comes out, nothing else:
 *
 * @example
 * const bench = await openBench();
 * expect(await bench.run("stage/arrivals", { first_arrivals: [given] }, { month: "2026-06" })).toEqual(rows(expected));
 */
export async function openBench(options: { readonly threads?: number } = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "tilannekuva-sql-"));
  const database: Database = await openDatabase({ temporary: join(folder, "spill"), folders: [folder], ...options });
  const session = await database.session();
  let count = 0;
  const next = (extension: string): string => join(folder, `${String((count += 1))}.${extension}`);
  const given = (text: string): Promise<string> => writeTable(session, next("parquet"), text);
  return {
    session,
    folder,
    given,
    codes: async (text) => {
      const path = next("csv");
      await writeFile(path, ["code;meaning;valid_from;valid_to", ...rows(text).map(codeLine), ""].join("\n"));
      return path;
    },
    run: async (name, tables, values = {}) => {
      const inputs: Record<string, readonly string[]> = {};
      for (const [variable, texts] of Object.entries(tables)) inputs[variable] = await Promise.all(texts.map(given));
      const found = await session.rows(sqlText(name), { ...inputs, ...values });
      return found.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asText(value)])),
      );
    },
    close: async () => {
      session.close();
      database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
