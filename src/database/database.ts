import { DuckDBInstance, version } from "@duckdb/node-api";
import type { DuckDBConnection, Json } from "@duckdb/node-api";
import { mkdir } from "node:fs/promises";
import { stopFailure } from "../lib/errors.ts";
import { realFolder } from "../lib/files.ts";
import { engineFailure } from "./engine-error.ts";
import type { EngineFacts } from "./engine-error.ts";
import { plainPaths } from "./plain-paths.ts";
import type { PlainPaths } from "./plain-paths.ts";
import { publishedMacros } from "./published-macros.ts";
import { literal, macroTexts, textLiteral } from "./sql.ts";
import type { SqlValue } from "./sql.ts";

export type Variables = Readonly<Record<string, SqlValue>>;
export type Row = Readonly<Record<string, Json>>;

/**
 * One connection to the engine. Variables are the connection's own; statements read them with `getvariable`. Paths in variables and
 * in rows are real ones: the engine itself may know a folder by another name, so no path belongs in a statement's text.
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
  /** Ends the statements in progress and accepts no others: both fail with exit code 143. */
  stop(): void;
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

/** Sets the given variables and clears those of the previous statement, so that no statement reads the values of another. */
const assignments = (variables: Variables, before: Iterable<string>): string =>
  [
    ...[...before].filter((name) => !(name in variables)).map((name) => `reset variable ${name};`),
    ...Object.entries(variables).map(([name, value]) => `set variable ${name} = ${literal(value)};`),
  ].join("\n");

/** The work in progress on all connections, so that it can be ended at once. */
interface Guard {
  /** @throws TilannekuvaError the engine's error in the pipeline's words. */
  during<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T>;
  stop(): void;
}

/** A row from the engine with real paths in it. */
const withRealPaths = (row: Row, paths: PlainPaths): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "string" ? paths.real(value) : value]),
  );

// A statement that has not begun yet is not interrupted.
const AGAIN_AFTER = 50;

function guardOf(facts: EngineFacts): Guard {
  const working = new Set<{ readonly connection: DuckDBConnection }>();
  let isStopped = false;
  const interrupt = (): void => {
    for (const { connection } of working) connection.interrupt();
    if (working.size > 0) setTimeout(interrupt, AGAIN_AFTER);
  };
  return {
    during: async (connection, work) => {
      if (isStopped) throw stopFailure();
      const one = { connection };
      working.add(one);
      try {
        return await work();
      } catch (error) {
        throw engineFailure(error, facts);
      } finally {
        working.delete(one);
      }
    },
    stop: () => {
      isStopped = true;
      interrupt();
    },
  };
}

function sessionOn(
  connection: DuckDBConnection,
  { guard, paths }: { readonly guard: Guard; readonly paths: PlainPaths },
): Session {
  let assigned: readonly string[] = [];
  const assign = async (variables: Variables): Promise<void> => {
    const text = assignments(variables, assigned);
    assigned = Object.keys(variables);
    if (text !== "") await connection.run(text);
  };
  const forEngine = (variables: Variables): Variables =>
    Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, paths.toEngine(value)]));
  return {
    run: async (sql, variables = {}) => {
      const given = forEngine(variables);
      return guard.during(connection, async () => {
        await assign(given);
        return (await connection.run(sql)).rowsChanged;
      });
    },
    rows: async (sql, variables = {}) => {
      const given = forEngine(variables);
      return guard.during(connection, async () => {
        await assign(given);
        const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
        return paths.hasLinks ? rows.map((row) => withRealPaths(row, paths)) : rows;
      });
    },
    close: () => connection.closeSync(),
  };
}

const settings = ({ temporary, threads, memoryLimit }: DatabaseOptions, paths: PlainPaths): Record<string, string> => ({
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  temp_directory: paths.folder(temporary),
  ...(threads === undefined ? {} : { threads: String(threads) }),
  ...(memoryLimit === undefined ? {} : { memory_limit: memoryLimit }),
});

/** Defines the shared macros, then confines the engine to the given folders. */
async function prepare(connection: DuckDBConnection, options: DatabaseOptions): Promise<void> {
  for (const macro of [...macroTexts(), ...publishedMacros()]) await connection.run(macro);
  // Real folders: the engine follows links before it checks its permission, also to a folder that is made only later.
  const allowed = await Promise.all([...options.folders, options.temporary].map(realFolder));
  const folders = allowed.map((folder) => textLiteral(folder.replace(/\/*$/, "/")));
  await connection.run(`set allowed_directories = [${folders.join(", ")}]`);
  await connection.run("set enable_external_access = false; set lock_configuration = true");
}

async function openInstance(options: DatabaseOptions, paths: PlainPaths): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(":memory:", settings(options, paths));
  try {
    const connection = await instance.connect();
    await prepare(connection, options);
    connection.closeSync();
    return instance;
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/**
 * The engine's version, as a step's fingerprint and a manifest have it.
 *
 * @example engineVersion() // "duckdb v1.5.5"
 */
export const engineVersion = (): string => `duckdb ${version()}`;

async function openEngine(options: DatabaseOptions, paths: PlainPaths): Promise<Database> {
  const facts = {
    folders: options.folders.map((folder) => paths.folder(folder)),
    temporary: paths.folder(options.temporary),
    memoryLimit: options.memoryLimit,
    real: (path: string) => paths.real(path),
  };
  const guard = guardOf(facts);
  const explained = (error: unknown): never => {
    throw engineFailure(error, facts);
  };
  const instance = await openInstance(options, paths).catch(explained);
  return {
    engine: engineVersion(),
    session: async () => sessionOn(await instance.connect().catch(explained), { guard, paths }),
    stop: () => guard.stop(),
    close: () => {
      instance.closeSync();
      paths.close();
    },
  };
}

/**
 * An in-memory engine that can touch the given folders only, with the shared macros defined.
 *
 * @throws TilannekuvaError exit 74 where the machine prevents its start; so do its statements.
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
