import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readText, settle, writeFileDurably } from "../../lib/files.ts";
import { ifAbsent } from "../../lib/system-error.ts";

/** Makes a folder that only its owner may enter. */
export const privateFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 });
};

/** Gives a draft its place in the store, readable by its owner alone. */
export async function place(draft: string, path: string): Promise<void> {
  await privateFolder(dirname(path));
  await chmod(draft, 0o600);
  await settle(draft, path);
}

/** Writes a value as JSON into the store, whole or not at all. */
export async function placeJson(path: string, value: unknown): Promise<void> {
  await privateFolder(dirname(path));
  await writeFileDurably(path, `${JSON.stringify(value, null, 1)}\n`);
}

/** Removes the drafts of JSON files that a killed run left beside their places. */
async function sweep(folder: string): Promise<void> {
  const names = await ifAbsent(readdir(folder), []);
  const drafts = names.filter((name) => name.startsWith(".") && name.endsWith(".tmp"));
  await Promise.all(drafts.map((name) => rm(join(folder, name), { force: true })));
}

/** An empty folder for drafts: what a killed run left, there or beside receipts and records, is removed. */
export async function draftsFolder(store: string): Promise<string> {
  await Promise.all(["receipts", "deliveries"].map((name) => sweep(join(store, name))));
  const folder = join(store, "tmp", "ingest");
  await rm(folder, { recursive: true, force: true });
  await privateFolder(folder);
  return folder;
}

/**
 * The store's own key for the hashes of ids in the quarantine: made once, never leaves the store. Without it a hash cannot be made
 * from a guessed id.
 */
export async function hashKey(store: string): Promise<string> {
  const path = join(store, "key");
  const read = (): Promise<string> => readText(path);
  const known = await ifAbsent(read(), null);
  if (known !== null) return known;
  await privateFolder(store);
  await writeFileDurably(path, randomBytes(32).toString("hex"));
  return read();
}
