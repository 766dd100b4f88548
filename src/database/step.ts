import { chmod, mkdir, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fingerprint } from "../lib/canonical.ts";
import { removed, sha256OfFile, unfinished } from "../lib/files.ts";
import { isMachineFault, naming } from "../lib/system-error.ts";
import { noteMade, requireInputs } from "./inputs.ts";
import type { Artifact } from "./inputs.ts";
import type { Session, Variables } from "./database.ts";
import { macroTexts, sqlParts, sqlText } from "./sql.ts";
import type { SqlValue } from "./sql.ts";
import { originOf, readStepNote, stepNotePath } from "./step-note.ts";
import type { StepNote } from "./step-note.ts";

export type { Artifact } from "./inputs.ts";

/** One output file as a pure function of its input files, its SQL text, its parameters and the engine's version. */
export interface Step {
  /** Folder of the output in the store, `stage/population/2026-08`. */
  readonly output: string;
  /** Name of the statement, `stage/population`. It must give a total order: the file's bytes are its identity. */
  readonly sql: string;
  /** Input files; each name is a SQL variable that holds the list of paths. */
  readonly inputs: Readonly<Record<string, readonly Artifact[]>>;
  /** Other SQL variables. */
  readonly parameters?: Readonly<Record<string, SqlValue>>;
}

export interface StepResult extends Artifact {
  readonly fingerprint: string;
  readonly rows: number;
  /** True when the output was there already and nothing was computed. */
  readonly reused: boolean;
}

export interface StepContext {
  readonly session: Session;
  readonly engine: string;
  /** Root of the secure store. */
  readonly store: string;
}

/** What determines a step's output, as one SHA-256. Inputs count by content, so an input rebuilt to the same bytes changes nothing. */
export const stepFingerprint = (step: Step, engine: string): string =>
  fingerprint({
    engine,
    sql: sqlText(step.sql),
    macros: macroTexts(),
    inputs: Object.fromEntries(
      Object.entries(step.inputs).map(([name, files]) => [name, files.map((file) => file.sha256)]),
    ),
    parameters: step.parameters ?? {},
  });

// The bytes of a file are its identity: written in another way, every month of every store would be released again.
const copy = (query: string): string =>
  `copy (\n${query}\n) to (getvariable('output')) (format parquet, compression zstd)`;

/** Writes the rows of a text's query, then drops its intermediates; after an error the next step with the same ones replaces them. */
async function write(text: string, variables: Variables, session: Session): Promise<number> {
  const { before, query, after } = sqlParts(text);
  if (before !== "") await session.run(before, variables);
  const rows = await session.run(copy(query), variables);
  if (after !== "") await session.run(after);
  return rows;
}

/** The facts of a finished output. */
type Made = Pick<StepNote, "sha256" | "rows" | "bytes">;

async function compute(step: Step, path: string, context: StepContext): Promise<Made> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await requireInputs(Object.values(step.inputs).flat());
  const draft = unfinished(path);
  const lists = Object.entries(step.inputs).map(([name, files]) => [name, files.map((file) => file.path)] as const);
  try {
    const variables = { ...Object.fromEntries(lists), ...step.parameters, output: draft };
    const rows = await write(sqlText(step.sql), variables, context.session);
    // The engine creates files with the rights of the process's mask.
    await chmod(draft, 0o600);
    const sha256 = await sha256OfFile(draft);
    const { size } = await stat(draft);
    await rename(draft, path);
    await noteMade({ path, sha256 });
    return { sha256, rows, bytes: size };
  } catch (error) {
    await removed(draft);
    throw error;
  }
}

/** The note of a complete output; null where there is none: after a power cut a file can be shorter than its note says, or the note cut short. */
async function finished(path: string): Promise<Made | null> {
  const known = await readStepNote(path);
  if (known === null) return null;
  try {
    const { sha256, rows, bytes } = known;
    return (await stat(path)).size === bytes ? { sha256, rows, bytes } : null;
  } catch (error) {
    if (isMachineFault(error)) throw error;
    return null;
  }
}

/**
 * The step's output, computed only when the store does not hold it yet. The file is named by the step's fingerprint. A small JSON beside it
 * gives its SHA-256, rows, bytes and lineage; it is written last, so a file without it was never finished. Outputs are not forced to the disk
 * one by one: an output lost in a power cut is recognised by its size and computed again.
 *
 * @example
 * const population = await materialise({ output: "stage/population/2026-08", sql: "stage/population", inputs: { population: [file] } }, context);
 */
export async function materialise(step: Step, context: StepContext): Promise<StepResult> {
  const name = stepFingerprint(step, context.engine);
  const path = join(context.store, step.output, `${name}.parquet`);
  const note = stepNotePath(path);
  const known = await finished(path);
  if (known !== null) return { path, fingerprint: name, ...known, reused: true };
  const made = await compute(step, path, context);
  const draft = unfinished(note);
  try {
    const noted = { ...made, ...originOf(step, context.store) };
    await naming(note, () => writeFile(draft, JSON.stringify(noted), { mode: 0o600 }));
    await rename(draft, note);
  } catch (error) {
    await removed(draft);
    throw error;
  }
  return { path, fingerprint: name, ...made, reused: false };
}
