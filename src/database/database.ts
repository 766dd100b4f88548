import { DuckDBInstance, version } from "@duckdb/node-api";
import type { DuckDBConnection, Json } from "@duckdb/node-api";
import { mkdir } from "node:fs/promises";
import { TilannekuvaError, EXIT } from "../lib/errors.ts";
import { realFolder } from "../lib/files.ts";
import { plainPaths } from "./plain-paths.ts";
import type { PlainPaths } from "./plain-paths.ts";
import { literal, macroTexts, textLiteral } from "./sql.ts";
import type { SqlValue } from "./sql.ts";

export type Variables = Readonly<Record<string, SqlValue>>;
export type Row = Readonly<Record<string, Json>>;

/**
 * One connection to the engine. Variables are the connection's own; statements read them with `getvariable`. Paths in variables and in
 * rows are real ones: the engine itself may know a folder by another name, so no path belongs into a statement's text.
 */
export interface Session {
  /** Runs one or several statements; returns the number of rows that the last one changed or wrote. */
  run(sql: string, variables?: Variables): Promise<number>;
  /** The rows of a query as plain JSON values (BIGINT and DECIMAL as text). */
  rows(sql: string, variables?: Variables): Promise<readonly Row[]>;
  close(): void;
}

export interface Database {
  /** The engine's version, part of every step's fingerprint. */
  readonly engine: string;
  session(): Promise<Session>;
  close(): void;
}

export interface DatabaseOptions {
  readonly threads?: number;
  /** Such as `4GB`; more spills to `temporary`. */
  readonly memoryLimit?: string;
  /** Folder for spilled data. */
  readonly temporary: string;
  /** The only folders that statements may read or write. */
  readonly folders: readonly string[];
}

const wrap = (error: unknown): TilannekuvaError => {
  const kind = /^[A-Z][A-Za-z ]* Error/.exec(error instanceof Error ? error.message : "")?.[0] ?? "Error";
  // The engine's own messages quote the rows they stumble over, so they are not passed on; TILANNEKUVA_DEBUG_SQL=1 is for
  // development on invented data.
  const cause = process.env["TILANNEKUVA_DEBUG_SQL"] === "1" ? error : undefined;
  return new TilannekuvaError(`the database engine refused a statement (${kind})`, {
    exitCode: EXIT.bug,
    advice:
      "This is a fault in the pipeline or a damaged file in the store: run again, then report it with the run's log.",
    cause,
  });
};

/** Sets the given variables and clears those of the statement before, so that no statement reads another's values. */
const assignments = (variables: Variables, before: Iterable<string>): string =>
  [
    ...[...before].filter((name) => !(name in variables)).map((name) => `reset variable ${name};`),
    ...Object.entries(variables).map(([name, value]) => `set variable ${name} = ${literal(value)};`),
  ].join("\n");

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw wrap(error);
  }
}

/** A row of the engine's with the real paths in it. */
const withRealPaths = (row: Row, paths: PlainPaths): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "string" ? paths.real(value) : value]),
  );

function sessionOn(connection: DuckDBConnection, paths: PlainPaths): Session {
  let assigned: readonly string[] = [];
  const assign = async (variables: Variables): Promise<void> => {
    const text = assignments(variables, assigned);
    assigned = Object.keys(variables);
    if (text !== "") await connection.run(text);
  };
  const told = (variables: Variables): Variables =>
    Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, paths.told(value)]));
  return {
    run: async (sql, variables = {}) => {
      const given = told(variables);
      return guarded(async () => {
        await assign(given);
        return (await connection.run(sql)).rowsChanged;
      });
    },
    rows: async (sql, variables = {}) => {
      const given = told(variables);
      return guarded(async () => {
        await assign(given);
        const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
        return paths.hasLinks ? rows.map((row) => withRealPaths(row, paths)) : rows;
      });
    },
    close: () => connection.closeSync(),
  };
}

async function openEngine(options: DatabaseOptions, paths: PlainPaths): Promise<Database> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: paths.folder(options.temporary),
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    ...(options.memoryLimit === undefined ? {} : { memory_limit: options.memoryLimit }),
  });
  const connection = await instance.connect();
  for (const macro of macroTexts()) await connection.run(macro);
  // The real folders: the engine follows links before it asks whether it may, also to a folder that is made only later.
  const allowed = await Promise.all([...options.folders, options.temporary].map(realFolder));
  const folders = allowed.map((folder) => textLiteral(folder.replace(/\/*$/, "/")));
  await connection.run(`set allowed_directories = [${folders.join(", ")}]`);
  await connection.run("set enable_external_access = false; set lock_configuration = true");
  return {
    engine: `duckdb ${version()}`,
    session: async () => sessionOn(await instance.connect(), paths),
    close: () => {
      connection.closeSync();
      instance.closeSync();
      paths.close();
    },
  };
}

/**
 * An in-memory engine that can touch the given folders only, with the shared macros defined.
 *
 * @example
 * const database = await openDatabase({ temporary: "store/tmp", folders: ["store", "inbox"] });
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  await mkdir(options.temporary, { recursive: true, mode: 0o700 });
  const paths = plainPaths([...options.folders, options.temporary]);
  try {
    return await openEngine(options, paths);
  } catch (error) {
    paths.close();
    throw error;
  }
}
