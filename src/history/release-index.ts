import { join } from "node:path";
import { z } from "zod";
import { fingerprint } from "../lib/canonical.ts";
import { readText, writeFileDurably } from "../lib/files.ts";
import { isMachineFault } from "../lib/system-error.ts";
import { definitionsSchema } from "../definitions/definitions-in-force.ts";
import type { Definitions } from "../definitions/definitions-in-force.ts";

const releasedSnapshot = z
  .object({ snapshot: z.string(), data: z.string(), history: z.string(), definitions: definitionsSchema })
  .readonly();

/**
 * The inputs of a published snapshot. `history` is the fingerprint of everything published up to its vintage, including
 * itself. This suffices to recognise, before any room starts, that nothing is new.
 */
export type ReleasedSnapshot = z.infer<typeof releasedSnapshot>;

const noteOf = (store: string, data: string, definitions: Definitions): string =>
  join(store, "releases", `${fingerprint({ data, definitions })}.json`);

const parsed = async (path: string): Promise<ReleasedSnapshot | null> => {
  try {
    return releasedSnapshot.parse(JSON.parse(await readText(path)));
  } catch (error) {
    if (isMachineFault(error)) throw error;
    // A missing or damaged note costs only a recomputation.
    return null;
  }
};

/**
 * The earlier snapshot with the same data and definitions; null if there was none, or if others were published since.
 */
export async function findSnapshot(store: string, made: Omit<ReleasedSnapshot, "snapshot">): Promise<string | null> {
  const note = await parsed(noteOf(store, made.data, made.definitions));
  return note?.history === made.history ? note.snapshot : null;
}

/** Records the inputs of a snapshot, and that it is the newest. */
export async function recordSnapshot(store: string, made: ReleasedSnapshot): Promise<void> {
  await writeFileDurably(noteOf(store, made.data, made.definitions), JSON.stringify(made));
  await writeFileDurably(join(store, "releases", "newest.json"), JSON.stringify(made));
}

/** The inputs of the newest publication; null before the first. */
export const newestRelease = (store: string): Promise<ReleasedSnapshot | null> =>
  parsed(join(store, "releases", "newest.json"));

const waitingNote = (store: string): string => join(store, "releases", "candidates", "waiting.json");

/** Records the inputs of the snapshot that waits for its release; `history` is as it will be then. */
export const recordWaiting = (store: string, made: ReleasedSnapshot): Promise<void> =>
  writeFileDurably(waitingNote(store), JSON.stringify(made));

/** The inputs of the snapshot that waits for its release; null where none does. */
export const waitingSnapshot = (store: string): Promise<ReleasedSnapshot | null> => parsed(waitingNote(store));
