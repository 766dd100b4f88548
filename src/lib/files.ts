import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ifAbsent, isAbsent, naming } from "./system-error.ts";

/** Files up to this many bytes are read at once; larger ones in pieces of it. */
export const PIECE = 1 << 20;

/**
 * Passes a file's bytes to `see` in order, in few pieces. The pieces share their memory, so `see` must have finished with one when it returns;
 * this saves the system half the work of a large file.
 */
export const seeBytes = (path: string, see: (piece: Buffer) => void): Promise<void> =>
  naming(path, async () => {
    await using handle = await open(path, "r");
    const piece = Buffer.allocUnsafe(Math.max(1, Math.min(PIECE, (await handle.stat()).size)));
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length);
      if (bytesRead === 0) return;
      see(piece.subarray(0, bytesRead));
    }
  });

/** SHA-256 of a file's bytes, 64 hex digits. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await seeBytes(path, (piece) => hash.update(piece));
  return hash.digest("hex");
}

/** The folder with its links followed, also where its last parts do not exist yet. */
export const realFolder = (folder: string): Promise<string> =>
  naming(folder, () => realpath(folder)).catch(async (error: unknown) => {
    if (dirname(folder) === folder || !isAbsent(error)) throw error;
    return join(await realFolder(dirname(folder)), basename(folder));
  });
/** A file's text; an error of the system names the file. */
export const readText = (path: string): Promise<string> => naming(path, () => readFile(path, "utf8"));

/** A file's bytes; an error of the system names the file. */
export const readBytes = (path: string): Promise<Buffer> => naming(path, () => readFile(path));

/**
 * Whether a file exists. If the system refuses to look, that is a failure that names the file, not a missing file: results would silently lack
 * one.
 *
 * @example (await isThere("official.json")) ? read : []
 */
export const isThere = async (path: string): Promise<boolean> =>
  (await ifAbsent(
    naming(path, () => stat(path)),
    null,
  )) !== null;

/** Forces a file's or folder's content to the disk. */
export async function syncPath(path: string): Promise<void> {
  await naming(path, async () => {
    await using handle = await open(path, "r");
    await handle.sync();
  });
}

/** A name beside `path` for unfinished work: hidden, unique, with the process that works on it, on the same file system. */
export const unfinished = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${process.pid}-${randomUUID()}.tmp`);

/** Gives finished work its name: fsync, rename, fsync of the folder. A crash leaves the old state or the new one. */
export async function settle(from: string, to: string): Promise<void> {
  await syncPath(from);
  await rename(from, to);
  await syncPath(dirname(to));
}

/** Removes unfinished work after a failure; where that fails too, the first failure is the one to report. */
export const removed = (draft: string): Promise<void> =>
  rm(draft, { recursive: true, force: true }).catch(() => undefined);

/**
 * Writes a whole file, so that a crash leaves the old content or the new one, never a part.
 *
 * @param mode Its permissions, less those that the umask takes; by default for its owner alone.
 */
export async function writeFileDurably(path: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = unfinished(path);
  try {
    await naming(path, () => writeFile(draft, content, { flag: "wx", mode }));
    await settle(draft, path);
  } catch (error) {
    await removed(draft);
    throw error;
  }
}
