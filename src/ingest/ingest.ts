import { rm } from "node:fs/promises";
import { openContexts } from "../database/contexts.ts";
import type { Contexts } from "../database/contexts.ts";
import type { Database } from "../database/database.ts";
import { fingerprint } from "../lib/canonical.ts";
import type { DeliveryRecord, Problem } from "../lib/delivery.ts";
import { oneByOne } from "../lib/one-by-one.ts";
import type { IngestSettings, Intake, PlausibilitySettings } from "./context.ts";
import type { Contract } from "./contract/contract.ts";
import { isAhead } from "./inbox/clock.ts";
import { isSettled, readContents } from "./inbox/contents.ts";
import type { Contents } from "./inbox/contents.ts";
import { listInbox } from "./inbox/folders.ts";
import type { DeliveryFolder } from "./inbox/folders.ts";
import { completeDelivery } from "./inbox/complete.ts";
import type { RefusedDelivery } from "./inbox/complete.ts";
import { settleAll } from "./settle.ts";
import type { JudgedFolder, SettledDelivery } from "./settle.ts";
import { openIndex } from "./store/inbox-index.ts";
import { draftsFolder, hashKey, privateFolder } from "./store/layout.ts";
import { contractFingerprint } from "./store/names.ts";
import { readRegister } from "./store/register.ts";
import { takeInDelivery } from "./take-in-delivery.ts";
import type { JudgedDelivery } from "./take-in-delivery.ts";
import { columnWarnings, fileWarnings, strangerWarnings } from "./warnings.ts";

export interface IngestOptions {
  readonly inbox: string;
  /** Root of the secure store. */
  readonly store: string;
  readonly sources: readonly Contract[];
  readonly settings: IngestSettings;
  readonly plausibility: PlausibilitySettings;
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

/** A folder that was looked into: waiting, known as it stands, or judged anew. */
type Visited =
  | { readonly delivery: string; readonly state: "waiting" }
  | { readonly delivery: string; readonly state: "known"; readonly problems: readonly Problem[] }
  | {
      readonly delivery: string;
      readonly state: "judged";
      readonly judged: JudgedFolder;
      readonly strangers: readonly string[];
    };

/** What decides how a delivery is judged, without reading its files; one that is held is judged again when what it is held against changes. */
function stampsOf(
  contents: Contents,
  { deliveredAt }: DeliveryFolder,
  intake: Intake,
): NonNullable<JudgedFolder["stamps"]> {
  const { codes, ...gates } = intake.plausibility;
  const believed = fingerprint({
    files: contents.all.map(({ name, size, mtimeMs, ctimeMs }) => [name, size, mtimeMs, ctimeMs]),
    unreadable: contents.unreadable,
    contracts: [...intake.contracts.values()],
    allowed: intake.settings.maxQuarantineShare,
    ahead: isAhead(deliveredAt, intake.now),
  });
  const held = fingerprint({ believed, gates, codes: [...codes].map(([name, { sha256 }]) => [name, sha256]) });
  return { believed, held };
}

async function judgeFolder(
  folder: DeliveryFolder,
  contents: Contents,
  intake: Intake,
): Promise<JudgedDelivery | RefusedDelivery | null> {
  const settled = isSettled(contents, intake.settings.settleMinutes, intake.now);
  const complete = await completeDelivery(folder, contents, settled);
  return complete === null || "record" in complete ? complete : takeInDelivery(complete, intake);
}

async function visit(folder: DeliveryFolder, previous: DeliveryRecord | undefined, intake: Intake): Promise<Visited> {
  const { delivery } = folder;
  const contracts = intake.sources.filter(({ dataset }) => dataset === folder.dataset);
  const contents = await readContents(folder, contracts);
  const stamps = stampsOf(contents, folder, intake);
  const known =
    previous === undefined
      ? null
      : intake.index.judged(delivery, previous.status === "held" ? stamps.held : stamps.believed);
  if (known !== null) return { delivery, state: "known", problems: known };
  const result = await judgeFolder(folder, contents, intake);
  if (result === null) return { delivery, state: "waiting" };
  // What could not be read may be readable the next time, though the folder looks the same.
  const judged = { folder, previous, ...result, stamps: "unread" in result ? null : stamps };
  return { delivery, state: "judged", judged, strangers: contents.strangers };
}

async function open(options: IngestOptions, contexts: Contexts): Promise<Intake> {
  const { store, sources, settings, plausibility, now, database } = options;
  await privateFolder(store);
  return {
    store,
    contexts,
    receiptTurn: oneByOne(),
    sources,
    settings,
    plausibility,
    now,
    index: await openIndex(store),
    drafts: await draftsFolder(store),
    hashKey: await hashKey(store),
    contracts: new Map(sources.map((contract) => [contract.table, contractFingerprint(contract, database.engine)])),
  };
}

function summary(
  visited: readonly Visited[],
  settled: readonly SettledDelivery[],
  strangers: readonly string[],
): Omit<IngestResult, "deliveries"> {
  const taken = settled.flatMap((result) => result.taken);
  const reused = taken.filter((file) => file.reused).length;
  return {
    accepted: settled.filter(({ isNews }) => isNews).map(({ delivery }) => delivery),
    refused: [
      ...visited.flatMap((one) => (one.state === "known" ? one.problems : [])),
      ...settled.flatMap(({ problems }) => problems),
    ],
    waiting: visited.filter(({ state }) => state === "waiting").map(({ delivery }) => delivery),
    warnings: [
      ...strangerWarnings(strangers),
      ...visited.flatMap((one) => (one.state === "judged" ? fileWarnings(one.delivery, one.strangers) : [])),
      ...settled.flatMap(({ warnings }) => warnings),
      ...columnWarnings(taken.map((file) => file.receipt)),
    ],
    files: { read: taken.length - reused, reused },
  };
}

async function takeInAll(options: IngestOptions, contexts: Contexts): Promise<IngestResult> {
  const { inbox, store, sources } = options;
  const { deliveries, strangers } = await listInbox(inbox, [...new Set(sources.map(({ dataset }) => dataset))]);
  const intake = await open(options, contexts);
  const register = await readRegister(store);
  const known = new Map(register.map((record) => [record.delivery, record]));
  const visited: Visited[] = [];
  let settled: readonly SettledDelivery[] = [];
  try {
    for (const folder of deliveries) visited.push(await visit(folder, known.get(folder.delivery), intake));
    const judged = visited.flatMap((one) => (one.state === "judged" ? [one.judged] : []));
    settled = await settleAll(judged, register, intake);
  } finally {
    await intake.index.save(new Set(deliveries.map(({ delivery }) => delivery)));
    await rm(intake.drafts, { recursive: true, force: true });
  }
  return { deliveries: await readRegister(store), ...summary(visited, settled, strangers) };
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

export { codesInWords } from "./plausibility/doubts.ts";
export { emptyArchive } from "./store/empty-archive.ts";
export { quarantined } from "./store/quarantined.ts";
export { readReceipts } from "./store/receipts.ts";
export { readRegister, writeRecord } from "./store/register.ts";
export { unusableInWords } from "./warnings.ts";
export type { IngestSettings, PlausibilitySettings } from "./context.ts";
