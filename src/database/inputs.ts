import { stat } from "node:fs/promises";
import { errorCode } from "../lib/error-code.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { sha256OfFile } from "../lib/files.ts";

/** A file that a step made or reads, known by its content. */
export interface Artifact {
  readonly path: string;
  readonly sha256: string;
}

/** Hashes of files by path, size and time: each is computed once in a run, however many steps read the file. */
const hashes = new Map<string, Promise<string>>();

async function lookOf(path: string): Promise<string> {
  const { ino, size, mtimeMs } = await stat(path);
  return `${path} ${ino} ${size} ${mtimeMs}`;
}

async function hashOf(path: string): Promise<string | null> {
  try {
    const look = await lookOf(path);
    const hash = hashes.get(look) ?? sha256OfFile(path);
    hashes.set(look, hash);
    return await hash;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** Forgets the hashes: between two nights a disk may have lost a bit. */
export const forgetHashes = (): void => hashes.clear();

/** Notes the hash of a file that was made just now. */
export async function noteMade({ path, sha256 }: Artifact): Promise<void> {
  hashes.set(await lookOf(path), Promise.resolve(sha256));
}

/**
 * Makes sure that a step's input files are unchanged since they were made: a flipped bit in one of them would reach every number after it.
 *
 * @throws TilannekuvaError (exit 1) that names the first that is missing or damaged.
 */
export async function requireInputs(files: readonly Artifact[]): Promise<void> {
  for (const { path, sha256 } of files) {
    if ((await hashOf(path)) === sha256) continue;
    throw new TilannekuvaError(`a file of the store is missing or damaged: ${path}`, {
      exitCode: EXIT.bug,
      advice:
        "`tilannekuva check --all` says whether it can be made again; `tilannekuva check --all --repair` sees to it that the next run does. Else restore it from the store's backup.",
    });
  }
}
