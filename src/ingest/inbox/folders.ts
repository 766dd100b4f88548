import { access, constants, lstat, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../model/delivery.ts";
import { errorCode } from "../../lib/error-code.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { ifAbsent, isShortage, spokenCode } from "../../lib/system-error.ts";
import { cannotBeRead } from "../reading/unread.ts";
import { parseFolderName } from "./folder-name.ts";
import type { FolderName } from "./folder-name.ts";
import { whyNoDelivery } from "./misnamed-folder.ts";

/** A folder of the inbox that is named as a delivery. */
export interface DeliveryFolder extends FolderName {
  readonly delivery: string;
  readonly path: string;
  /** When something was last put into the folder itself; null where this is not known. */
  readonly mtimeMs: number | null;
}

/** An entry of the inbox that looks like a delivery but is not. */
export interface MisnamedEntry {
  readonly name: string;
  /** Why it is not, and what to do. */
  readonly reason: string;
  readonly mtimeMs: number | null;
}

export interface InboxFolders {
  /** In the order of their names, and so of their delivery. */
  readonly deliveries: readonly DeliveryFolder[];
  /** Files and folders that look like a delivery but are not. */
  readonly misnamed: readonly MisnamedEntry[];
  /** Entries that cannot be read, each with the reason. */
  readonly unreadable: readonly Problem[];
  /** Files and folders that have nothing to do with a delivery. */
  readonly strangers: readonly string[];
}

const unreadableInbox = (inbox: string, cause: unknown): TilannekuvaError =>
  new TilannekuvaError(`${inbox}: the inbox cannot be read: ${spokenCode(errorCode(cause) ?? "EIO")}`, {
    exitCode: EXIT.missing,
    advice:
      "Check paths.inbox in the configuration, that the folder exists and is mounted, and that this user may list and enter it (rights r and x).",
    cause,
  });

async function namesIn(inbox: string): Promise<readonly string[]> {
  try {
    // The right to list a folder is not the right to enter it, without which no entry would look like a delivery.
    await access(inbox, constants.R_OK | constants.X_OK);
    return (await readdir(inbox)).filter((name) => !name.startsWith(".")).toSorted();
  } catch (cause) {
    if (isShortage(cause)) throw cause;
    throw unreadableInbox(inbox, cause);
  }
}

/** An entry of the inbox: whether it is a folder, or the error where it cannot be read. */
interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly mtimeMs: number | null;
  readonly error: unknown;
}

async function entryAt(inbox: string, name: string): Promise<Entry | null> {
  const path = join(inbox, name);
  try {
    const stats = await stat(path);
    return { name, isFolder: stats.isDirectory(), mtimeMs: stats.mtimeMs, error: null };
  } catch (error) {
    if (isShortage(error)) throw error;
    const link = await ifAbsent(lstat(path), null);
    // A name that is not UTF-8 cannot be looked up; any other missing entry has been removed meanwhile.
    if (errorCode(error) === "ENOENT" && link === null && !name.includes("\uFFFD")) return null;
    return { name, isFolder: false, mtimeMs: link?.mtimeMs ?? null, error };
  }
}

const DENIED: ReadonlySet<string | null> = new Set(["EACCES", "EPERM"]);

/** Without the right to enter the inbox, nothing in it can be read. */
function refuseClosed(inbox: string, entries: readonly Entry[]): void {
  const [first] = entries;
  if (first === undefined || !entries.every(({ error }) => DENIED.has(errorCode(error)))) return;
  throw unreadableInbox(inbox, first.error);
}

const unreadable = ({ name, error }: Entry): Problem => ({
  delivery: name,
  file: null,
  column: null,
  message: name.includes("\uFFFD")
    ? "its name is not UTF-8, so it cannot be looked at: give it a name in UTF-8"
    : `the inbox's entry ${cannotBeRead(errorCode(error) ?? "unknown")}`,
});

/**
 * Lists the inbox.
 *
 * @throws TilannekuvaError (exit 5) where the folder is not there or may not be read or entered.
 */
export async function listInbox(inbox: string, datasets: readonly string[]): Promise<InboxFolders> {
  const looked = await Promise.all((await namesIn(inbox)).map((name) => entryAt(inbox, name)));
  const entries = looked.filter((entry) => entry !== null);
  refuseClosed(inbox, entries);
  const deliveries: DeliveryFolder[] = [];
  const misnamed: MisnamedEntry[] = [];
  const closed: Problem[] = [];
  const strangers: string[] = [];
  for (const { name, isFolder, mtimeMs, error } of entries) {
    const parsed = isFolder || error !== null ? parseFolderName(name, datasets) : null;
    const reason = whyNoDelivery({ name, isFolder: isFolder || error !== null }, datasets);
    if (parsed !== null && reason === null)
      deliveries.push({ delivery: name, path: join(inbox, name), mtimeMs, ...parsed });
    else if (error !== null) closed.push(unreadable({ name, isFolder, mtimeMs, error }));
    else if (reason !== null) misnamed.push({ name, reason, mtimeMs });
    else strangers.push(name);
  }
  return { deliveries, misnamed, unreadable: closed, strangers };
}
