import { rm } from "node:fs/promises";
import { openContexts } from "../database/contexts.ts";
import type { Contexts } from "../database/contexts.ts";
import type { Database } from "../database/database.ts";
import { canonicalJson, fingerprint } from "../lib/canonical.ts";
import type { DeliveryRecord, Problem } from "../lib/delivery.ts";
import { oneByOne } from "../lib/one-by-one.ts";
import { entryFor } from "./changes.ts";
import type { IngestSettings, Intake } from "./context.ts";
import type { Contract } from "./contract/contract.ts";
import { isSettled, readContents } from "./inbox/contents.ts";
import type { Contents } from "./inbox/contents.ts";
import { listInbox } from "./inbox/folders.ts";
import type { DeliveryFolder } from "./inbox/folders.ts";
import { completeDelivery } from "./inbox/complete.ts";
import { openIndex } from "./store/inbox-index.ts";
import { draftsFolder, hashKey, privateFolder } from "./store/layout.ts";
import { contractFingerprint } from "./store/names.ts";
import { readRegister, writeRecord } from "./store/register.ts";
import { takeInDelivery } from "./take-in-delivery.ts";
import type { TakenFile } from "./take-in-file.ts";
import { changeWarnings, columnWarnings, fileWarnings, strangerWarnings } from "./warnings.ts";

export interface IngestOptions {
  readonly inbox: string;
  /** Root of the secure store. */
  readonly store: string;
  readonly sources: readonly Contract[];
  readonly settings: IngestSettings;
  readonly now: Date;
  /** Must be able to read the inbox and to write the store. */
  readonly database: Database;
}

/** What one intake found and did. */
export interface IngestResult {
  /** Every delivery known, earlier ones included, ordered by name. */
  readonly deliveries: readonly DeliveryRecord[];
  /** Names of deliveries that brought something new. */
  readonly accepted: readonly string[];
  /** What is wrong with deliveries that lie in the inbox, also when an earlier run said so already. */
  readonly refused: readonly Problem[];
  /** Names of deliveries that are not complete yet. */
  readonly waiting: readonly string[];
  readonly warnings: readonly string[];
  /** Files of new deliveries: read now, or already in the archive. */
  readonly files: { readonly read: number; readonly reused: number };
}

// Most files are too small to keep more than one core busy.
const SIDE_BY_SIDE = 2;

interface FolderResult {
  readonly delivery: string;
  readonly waiting?: true;
  readonly accepted?: boolean;
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
  readonly taken: readonly TakenFile[];
}

const nothing = (delivery: string) => ({ delivery, problems: [], warnings: [], taken: [] });

/** What decides how a delivery is judged, without reading its files. */
const stampOf = (contents: Contents, intake: Intake): string =>
  fingerprint({
    files: contents.all.map(({ name, size, mtimeMs, ctimeMs }) => [name, size, mtimeMs, ctimeMs]),
    unreadable: contents.unreadable,
    contracts: [...intake.contracts.values()],
    allowed: intake.settings.maxQuarantineShare,
  });

async function judgeFolder(
  folder: DeliveryFolder,
  contents: Contents,
  intake: Intake,
): Promise<Omit<FolderResult, "warnings"> & { record: DeliveryRecord | null; unread?: boolean }> {
  const settled = isSettled(contents, intake.settings.settleMinutes, intake.now);
  const complete = await completeDelivery(folder, contents, settled);
  if (complete === null) return { ...nothing(folder.delivery), waiting: true, record: null };
  const judged = "record" in complete ? complete : await takeInDelivery(complete, intake);
  if (judged === null) return { ...nothing(folder.delivery), waiting: true, record: null };
  const { record, taken } = judged;
  return { delivery: folder.delivery, problems: record.problems, taken, record, unread: "unread" in judged };
}

