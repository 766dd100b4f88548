import { existsSync } from "node:fs";
import { basename, relative } from "node:path";
import type { Artifact } from "../database/step.ts";
import { inStore, readStepNote } from "../database/step-note.ts";
import type { StepNote } from "../database/step-note.ts";

/** A file of the store on the way to a published number. */
export interface StepFile {
  /** Relative to the store. */
  readonly path: string;
  readonly sha256: string;
  /** Fingerprint of the step that made it, its name; null of a file that no step made. */
  readonly fingerprint: string | null;
  /** The statement that made it; null where no step did, or its note is from before this was written down. */
  readonly sql: string | null;
  /** Rows, of tables of which the declarations decide the rows or which are published; null of all that have a row a person. */
  readonly rows: number | null;
  /** What it was made of, by the statement's variable: paths of other files. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  /** Whether the file is there. */
  readonly there: boolean;
}

/** Rooms whose tables have a row a declared cell, or a row a published number: how many there are tells of no person. */
const COUNTABLE: ReadonlySet<string> = new Set(["counts", "proposals", "decisions", "published"]);

const roomOf = (path: string): string => path.split(/[/\\]/)[0] ?? "";

const FINGERPRINT = /^([0-9a-f]{64})\.parquet$/;

const NO_NOTE: Pick<StepNote, "rows" | "sql" | "inputs"> = { rows: 0 };

async function stepFile({ path, sha256 }: Artifact, store: string): Promise<StepFile> {
  const file = inStore(store, path);
  // What was delivered is named by a hash too, of its own bytes.
  const fingerprint = roomOf(path) === "archive" ? null : (FINGERPRINT.exec(basename(path))?.[1] ?? null);
  const note = fingerprint === null ? null : await readStepNote(file);
  const { rows, sql = null, inputs = {} } = note ?? NO_NOTE;
  return {
    path,
    sha256,
    fingerprint,
    sql,
    rows: note !== null && COUNTABLE.has(roomOf(path)) ? rows : null,
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, files]) => [name, files.map((one) => one.path)])),
    there: existsSync(file),
  };
}

const inputsOf = async (path: string, store: string): Promise<readonly Artifact[]> =>
  Object.values((await readStepNote(inStore(store, path)))?.inputs ?? {}).flat();

/** A path as notes and the history name it. */
const known = (store: string, { path, sha256 }: Artifact): Artifact => ({
  path: inStore(store, path) === path ? relative(store, path) : path,
  sha256,
});

/**
 * The files that others were made of, by the notes that steps leave beside their outputs: each once, the nearest to the given ones first. Nothing is computed, and
 * no table is opened.
 *
 * @param leaves paths, relative to the store, below which nobody looks
 * @example await stepFilesBelow([link.published], { store, leaves: new Set() })
 */
export async function stepFilesBelow(
  roots: readonly Artifact[],
  { store, leaves }: { readonly store: string; readonly leaves: ReadonlySet<string> },
): Promise<readonly StepFile[]> {
  const found = new Map<string, StepFile>();
  let next = roots.map((root) => known(store, root));
  while (next.length > 0) {
    const fresh = [...new Map(next.map((file) => [file.path, file])).values()].filter(({ path }) => !found.has(path));
    for (const file of fresh) found.set(file.path, await stepFile(file, store));
    const below = fresh.filter(({ path }) => !leaves.has(path)).map(({ path }) => inputsOf(path, store));
    next = (await Promise.all(below)).flat().map((file) => known(store, file));
  }
  return [...found.values()];
}
