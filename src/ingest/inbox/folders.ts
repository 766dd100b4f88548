import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { parseFolderName } from "./folder-name.ts";
import type { FolderName } from "./folder-name.ts";

/** A folder of the inbox that is named as a delivery. */
export interface DeliveryFolder extends FolderName {
  readonly delivery: string;
  readonly path: string;
}

export interface InboxFolders {
  /** In the order of their names, so of their delivery. */
  readonly deliveries: readonly DeliveryFolder[];
  /** Files and folders that are no delivery. */
  readonly strangers: readonly string[];
}

async function namesIn(inbox: string): Promise<readonly string[]> {
  try {
    return (await readdir(inbox)).filter((name) => !name.startsWith(".")).toSorted();
  } catch (cause) {
    throw new TilannekuvaError(`${inbox}: the inbox cannot be read`, {
      exitCode: EXIT.missing,
      advice:
        "Check paths.inbox in the configuration, that the folder exists and is mounted, and that this user may read it.",
      cause,
    });
  }
}

/**
 * Lists the inbox.
 *
 * @throws TilannekuvaError (exit 5) where the folder is not there or may not be read.
 */
export async function listInbox(inbox: string, datasets: readonly string[]): Promise<InboxFolders> {
  const entries = await Promise.all(
    (await namesIn(inbox)).map(async (name) => {
      const path = join(inbox, name);
      const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false;
      return { name, path, parsed: isFolder ? parseFolderName(name, datasets) : null };
    }),
  );
  return {
    deliveries: entries.flatMap(({ name, path, parsed }) =>
      parsed === null ? [] : [{ delivery: name, path, ...parsed }],
    ),
    strangers: entries.filter(({ parsed }) => parsed === null).map(({ name }) => name),
  };
}
