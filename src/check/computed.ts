import { basename, join, relative, sep } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { sha256 } from "../lib/canonical.ts";
import { readBytes, readText } from "../lib/files.ts";
import { ifAbsent, isMachineFault } from "../lib/system-error.ts";
import type { Finding } from "./check-finding.ts";
import { wrongWith } from "./stored-object.ts";
import { filesBelow } from "./walk.ts";

/** Folders with other records; the rest of the store contains the outputs of steps, each file with a note beside it. */
const OTHERS: ReadonlySet<string> = new Set([
  "archive",
  "quarantine",
  "receipts",
  "deliveries",
  "releases",
  "logs",
  "audits",
  "tmp",
]);

const noteSchema = z.object({ sha256: z.string(), bytes: z.number() });

async function noteIn(path: string): Promise<z.infer<typeof noteSchema> | null> {
  try {
    return noteSchema.parse(JSON.parse(await readText(path)));
  } catch (error) {
    // A file that the machine cannot read is not damaged, and must not be removed.
    if (isMachineFault(error)) throw error;
    return null;
  }
}

const again = (path: string, message: string, remove: readonly string[]): Finding => ({
  path,
  message,
  remedy: "again",
  remove,
});

async function stepFinding(note: string, named: ReadonlySet<string>): Promise<Finding | null> {
  const path = note.replace(/\.json$/, ".parquet");
  // For the files that the history names, it has the hash itself.
  if (named.has(path)) return null;
  const known = await noteIn(note);
  if (known === null) return again(note, "damaged, cannot be read", [note, path]);
  const wrong = await wrongWith({ path, of: "", ...known }, true);
  return wrong === null ? null : again(path, wrong, [note, path]);
}

/** Code tables are named by their own hash. */
async function codeFinding(path: string): Promise<Finding | null> {
  const wrong = await wrongWith({ path, of: "", sha256: basename(path, ".csv"), bytes: null }, true);
  return wrong === null ? null : again(path, `${wrong} (code table)`, [path]);
}

async function unpacked(path: string): Promise<Buffer | null> {
  try {
    return gunzipSync(await readBytes(path));
  } catch (error) {
    if (isMachineFault(error)) throw error;
    return null;
  }
}

/** Lists of cells are named by the hash of their content. */
async function cellsFinding(path: string): Promise<Finding | null> {
  const text = await unpacked(path);
  if (text !== null && sha256(text) === basename(path, ".txt.gz")) return null;
  return { path, message: "damaged (names of the cells of earlier audits)", remedy: "backup" };
}

const HEX = /^[0-9a-f]{64}/;

function lookInto(path: string, { store, named }: Computed): Promise<Finding | null> {
  const parts = relative(store, path).split(sep);
  const name = parts.at(-1) ?? "";
  if (parts[0] === "audits" && parts[1] === "cells") return cellsFinding(path);
  if (!HEX.test(name) || OTHERS.has(parts[0] ?? "")) return Promise.resolve(null);
  if (name.endsWith(".csv")) return codeFinding(path);
  return name.endsWith(".json") ? stepFinding(path, named) : Promise.resolve(null);
}

interface Computed {
  readonly store: string;
  /** Paths that the history names. */
  readonly named: ReadonlySet<string>;
}

/** The faults of the files that steps made; every file is read. */
export async function computedFindings(computed: Computed): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const path of await filesBelow(computed.store)) {
    const finding = await lookInto(path, computed);
    if (finding !== null) findings.push(finding);
  }
  const index = join(computed.store, "inbox-index.json");
  return [...findings, ...(await indexFindings(index))];
}

async function indexFindings(path: string): Promise<readonly Finding[]> {
  const text = await ifAbsent(readText(path), null);
  if (text === null) return [];
  try {
    JSON.parse(text);
    return [];
  } catch {
    return [again(path, "damaged, cannot be read", [path])];
  }
}
