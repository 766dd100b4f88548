import { DuckDBInstance } from "@duckdb/node-api";
import type { Json } from "@duckdb/node-api";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { plainPaths } from "../database/plain-paths.ts";
import type { PlainPaths } from "../database/plain-paths.ts";
import { literal, sqlParts, statementText } from "../database/sql.ts";
import type { SqlValue } from "../database/sql.ts";
import { packageRoot } from "../lib/package-root.ts";

/** The folder of the generator's own statements and figures. */
export const countryFolder: string = join(packageRoot, "src", "synthetic");

/** A value in a result row. */
export type Cell = string | number | boolean | null;

/** Variables of a statement by name. */
export type Values = Readonly<Record<string, SqlValue>>;

/**
 * The generator's engine. Statements are files of `sql/`, referred to by name, with their intermediates in the folder of that name; values
 * reach them through `getvariable`.
 */
export interface Engine {
  /** Makes the table `table` from a statement, in place of an older one. */
  table(table: string, statement: string, values?: Values): Promise<void>;
  /** Adds a statement's rows to an existing table. */
  append(table: string, statement: string, values?: Values): Promise<void>;
  /** Writes a statement's rows to a file; `form` is DuckDB's COPY options. Returns the number of rows. */
  copy(
    target: string,
    options: { readonly statement: string; readonly form: string; readonly values?: Values },
  ): Promise<number>;
  rows(statement: string, values?: Values): Promise<readonly Readonly<Record<string, Cell>>[]>;
  /** Runs a text without a result, such as `drop table x`. */
  run(sql: string): Promise<void>;
  /** Another connection to the same tables, with values of its own; its statements run in parallel. */
  beside(): Promise<Engine>;
  close(): void;
}

/** An engine's resources, and the places it may read and write. */
export interface EngineOptions {
  readonly threads?: number;
  readonly memoryLimit: string;
  /** Folder for spilled data. */
  readonly temporary: string;
  /** Folders of the files that statements read or write, whatever their names. */
  readonly folders: readonly string[];
  /** Values that every statement may read. */
  readonly values: Values;
}

const sqlFolder = join(countryFolder, "sql");

const text = (statement: string): string => statementText(sqlFolder, statement).replaceAll("<CR>", "\r");

const macros = (): readonly string[] =>
  readdirSync(join(sqlFolder, "macros"))
    .filter((file) => file.endsWith(".sql"))
    .toSorted()
    .map((file) => readFileSync(join(sqlFolder, "macros", file), "utf8"));

const cell = (value: Json): Cell => (value !== null && typeof value === "object" ? JSON.stringify(value) : value);

/** The engine's rows with plain cells: lists and structs become their JSON text. */
export const plain = (rows: readonly Readonly<Record<string, Json>>[]): readonly Readonly<Record<string, Cell>>[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)])));

const settings = (values: Values, paths: PlainPaths): string =>
  Object.entries(values)
    .map(([name, value]) => `set variable ${name} = ${literal(paths.toEngine(value))};`)
    .join("\n");

type Connection = Awaited<ReturnType<DuckDBInstance["connect"]>>;

async function engineOn(
  instance: DuckDBInstance,
  { values, paths }: { readonly values: Values; readonly paths: PlainPaths },
  close: (connection: Connection) => void,
): Promise<Engine> {
  const connection = await instance.connect();
  const set = async (named: Values): Promise<void> => {
    const assignments = settings(named, paths);
    if (assignments !== "") await connection.run(assignments);
  };
  // A statement's intermediates belong to the connection and are dropped afterwards.
  const made = async <T>(statement: string, named: Values, use: (query: string) => Promise<T>): Promise<T> => {
    const { before, query, after } = sqlParts(text(statement));
    await set(named);
    if (before !== "") await connection.run(before);
    const result = await use(query);
    if (after !== "") await connection.run(after);
    return result;
  };
  const written = async (sql: string): Promise<number> => (await connection.run(sql)).rowsChanged;
  await set(values);
  return {
    table: async (table, statement, named = {}) =>
      void (await made(statement, named, (query) => written(`create or replace table ${table} as\n${query}`))),
    append: async (table, statement, named = {}) =>
      void (await made(statement, named, (query) => written(`insert into ${table}\n${query}`))),
    copy: (target, { statement, form, values: named }) =>
      made(statement, { ...named, target }, (query) =>
        written(`copy (\n${query}\n) to (getvariable('target')) (${form})`),
      ),
    rows: (statement, named = {}) =>
      made(statement, named, async (query) => plain((await connection.runAndReadAll(query)).getRowObjectsJson())),
    run: async (sql) => void (await written(sql)),
    beside: () => engineOn(instance, { values, paths }, (own) => own.closeSync()),
    close: () => close(connection),
  };
}

/** Opens the generator's engine, without a wall, as the country is invented. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const paths = plainPaths([options.temporary, countryFolder, ...options.folders]);
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: paths.folder(options.temporary),
    memory_limit: options.memoryLimit,
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  });
  const engine = await engineOn(instance, { values: options.values, paths }, (connection) => {
    connection.closeSync();
    instance.closeSync();
    paths.close();
  });
  for (const macro of macros()) await engine.run(macro);
  return engine;
}
