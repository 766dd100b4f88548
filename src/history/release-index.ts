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

/** What a published snapshot was made of (`history`: what had been published up to its vintage, itself included): enough to know, before any room opens, that there is nothing new. */
export type ReleasedSnapshot = z.infer<typeof releasedSnapshot>;

const noteOf = (store: string, data: string, definitions: Definitions): string =>
  join(store, "releases", `${fingerprint({ data, definitions })}.json`);

const parsed = async (path: string): Promise<ReleasedSnapshot | null> => {
  try {
    return releasedSnapshot.parse(JSON.parse(await readText(path)));
  } catch (error) {
    if (isMachineFault(error)) throw error;
    // A note that is missing or damaged costs a recomputation, nothing else.
    return null;
  }
};

/** The snapshot that the same data and definitions gave before; null when there was none, or when other ones were published since. */
export async function findSnapshot(store: string, made: Omit<ReleasedSnapshot, "snapshot">): Promise<string | null> {
  const note = await parsed(noteOf(store, made.data, made.definitions));
  return note?.history === made.history ? note.snapshot : null;
}

/** Notes what a snapshot was made of, and that it is the newest. */
export async function recordSnapshot(store: string, made: ReleasedSnapshot): Promise<void> {
  await writeFileDurably(noteOf(store, made.data, made.definitions), JSON.stringify(made));
  await writeFileDurably(join(store, "releases", "newest.json"), JSON.stringify(made));
}

/** What the newest publication was made of; null before the first. */
export const newestRelease = (store: string): Promise<ReleasedSnapshot | null> =>
  parsed(join(store, "releases", "newest.json"));
