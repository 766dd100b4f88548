import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";

/** SHA-256 of a file's bytes, read as a stream. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

/** The folder with its links followed, also where its last parts do not exist yet. */
export const realFolder = (folder: string): Promise<string> =>
  realpath(folder).catch(async (error: unknown) => {
    if (dirname(folder) === folder) throw error;
    return join(await realFolder(dirname(folder)), basename(folder));
  });

/** Forces a file's or folder's content to the disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A name beside `path` for work that is not finished: hidden, unique, with the process that works on it, on the same file system. */
export const unfinished = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${process.pid}-${randomUUID()}.tmp`);

/** Gives finished work its name: fsync, rename, fsync of the folder. A crash leaves the old state or the new one. */
export async function settle(from: string, to: string): Promise<void> {
  await syncPath(from);
  await rename(from, to);
  await syncPath(dirname(to));
}

/** Writes a whole file for its owner alone, so that a crash leaves the old content or the new one, never a part. */
export async function writeFileDurably(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = unfinished(path);
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(content);
    } finally {
      await handle.close();
    }
    await settle(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
