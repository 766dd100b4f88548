import { existsSync } from "node:fs";
import { basename, relative } from "node:path";
import type { Artifact } from "../database/step.ts";
import { inStore, readStepNote } from "../database/step-note.ts";
import type { StepNote } from "../database/step-note.ts";

/** A file of the store on the path to a published number. */
export interface StepFile {
  /** Relative to the store. */
  readonly path: string;
  readonly sha256: string;
  /** The fingerprint of the step that made it, which is its name; null if no step made it. */
  readonly fingerprint: string | null;
  /** The statement that made it; null if no step did, or if its note predates this field. */
  readonly sql: string | null;
  /**
   * The number of rows, for tables whose rows follow from the declarations or are published; null for all tables with
   * one row per person.
   */
  readonly rows: number | null;
  /** Its inputs by the statement's variables: paths of other files. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  /** Whether the file exists. */
  readonly there: boolean;
}

/**
 * Rooms whose tables have one row per declared cell or per published number: their size discloses nothing about
 * persons.
 */
const COUNTABLE: ReadonlySet<string> = new Set(["counts", "proposals", "decisions", "published"]);

const roomOf = (path: string): string => path.split(/[/\\]/)[0] ?? "";

const FINGERPRINT = /^([0-9a-f]{64})\.parquet$/;

const NO_NOTE: Pick<StepNote, "rows" | "sql" | "inputs"> = { rows: 0 };

async function stepFile({ path, sha256 }: Artifact, store: string): Promise<StepFile> {
  const file = inStore(store, path);
  // Delivered files are also named by a hash, that of their own bytes.
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

/** The path as notes and the history write it. */
const known = (store: string, { path, sha256 }: Artifact): Artifact => ({
  path: inStore(store, path) === path ? relative(store, path) : path,
  sha256,
});

/**
 * The files from which others were made, according to the notes beside the outputs of steps: each once, the nearest to
 * the given ones first. Nothing is computed, and no table is opened.
 *
 * @param leaves paths, relative to the store, below which the search stops
 * @example await stepFilesBelow([release.published], { store, leaves: new Set() })
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
