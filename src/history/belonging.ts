import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { writeFileDurably } from "../lib/files.ts";
import { ifAbsent } from "../lib/system-error.ts";
import { readCurrent, readManifest, snapshotsFolder } from "../publish/snapshot/current.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { stateOf } from "../releases/release-state.ts";
import { readReleases } from "../releases/releases-file.ts";
import type { History } from "./release-history.ts";
import { historyFile } from "./history-file.ts";
import type { LedgerEvent } from "./ledger.ts";
import type { Folders } from "./owner-files.ts";
import { readOwner, ownerFile, readId, idFile, writeOwner, keepingFeeds } from "./owner-files.ts";

/**
 * The UUID from which the ids of an output's feeds are derived: that of its first store.
 *
 * @throws TilannekuvaError (exit 4) where the output has no store yet: a night assigns one before it begins.
 * @example await feedsId("output") // "3f9a1c0b-…"
 */
export async function feedsId(output: string): Promise<string> {
  const owner = await readOwner(output);
  if (owner !== null) return owner.feeds ?? owner.store;
  throw new TilannekuvaError(`${ownerFile(output)}: cannot be read`, {
    exitCode: EXIT.gate,
    advice: "The next run writes it again.",
  });
}

/** The names of the snapshots in an output, oldest vintage first, by the folder names alone. */
export async function snapshotNames(output: string): Promise<readonly string[]> {
  const names = await ifAbsent(readdir(snapshotsFolder(output)), []);
  return names.filter((name) => /^\d{4}-\d{2}-\d{2}T\d{4}Z-[0-9a-f]{12}$/.test(name)).toSorted();
}

/** A store's record of its past. */
export interface Past {
  readonly history: History | null;
  readonly events: readonly LedgerEvent[];
}

const refused = ({ store, output }: Folders, why: string): TilannekuvaError =>
  new TilannekuvaError(`the store ${store} and the output ${output} do not belong together: ${why}`, {
    exitCode: EXIT.gate,
    advice:
      "Check paths.store and paths.output, or restore the store from its backup: without the history, differences between publications could disclose single persons. If it is intended, say so once with `tilannekuva adopt`, and inform the data's owner.",
  });

/** Whether the history contains everything that a snapshot published of its months. */
const isKnown = ({ steps }: Manifest, { releasesByMonth }: History): boolean =>
  Object.entries(steps)
    .filter(([step]) => step.startsWith("protect/"))
    .every(([step, sha256]) =>
      (releasesByMonth.get(step.slice("protect/".length)) ?? []).some(({ published }) => published.sha256 === sha256),
    );

/**
 * The newest of the named snapshots, or the current one, if the history does not contain what it published; null if it
 * does.
 */
async function unknownSnapshot(output: string, names: readonly string[], history: History): Promise<string | null> {
  const current = (await readCurrent(output))?.id;
  const looked = new Set([names.at(-1), current].filter((name) => name !== undefined && names.includes(name)));
  for (const name of looked) {
    const manifest = await readManifest(join(snapshotsFolder(output), name!));
    if (manifest !== null && !isKnown(manifest, history)) return name!;
  }
  return null;
}

/**
 * Whether the ledger records a publication since the last adoption, by which somebody let the store continue without
 * its earlier history.
 */
function saysPublished(events: readonly LedgerEvent[]): boolean {
  const adopted = events.findLastIndex(({ event }) => event === "adopted");
  return events.slice(adopted + 1).some(({ event }) => event === "published");
}

/**
 * The snapshots in an output that the store's history has to contain: not those of another history, nor those that were
 * never released.
 */
async function publishedNames(output: string, earlier: ReadonlySet<string>): Promise<readonly string[]> {
  const lines = await readReleases(output);
  const released = lines === null ? null : new Set(stateOf(lines).released);
  return (await snapshotNames(output)).filter((name) => !earlier.has(name) && (released?.has(name) ?? true));
}

/**
 * Checks that a store continues its own output: the output's snapshots are of the store's history, and a store that has
 * published has its history.
 *
 * @throws TilannekuvaError (exit 4) that names both folders.
 */
export async function requireBelonging(folders: Folders, { history, events }: Past): Promise<void> {
  const owner = await readOwner(folders.output);
  const names = await publishedNames(folders.output, new Set(owner?.earlier));
  if (history === null) {
    if (names.length > 0)
      throw refused(folders, `the output holds ${names.length} snapshots, and the store has no history of them`);
    if (saysPublished(events))
      throw refused(folders, "the store's ledger says that it has published, but its history is missing");
    return;
  }
  if (names.length === 0) return;
  const store = await readId(folders.store);
  if (owner !== null && store !== null && owner.store !== store)
    throw refused(folders, "the output's store.json names another store");
  const unknown = await unknownSnapshot(folders.output, names, history);
  if (unknown !== null)
    throw refused(folders, `the store's history does not contain what snapshot ${unknown} published`);
}

/**
 * Assigns the store its id, once, and gives it to the output. A restored store without an id takes that of its output.
 */
export async function giveIds({ store, output }: Folders): Promise<void> {
  const owner = await readOwner(output);
  const known = await readId(store);
  const own = known ?? owner?.store ?? randomUUID();
  if (known === null) await writeFileDurably(idFile(store), `${own}\n`);
  if (owner?.store !== own)
    await writeOwner(output, { store: own, earlier: owner?.earlier ?? [], ...keepingFeeds(own, owner) });
}

/**
 * Lets a store continue an output as it is: from now on, the existing snapshots count as those of another history. A
 * store without a history begins a new one.
 *
 * @returns the number of these snapshots
 * @example const snapshots = await adopt({ store: "store", output: "output" });
 */
export async function adopt({ store, output }: Folders): Promise<number> {
  const own = (await readId(store)) ?? randomUUID();
  const earlier = await snapshotNames(output);
  // The note of the newest release would require the missing history.
  if (!existsSync(historyFile(store))) await rm(join(store, "releases", "newest.json"), { force: true });
  await writeFileDurably(idFile(store), `${own}\n`);
  await mkdir(output, { recursive: true });
  await writeOwner(output, { store: own, earlier, ...keepingFeeds(own, await readOwner(output)) });
  return earlier.length;
}
