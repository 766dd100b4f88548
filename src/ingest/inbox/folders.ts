import { access, constants, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../../lib/error-code.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { isShortage, spokenCode } from "../../lib/system-error.ts";
import { systemCode } from "../reading/unread.ts";
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
    // Whoever may list a folder may still not enter it: its deliveries would all seem to be none.
    await access(inbox, constants.R_OK | constants.X_OK);
    return (await readdir(inbox)).filter((name) => !name.startsWith(".")).toSorted();
  } catch (cause) {
    if (isShortage(cause)) throw cause;
    const why = spokenCode(errorCode(cause) ?? "EIO");
    throw new TilannekuvaError(`${inbox}: the inbox cannot be read: ${why}`, {
      exitCode: EXIT.missing,
      advice:
        "Check paths.inbox in the configuration, that the folder exists and is mounted, and that this user may read it.",
      cause,
    });
  }
}

/** Whether it is a folder; what is not given is taken for what its name says, so that it is missed and not passed over. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (systemCode(error) === null || isShortage(error)) throw error;
    return true;
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
      return { name, path, parsed: (await isFolder(path)) ? parseFolderName(name, datasets) : null };
    }),
  );
  return {
    deliveries: entries.flatMap(({ name, path, parsed }) =>
      parsed === null ? [] : [{ delivery: name, path, ...parsed }],
    ),
    strangers: entries.filter(({ parsed }) => parsed === null).map(({ name }) => name),
  };
}
