import { randomBytes } from "node:crypto";
import { chmod, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { readText, settle, writeFileDurably } from "../../lib/files.ts";
import { ifAbsent } from "../../lib/system-error.ts";

/** Makes a folder that only its owner may enter. */
export const privateFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 });
};

/** Moves a draft to its place in the store, readable by its owner alone. */
export async function place(draft: string, path: string): Promise<void> {
  await privateFolder(dirname(path));
  await chmod(draft, 0o600);
  await settle(draft, path);
}

/** Writes a value as JSON into the store, completely or not at all. */
export async function placeJson(path: string, value: unknown): Promise<void> {
  await privateFolder(dirname(path));
  await writeFileDurably(path, `${JSON.stringify(value, null, 1)}\n`);
}

/** An empty folder for drafts. */
export async function draftsFolder(store: string): Promise<string> {
  const folder = join(store, "tmp", "ingest");
  await rm(folder, { recursive: true, force: true });
  await privateFolder(folder);
  return folder;
}

const isKey = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

const holdsFiles = async (folder: string): Promise<boolean> => (await ifAbsent(readdir(folder), [])).length > 0;

/**
 * Makes sure that the key used to hash ids in the quarantine is there, once there are any.
 *
 * @throws TilannekuvaError (exit 1) when it is gone or damaged.
 */
export async function requireKey(store: string): Promise<void> {
  const path = join(store, "key");
  const key = await ifAbsent(readText(path), null);
  const isThere = key !== null;
  if (isThere && isKey(key)) return;
  const quarantine = join(store, "quarantine");
  if (!isThere && !(await holdsFiles(quarantine))) return;
  throw new TilannekuvaError(`${path}: the key of the quarantine's hashes is ${isThere ? "damaged" : "missing"}`, {
    exitCode: EXIT.bug,
    advice: `Restore it from the store's backup. Without one, move ${quarantine} and what is left of the key away: ids that are hashed with a new key cannot be compared with earlier ones.`,
  });
}

/**
 * The store's own key for the hashes of ids in the quarantine: made once, never leaves the store. Without it a hash cannot be made
 * from a guessed id.
 *
 * @throws TilannekuvaError (exit 1) when it is damaged, or gone after it was used.
 */
export async function hashKey(store: string): Promise<string> {
  await requireKey(store);
  const path = join(store, "key");
  const read = (): Promise<string> => readText(path);
  const known = await ifAbsent(read(), null);
  if (known !== null) return known;
  await writeFileDurably(path, randomBytes(32).toString("hex"));
  return read();
}
