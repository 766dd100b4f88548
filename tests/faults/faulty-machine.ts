import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { DuckDBConnection } from "@duckdb/node-api";
import { engineErrorOf, siteOf, systemErrorOf } from "./operation.ts";
import type { Operation } from "./operation.ts";

/** The code by which an operation is refused; null where it is let through. */
export type Decide = (operation: Operation) => string | null;

/** A machine whose calls can be refused. */
export interface FaultyMachine {
  decide: Decide;
  /** Gives the machine back as it was. */
  restore(): void;
}

type Call = (...args: readonly unknown[]) => unknown;
type Calls = Readonly<Record<string, Call>>;

/** A call as it stands on an object. */
function callOf(target: object, name: string): Call {
  const call: Call = Reflect.get(target, name);
  return (...args) => Reflect.apply(call, target, args);
}

const PROMISES =
  "access chmod copyFile link mkdir open readFile readdir realpath rename rm stat symlink writeFile".split(" ");
const SYNC = "appendFileSync chmodSync closeSync existsSync mkdirSync openSync realpathSync rmdirSync".split(" ");
const HANDLE = "appendFile close read readFile stat sync write writeFile".split(" ");
const STREAM = ["open", "read", "write", "close"];

const TWO_PATHS: ReadonlySet<string> = new Set(["rename", "link", "copyFile", "symlink"]);
const WRITING = /^(appendFile|chmod|copyFile|link|mkdir|rename|rm|rmdir|symlink|sync|write)/;
const opensToWrite = (flags: unknown): boolean => typeof flags === "string" && /[aw+]/.test(flags);

/** What a full disk leaves of a text or of bytes: a part. */
function half(content: unknown): unknown {
  if (typeof content === "string") return content.slice(0, content.length / 2);
  return content instanceof Uint8Array ? content.subarray(0, content.length / 2) : content;
}

interface Seam {
  readonly machine: FaultyMachine;
  readonly folder: string;
  readonly undo: (() => void)[];
}

const isBelow = (path: unknown, folder: string): path is string => typeof path === "string" && path.startsWith(folder);

function siteHere(): string {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 60;
  const { stack = "" } = new Error("here");
  Error.stackTraceLimit = limit;
  return siteOf(stack);
}

function replace({ undo }: Seam, target: object, replacements: Calls): void {
  for (const [name, call] of Object.entries(replacements)) {
    const original: unknown = Reflect.get(target, name);
    Reflect.set(target, name, call);
    undo.push(() => Reflect.set(target, name, original));
  }
}

/** The calls of an open file, each of which can be refused. */
function watchHandle(handle: object, path: string, { machine }: Seam): void {
  for (const name of HANDLE) {
    const original = callOf(handle, name);
    const call = async (...args: readonly unknown[]): Promise<unknown> => {
      const operation = { what: `handle.${name}`, site: siteHere(), path, writes: WRITING.test(name) };
      const code = machine.decide(operation);
      if (code === null) return original(...args);
      if (name === "close") await original();
      if (name === "appendFile" || name === "writeFile" || name === "write") await original(half(args[0]));
      throw systemErrorOf(code, operation);
    };
    Reflect.set(handle, name, call);
  }
}

function promised(name: string, seam: Seam): Call {
  const original = callOf(fs.promises, name);
  return async (...args) => {
    const dest = TWO_PATHS.has(name) && typeof args[1] === "string" ? args[1] : undefined;
    const path = name === "symlink" ? dest : args[0];
    if (!isBelow(path, seam.folder)) return original(...args);
    const writes = name === "open" ? opensToWrite(args[1]) : WRITING.test(name);
    const operation = { what: `fs.${name}`, site: siteHere(), path, writes, ...(dest === undefined ? {} : { dest }) };
    const code = seam.machine.decide(operation);
    if (code !== null) {
      if (name === "writeFile" && code === "ENOSPC") await original(path, half(args[1]), args[2]);
      throw systemErrorOf(code, operation);
    }
    const result = await original(...args);
    if (name === "open" && typeof result === "object" && result !== null) watchHandle(result, path, seam);
    return result;
  };
}

function sync(name: string, seam: Seam, opened: Map<unknown, string>): Call {
  const original = callOf(fs, name);
  return (...args) => {
    const path = typeof args[0] === "number" ? opened.get(args[0]) : args[0];
    if (!isBelow(path, seam.folder)) return original(...args);
    const writes = name === "openSync" ? opensToWrite(args[1]) : WRITING.test(name);
    const operation = { what: `fs.${name}`, site: siteHere(), path, writes };
    const code = seam.machine.decide(operation);
    if (code === null) {
      const result = original(...args);
      if (name === "openSync") opened.set(result, path);
      return result;
    }
    if (name === "existsSync") return false;
    if (name === "closeSync") original(...args);
    throw systemErrorOf(code, operation);
  };
}