async function visit(
  folder: DeliveryFolder,
  previous: DeliveryRecord | undefined,
  intake: Intake,
): Promise<FolderResult> {
  const { delivery } = folder;
  const contracts = intake.sources.filter(({ dataset }) => dataset === folder.dataset);
  const contents = await readContents(folder, contracts);
  const stamp = stampOf(contents, intake);
  const known = previous === undefined ? null : intake.index.judged(delivery, stamp);
  if (known !== null) return { ...nothing(delivery), problems: known };
  const { record, unread = false, ...judged } = await judgeFolder(folder, contents, intake);
  if (record === null) return { ...judged, warnings: [] };
  const entry = entryFor(previous, record);
  if (canonicalJson(entry.record) !== canonicalJson(previous)) await writeRecord(intake.store, entry.record);
  // What could not be read may be readable the next time, though the folder looks the same.
  if (!unread) intake.index.enter(delivery, stamp, judged.problems);
  const warnings = [...fileWarnings(delivery, contents.strangers), ...changeWarnings(delivery, entry.changed)];
  return { ...judged, accepted: entry.isNews, warnings };
}

async function open(options: IngestOptions, contexts: Contexts): Promise<Intake> {
  const { store, sources, settings, now, database } = options;
  await privateFolder(store);
  return {
    store,
    contexts,
    receiptTurn: oneByOne(),
    sources,
    settings,
    now,
    index: await openIndex(store),
    drafts: await draftsFolder(store),
    hashKey: await hashKey(store),
    contracts: new Map(sources.map((contract) => [contract.table, contractFingerprint(contract, database.engine)])),
  };
}

function summary(results: readonly FolderResult[], strangers: readonly string[]): Omit<IngestResult, "deliveries"> {
  const taken = results.flatMap((result) => result.taken);
  const reused = taken.filter((file) => file.reused).length;
  return {
    accepted: results.filter((result) => result.accepted === true).map((result) => result.delivery),
    refused: results.flatMap((result) => result.problems),
    waiting: results.filter((result) => result.waiting === true).map((result) => result.delivery),
    warnings: [
      ...strangerWarnings(strangers),
      ...results.flatMap((result) => result.warnings),
      ...columnWarnings(taken.map((file) => file.receipt)),
    ],
    files: { read: taken.length - reused, reused },
  };
}

async function takeInAll(options: IngestOptions, contexts: Contexts): Promise<IngestResult> {
  const { inbox, store, sources } = options;
  const { deliveries, strangers } = await listInbox(inbox, [...new Set(sources.map(({ dataset }) => dataset))]);
  const intake = await open(options, contexts);
  const register = new Map((await readRegister(store)).map((record) => [record.delivery, record]));
  const results: FolderResult[] = [];
  try {
    for (const folder of deliveries) results.push(await visit(folder, register.get(folder.delivery), intake));
  } finally {
    await intake.index.save(new Set(deliveries.map(({ delivery }) => delivery)));
    await rm(intake.drafts, { recursive: true, force: true });
  }
  return { deliveries: await readRegister(store), ...summary(results, strangers) };
}

/**
 * Takes the inbox's complete deliveries into the store: checks list, header and every row, archives accepted rows as typed Parquet,
 * quarantines the others. Deliveries are never changed; those that were judged before and have not changed cost a look at their
 * folder. A refused delivery stops nothing: the others are taken in.
 *
 * @throws TilannekuvaError exit 5 where the inbox is not there.
 * @example
 * const { accepted, refused } = await ingest({ inbox: "inbox", store: "store", sources, settings, now: new Date(), database });
 */
export async function ingest(options: IngestOptions): Promise<IngestResult> {
  const contexts = await openContexts(options.database, { store: options.store, count: SIDE_BY_SIDE });
  try {
    return await takeInAll(options, contexts);
  } finally {
    await contexts.close();
  }
}

export { emptyArchive } from "./store/empty-archive.ts";
export { requireKey } from "./store/layout.ts";
export { quarantined } from "./store/quarantined.ts";
export { readReceipts, unreadableReceipts } from "./store/receipts.ts";
export { readRegister, readableRegister } from "./store/register.ts";
export type { IngestSettings } from "./context.ts";
