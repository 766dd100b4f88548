import { rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { errorCode } from "../lib/error-code.ts";
import { snapshotsFolder } from "../publish/snapshot/current.ts";
import { removeUnfinished } from "../publish/snapshot/publish-snapshot.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { entriesOf, filesBelow } from "./walk.ts";

type Folders = Pick<Configuration["paths"], "store" | "output">;

const DRAFT = /^\..+\.tmp$/;

// A process that waits for a lock has a draft of it for moments; until it is old, it is not for this run to remove.
const LOCK_DRAFT = /^\.+(run|schedule)\.lock\./;
const HOUR = 3_600_000;

const OF_PROCESS = /\.(\d+)-[0-9a-f-]{36}\.tmp$/;

/** Whether another live process is working on a draft: `inspect` computes in the store without the run lock. */
function isWorkedOn(path: string): boolean {
  const pid = Number(OF_PROCESS.exec(path)?.[1] ?? process.pid);
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

const isWaiting = async (path: string, now: Date): Promise<boolean> =>
  LOCK_DRAFT.test(basename(path)) && now.getTime() - ((await stat(path).catch(() => null))?.mtimeMs ?? 0) < HOUR;

async function emptied(folder: string): Promise<void> {
  for (const { name } of await entriesOf(folder)) await rm(join(folder, name), { recursive: true, force: true });
}

/**
 * Removes what a killed run left in store and output: drafts beside their final places, spilled data of the engines,
 * unfinished snapshots. Needs the run lock around it.
 *
 * @returns the removed drafts
 */
export async function sweep({ store, output }: Folders, now: Date): Promise<readonly string[]> {
  await emptied(join(store, "tmp"));
  await emptied(join(output, ".tmp"));
  await removeUnfinished(snapshotsFolder(output));
  const beside = (await entriesOf(output)).filter(({ name }) => DRAFT.test(name)).map(({ name }) => join(output, name));
  const inStore = (await filesBelow(store)).filter((path) => DRAFT.test(basename(path)));
  const drafts = [...inStore, ...beside];
  const left: string[] = [];
  for (const draft of drafts) if (!isWorkedOn(draft) && !(await isWaiting(draft, now))) left.push(draft);
  await Promise.all(left.map((draft) => rm(draft, { recursive: true, force: true })));
  return left;
}