const isCall = (value: unknown): value is Call => typeof value === "function";

/** One of the calls that a stream makes: the last thing that it is given hears of the end. */
function streamCall(call: string, operation: Operation, { machine }: Seam): Call {
  const original = callOf(fs, call);
  return (...given) => {
    const code = machine.decide(operation);
    const done = given.at(-1);
    if (code === null || !isCall(done)) return original(...given);
    const fail = (): unknown => done(systemErrorOf(code, operation));
    return call === "close" ? original(given[0], fail) : setImmediate(fail);
  };
}

/** Streams take the calls that they make from their options. */
function streamed(name: "createReadStream" | "createWriteStream", seam: Seam): Call {
  const original = callOf(fs, name);
  return (path, options) => {
    if (!isBelow(path, seam.folder)) return original(path, options);
    const common = { site: siteHere(), path, writes: name === "createWriteStream" };
    const calls = STREAM.map((call) => [call, streamCall(call, { ...common, what: `stream.${call}` }, seam)] as const);
    return original(path, { ...(typeof options === "object" ? options : {}), fs: Object.fromEntries(calls) });
  };
}

const pathsIn = (sql: string): readonly (readonly [string, string])[] =>
  [...sql.matchAll(/set variable (\w+) = \[?'([^']*)'/g)].map(([, name = "", path = ""]) => [name, path] as const);

/** The engine's statements; its variables say which file they are about. */
function watchEngine(seam: Seam): void {
  const prototype: object = DuckDBConnection.prototype;
  const original: Call = Reflect.get(prototype, "run");
  const assigned = new WeakMap<object, ReadonlyMap<string, string>>();
  async function run(this: object, ...args: readonly unknown[]): Promise<unknown> {
    const sql = String(args[0]);
    if (/^(re)?set variable/.test(sql)) assigned.set(this, new Map(pathsIn(sql)));
    const paths = [...(assigned.get(this)?.entries() ?? [])].filter(([, path]) => isBelow(path, seam.folder));
    const path = (paths.find(([name]) => name === "output") ?? paths[0])?.[1] ?? `${seam.folder}/store/tmp`;
    const begins = /Purpose: (.{0,60})/.exec(sql)?.[1] ?? sql.trim().slice(0, 40).replaceAll(/\s+/g, " ");
    const kind = /^(re)?set variable/.test(sql) ? "variables" : begins.replaceAll(/'[^']*'/g, "''");
    const writes = /^\s*copy/i.test(sql);
    const operation = { what: "engine.run", site: `${siteHere()} ${kind}`, path, writes };
    const code = seam.machine.decide(operation);
    if (code === null) return Reflect.apply(original, this, args);
    if (writes && isBelow(path, seam.folder) && fs.existsSync(path.slice(0, path.lastIndexOf("/")))) cut(path);
    throw engineErrorOf(code, operation);
  }
  replace(seam, prototype, { run });
}

const writeSync = fs.writeFileSync;
/** What the engine leaves of a file that it could not write to its end. */
const cut = (path: string): void => writeSync(path, "PAR1");

/**
 * Stands between the program and the machine: every call to the file system for something below the folder, and every statement of the
 * engine, is shown to `decide` first. In this process only, and in this thread.
 *
 * @example
 * const machine = faultyMachine(folder);
 * machine.decide = ({ what }) => (what === "fs.rename" ? "ENOSPC" : null);
 * machine.restore();
 */
export function faultyMachine(folder: string): FaultyMachine {
  const undo: (() => void)[] = [];
  const machine: FaultyMachine = {
    decide: () => null,
    restore: () => {
      for (const one of undo.splice(0)) one();
      syncBuiltinESMExports();
    },
  };
  const seam = { machine, folder, undo };
  const opened = new Map<unknown, string>();
  replace(seam, fs.promises, Object.fromEntries(PROMISES.map((name) => [name, promised(name, seam)])));
  replace(seam, fs, Object.fromEntries(SYNC.map((name) => [name, sync(name, seam, opened)])));
  replace(seam, fs, {
    createReadStream: streamed("createReadStream", seam),
    createWriteStream: streamed("createWriteStream", seam),
  });
  watchEngine(seam);
  syncBuiltinESMExports();
  return machine;
}
