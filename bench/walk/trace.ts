import fs from "node:fs";
import { Session } from "node:inspector";
import type { Profiler } from "node:inspector";
import { syncBuiltinESMExports } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBConnection } from "@duckdb/node-api";
import { allSqlTexts } from "../../src/database/sql.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import type { Operation } from "./operation.ts";

type Call = (...args: readonly unknown[]) => unknown;

/** The step from memory to files that has no operation of its own: from the rows that indicators read to the observations that are written. */
const MEMORY = "memory";

const sourceOf = (path: string): string | null => {
  const file = relative(packageRoot, path);
  return file.startsWith("src/") && file.endsWith(".ts") ? file : null;
};

function stackHere(): readonly string[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 200;
  const { stack = "" } = new Error("here");
  Error.stackTraceLimit = limit;
  const paths = [...stack.matchAll(/(?:file:\/\/)?(\/[^\s():]+\.ts):\d+/g)].map(([, path = ""]) => sourceOf(path));
  return [...new Set(paths.filter((file) => file !== null))].toReversed();
}

/** Statements by their beginning: a text sent to the engine may wrap the statement in a copy. */
const statements = Object.entries(allSqlTexts()).flatMap(([name, text]) => {
  const [first = ""] = text.split("\n");
  return first.startsWith("-- Purpose:") ? [[first, name.replace(/\.sql$/, "")] as const] : [];
});

const statementIn = (sql: string): string | null => statements.find(([first]) => sql.includes(first))?.[1] ?? null;

const variablesIn = (sql: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...sql.matchAll(/^set variable (\w+) = (.*);$/gm)].map(([, name = "", value = ""]) => [
      name,
      [...value.matchAll(/'(\/[^']*)'/g)].map(([, path = ""]) => path),
    ]),
  );

/** A connection's state: its variables, and the tables made in it. */
interface Connection {
  readonly number: number;
  variables: ReadonlyMap<string, readonly string[]>;
  readonly tables: Set<string>;
}

function operationOf(sql: string, connection: Connection): Operation {
  const [, made] = /create or replace temp (?:table|view) (\w+)/.exec(sql) ?? [];
  const tables = [...connection.tables].filter((table) => new RegExp(`\\b${table}\\b`).test(sql));
  const named = (table: string): string => `table:${connection.number} ${table}`;
  if (made !== undefined) connection.tables.add(made);
  const reads = [...connection.variables].filter(([name]) => name !== "output").flatMap(([, paths]) => paths);
  const stack = stackHere();
  const output = connection.variables.get("output") ?? [];
  const toMemory = stack.some((file) => file.startsWith("src/indicators/")) ? [MEMORY] : [];
  return {
    reads: [...reads, ...tables.filter((table) => table !== made).map(named)],
    writes: [...output, ...(made === undefined ? [] : [named(made)]), ...(output.length === 0 ? toMemory : [])],
    stack,
    statement: statementIn(sql),
  };
}

/** Files of `src/` of which a function ran since the counts were last taken. */
function ranSince(inspector: Session): readonly string[] {
  let coverage: readonly Profiler.ScriptCoverage[] = [];
  inspector.post("Profiler.takePreciseCoverage", (_, given) => (coverage = given.result));
  return coverage.flatMap(({ url, functions }) => {
    const file = url.startsWith("file:") ? sourceOf(fileURLToPath(url)) : null;
    // Code that runs when a module is loaded is not a function.
    const ran = functions.some(({ functionName, ranges }) => functionName !== "" && (ranges[0]?.count ?? 0) > 0);
    return file !== null && ran ? [file] : [];
  });
}

/** The trace of some work. */
export interface Trace {
  readonly operations: readonly Operation[];
  /** Files of `src/` of which a function ran between the first read of published counts and the first write of observations. */
  readonly inMemory: readonly string[];
}

/**
 * Does some work and records every statement of the engine and every rename, copy and write of a file, with its caller; in this process and
 * thread only.
 *
 * @param isDraft whether a path is the file written from memory
 * @example const { operations } = await traced(() => night(options), (path) => path.endsWith("observations.csv.gz"));
 */
export async function traced(work: () => Promise<unknown>, isDraft: (path: string) => boolean): Promise<Trace> {
  const operations: Operation[] = [];
  const inspector = new Session();
  inspector.connect();
  inspector.post("Profiler.enable");
  inspector.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  let inMemory: readonly string[] | null = null;
  let isReading = false;
  const note = (operation: Operation): void => {
    if (!isReading && operation.writes.includes(MEMORY)) {
      isReading = true;
      ranSince(inspector);
    }
    const draft = operation.writes.some(isDraft);
    if (draft) inMemory ??= ranSince(inspector);
    operations.push(draft ? { ...operation, reads: [...operation.reads, MEMORY] } : operation);
  };
  const undo = watch(note);
  try {
    await work();
  } finally {
    undo();
    inspector.disconnect();
  }
  return { operations, inMemory: inMemory ?? [] };
}

function watch(note: (operation: Operation) => void): () => void {
  const undone: (() => void)[] = [];
  const replace = (target: object, name: string, before: (self: object, args: readonly unknown[]) => void): void => {
    const original: Call = Reflect.get(target, name);
    const call = function call(this: object, ...args: readonly unknown[]): unknown {
      before(this, args);
      return Reflect.apply(original, this, args);
    };
    Reflect.set(target, name, call);
    undone.push(() => Reflect.set(target, name, original));
  };
  const file = (reads: readonly unknown[], writes: readonly unknown[]): void =>
    note({ reads: reads.map(String), writes: writes.map(String), stack: stackHere(), statement: null });
  for (const name of ["rename", "copyFile"]) replace(fs.promises, name, (_, [from, to]) => file([from], [to]));
  replace(fs.promises, "open", (_, [path, flags]) => {
    if (typeof flags === "string" && /[wa]/.test(flags)) file([], [path]);
  });
  const connections = new WeakMap<object, Connection>();
  let last = 0;
  const statement = (self: object, [text]: readonly unknown[]): void => {
    const sql = String(text);
    const connection = connections.get(self) ?? { number: (last += 1), variables: new Map(), tables: new Set() };
    connections.set(self, connection);
    if (/^(re)?set variable/.test(sql)) connection.variables = variablesIn(sql);
    else note(operationOf(sql, connection));
  };
  for (const name of ["run", "runAndReadAll"]) replace(DuckDBConnection.prototype, name, statement);
  syncBuiltinESMExports();
  return () => {
    for (const one of undone.splice(0)) one();
    syncBuiltinESMExports();
  };
}
