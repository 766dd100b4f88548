import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readText, syncPath, unfinished } from "../lib/files.ts";
import { ifAbsent } from "../lib/system-error.ts";
import { writeJson } from "../publish/formats/write-pieces.ts";
import type { Configuration } from "../configuration/configuration.ts";

/** A store and its output. */
export type Folders = Pick<Configuration["paths"], "store" | "output">;

const id = z.uuid();

/**
 * `output/store.json`: the store that owns the output, the snapshots published into it from another history, and, if
 * that was a different one, the first store, from which the ids of the feeds are derived.
 */
const outputSchema = z.strictObject({ store: id, earlier: z.array(z.string()).readonly(), feeds: id.optional() });

type Owner = z.infer<typeof outputSchema>;

const textOf = (path: string): Promise<string | null> => ifAbsent(readText(path), null);

/** The store's file with its id. */
export const idFile = (store: string): string => join(store, "id");

/** The output's file with its owner's id. */
export const ownerFile = (output: string): string => join(output, "store.json");

/** The store's id; null if it has none. */
export async function readId(store: string): Promise<string | null> {
  const read = id.safeParse((await textOf(idFile(store)))?.trim());
  return read.success ? read.data : null;
}

/** The owner of the output; null if it has none. */
export async function readOwner(output: string): Promise<Owner | null> {
  try {
    return outputSchema.parse(JSON.parse((await textOf(ownerFile(output))) ?? ""));
  } catch (error) {
    // An unreadable file counts as none: then the store must know the snapshots themselves.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** Writes the owner of the output. */
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

/** The origin of the feeds' ids stays the same whoever owns the output later: readers identify entries by their ids. */
export const keepingFeeds = (own: string, owner: Owner | null): Pick<Owner, "feeds"> => {
  const first = owner?.feeds ?? owner?.store ?? own;
  return first === own ? {} : { feeds: first };
};
