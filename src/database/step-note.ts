import { isAbsolute, join, relative } from "node:path";
import { z } from "zod";
import { readText } from "../lib/files.ts";
import { isMachineFault } from "../lib/system-error.ts";
import type { Artifact } from "./inputs.ts";

/** Paths are relative to the store, so that it can be moved; a file outside it has its full path. */
const input = z.object({ path: z.string(), sha256: z.string() }).readonly();

const noteSchema = z
  .object({
    sha256: z.string(),
    rows: z.number(),
    bytes: z.number(),
    // Older notes lack these.
    sql: z.string().optional(),
    inputs: z.record(z.string(), z.array(input).readonly()).optional(),
  })
  .readonly();

/** The JSON note beside a step's output: its hash and size, and its lineage, the statement and the files that it was made from. */
export type StepNote = z.infer<typeof noteSchema>;

/** Where the note of an output lies. */
export const stepNotePath = (output: string): string => output.replace(/\.parquet$/, ".json");

/**
 * The note of a step's output; null where there is none, or a power cut left a part of it.
 *
 * @example (await readStepNote("store/counts/2026-06/5f1c….parquet"))?.sql // "count/month"
 */
export async function readStepNote(output: string): Promise<StepNote | null> {
  try {
    return noteSchema.parse(JSON.parse(await readText(stepNotePath(output))));
  } catch (error) {
    if (isMachineFault(error)) throw error;
    return null;
  }
}

const fromStore = (store: string, path: string): string => {
  const below = relative(store, path);
  return below.startsWith("..") || isAbsolute(below) ? path : below;
};

/** The lineage in a step's note: the statement, and the files that the output was made from. */
export const originOf = (
  { sql, inputs }: { readonly sql: string; readonly inputs: Readonly<Record<string, readonly Artifact[]>> },
  store: string,
) => ({
  sql,
  inputs: Object.fromEntries(
    Object.entries(inputs).map(([name, files]) => [
      name,
      files.map(({ path, sha256 }) => ({ path: fromStore(store, path), sha256 })),
    ]),
  ),
});

/** The path of a file that a note names. */
export const inStore = (store: string, path: string): string => (isAbsolute(path) ? path : join(store, path));
