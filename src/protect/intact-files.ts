import { basename } from "node:path";
import type { Artifact } from "../database/step.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { sha256OfFile } from "../lib/files.ts";
import { ifAbsent } from "../lib/system-error.ts";

const asPublished = async ({ path, sha256 }: Artifact): Promise<boolean> =>
  (await ifAbsent(sha256OfFile(path), null)) === sha256;

/**
 * Checks that files of the history exist as they were written. They cannot be reproduced once definitions or deliveries
 * have changed.
 *
 * @throws TilannekuvaError (exit 1) that names the first file that is missing or damaged.
 */
export async function requireIntact(files: readonly Artifact[]): Promise<void> {
  for (const file of files) {
    if (await asPublished(file)) continue;
    throw new TilannekuvaError(`the history of what was published lacks a file, or it is damaged: ${file.path}`, {
      exitCode: EXIT.bug,
      advice: `Restore ${basename(file.path)} from the store's backup. It cannot be made again, and without it no run can decide which published numbers may change.`,
    });
  }
}
