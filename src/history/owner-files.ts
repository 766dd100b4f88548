import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readText, syncPath, unfinished } from "../lib/files.ts";
import { ifAbsent } from "../lib/system-error.ts";
import { writeJson } from "../publish/formats/write-pieces.ts";
import type { Configuration } from "../configuration/configuration.ts";

/** The two folders that belong together. */
export type Folders = Pick<Configuration["paths"], "store" | "output">;

const id = z.uuid();

/**
 * `output/store.json`: whose output it is, the snapshots that were published into it from another history, and, where that is another, the first store of all, from
 * which the ids of the feeds follow.
 */
const outputSchema = z.strictObject({ store: id, earlier: z.array(z.string()).readonly(), feeds: id.optional() });

type Owner = z.infer<typeof outputSchema>;

const textOf = (path: string): Promise<string | null> => ifAbsent(readText(path), null);

/** The file of the store that has its id. */
export const idFile = (store: string): string => join(store, "id");

/** The file of the output that has its owner's id. */
export const ownerFile = (output: string): string => join(output, "store.json");

/** The store's id; null where it has none. */
export async function readId(store: string): Promise<string | null> {
  const read = id.safeParse((await textOf(idFile(store)))?.trim());
  return read.success ? read.data : null;
}

/** Whose the output is; null where nobody's. */
export async function readOwner(output: string): Promise<Owner | null> {
  try {
    return outputSchema.parse(JSON.parse((await textOf(ownerFile(output))) ?? ""));
  } catch (error) {
    // What cannot be read is as good as none: then the snapshots themselves have to be known to the store.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Writes whose the output is. */
export async function writeOwner(output: string, owner: Owner): Promise<void> {
  const draft = unfinished(ownerFile(output));
  try {
    await writeJson(draft, owner);
    await syncPath(draft);
    await rename(draft, ownerFile(output));
  } finally {
    await rm(draft, { force: true });
  }
}

/** What the feeds' ids follow from stays whoever owns the output later: readers know entries by their ids. */
export const keepingFeeds = (own: string, owner: Owner | null): Pick<Owner, "feeds"> => {
  const first = owner?.feeds ?? owner?.store ?? own;
  return first === own ? {} : { feeds: first };
};
