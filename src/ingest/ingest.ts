import { rm } from "node:fs/promises";
import { openContexts } from "../database/contexts.ts";
import type { Contexts } from "../database/contexts.ts";
import type { Database } from "../database/database.ts";
import { fingerprint } from "../lib/canonical.ts";
import type { DeliveryRecord, Problem } from "../lib/delivery.ts";
import { oneByOne } from "../lib/one-by-one.ts";
import { visible } from "../lib/visible.ts";
import type { IngestSettings, Intake, PlausibilitySettings } from "./context.ts";
import type { Contract } from "./contract/contract.ts";
import { isAhead } from "./inbox/clock.ts";
import { readContents } from "./inbox/contents.ts";
import type { Contents } from "./inbox/contents.ts";
import { listInbox } from "./inbox/folders.ts";
import type { DeliveryFolder, InboxFolders } from "./inbox/folders.ts";
import { completeDelivery } from "./inbox/complete.ts";
import type { RefusedDelivery } from "./inbox/complete.ts";
import { settleAll } from "./settle.ts";
import type { JudgedFolder, SettledDelivery } from "./settle.ts";
import { isSettled, sinceBook, whyWaiting } from "./inbox/waiting.ts";
import type { IgnoredEntry, SinceBook, WaitingDelivery } from "./inbox/waiting.ts";
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
  /** Since when each delivery of `refused` is so: `2026-10-17T04:35Z`. */
  readonly refusedSince: Readonly<Record<string, string>>;
  /** Deliveries that are not complete yet, each with its reason. */
  readonly waiting: readonly WaitingDelivery[];
  /** Entries of the inbox that look like a delivery and are none. */
  readonly ignored: readonly IgnoredEntry[];
  readonly warnings: readonly string[];
  /** Files of new deliveries: read now, or already in the archive. */
  readonly files: { readonly read: number; readonly reused: number };
}

// Most files are too small to keep more than one core busy.
const SIDE_BY_SIDE = 2;

/** A folder that was looked into: left alone for now, known as it stands, or judged anew. */
type Visited = { readonly folder: DeliveryFolder } & (
  | { readonly state: "waiting"; readonly reason: string }
  | { readonly state: "known"; readonly problems: readonly Problem[] }
  | { readonly state: "judged"; readonly judged: JudgedFolder; readonly strangers: readonly string[] }
);

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
    strangers: contents.strangers,
    contracts: [...intake.contracts.values()],
    allowed: intake.settings.maxQuarantineShare,
    ahead: isAhead(deliveredAt, intake.now),
  });
  const held = fingerprint({ believed, gates, codes: [...codes].map(([name, { sha256 }]) => [name, sha256]) });
  return { believed, held };
}

/** What became of a folder that had to be judged, or why it is left alone for now. */
async function judgeFolder(
  folder: DeliveryFolder,
  contents: Contents,
  intake: Intake,
): Promise<JudgedDelivery | RefusedDelivery | string> {
  const settling = { settleMinutes: intake.settings.settleMinutes, now: intake.now };
  const reason = whyWaiting(folder, contents, settling);
  if (reason !== null) return reason;
  const complete = await completeDelivery(folder, contents, isSettled(folder, contents, settling));
  if (complete === null) return "its delivery.json cannot be read yet: it may still be being written";
  const judged = "record" in complete ? complete : await takeInDelivery(complete, intake);
  return judged ?? "a file changed while it was read";
}

async function visit(folder: DeliveryFolder, previous: DeliveryRecord | undefined, intake: Intake): Promise<Visited> {
  const contracts = intake.sources.filter(({ dataset }) => dataset === folder.dataset);
  const contents = await readContents(folder, contracts);
  const stamps = stampsOf(contents, folder, intake);
  const known =
    previous === undefined
      ? null
      : intake.index.judged(folder.delivery, previous.status === "held" ? stamps.held : stamps.believed);
  if (known !== null) return { folder, state: "known", problems: known };
  // Its sender has taken its files away: what was taken in stays known.
  const isTaken = previous !== undefined && previous.status !== "refused";
  if (isTaken && contents.unusable.length > 0) return { folder, state: "known", problems: [] };
  const result = await judgeFolder(folder, contents, intake);
  if (typeof result === "string") return { folder, state: "waiting", reason: result };
  // What could not be read may be readable the next time, though the folder looks the same.
  const judged = { folder, previous, ...result, stamps: "unread" in result ? null : stamps };
  return { folder, state: "judged", judged, strangers: contents.strangers };
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

/** What lay in the inbox, and what became of it. */
interface Intaken {
  readonly found: InboxFolders;
  readonly visited: readonly Visited[];
  readonly settled: readonly SettledDelivery[];
}

/** Since when each delivery with a problem has one. */
function sinceOf(refused: readonly Problem[], visited: readonly Visited[], book: SinceBook) {
  const times = new Map(visited.map(({ folder }) => [folder.delivery, folder.mtimeMs]));
  const names = [...new Set(refused.map(({ delivery }) => delivery))];
  return Object.fromEntries(names.map((name) => [name, book.of("refused", name, times.get(name) ?? null)]));
}

function refusedAmong(
  { unreadable }: InboxFolders,
  visited: readonly Visited[],
  settled: readonly SettledDelivery[],
): readonly Problem[] {
  return [
    ...unreadable,
    ...visited.flatMap((one) => (one.state === "known" ? one.problems : [])),
    ...settled.flatMap(({ problems }) => problems),
  ];
}

function summary({ found, visited, settled }: Intaken, book: SinceBook): Omit<IngestResult, "deliveries"> {
  const taken = settled.flatMap((result) => result.taken);
  const reused = taken.filter((file) => file.reused).length;
  const refused = refusedAmong(found, visited, settled);
  const warnings = [
    ...strangerWarnings(found.strangers),
    ...visited.flatMap((one) => (one.state === "judged" ? fileWarnings(one.folder.delivery, one.strangers) : [])),
    ...settled.flatMap((one) => one.warnings),
    ...columnWarnings(taken.map((file) => file.receipt)),
  ];
  return {
    accepted: settled.filter(({ isNews }) => isNews).map(({ delivery }) => delivery),
    refused,
    refusedSince: sinceOf(refused, visited, book),
    waiting: visited.flatMap((one) => {
      if (one.state !== "waiting") return [];
      const { delivery, mtimeMs } = one.folder;
      return [{ delivery, reason: one.reason, since: book.of("waiting", delivery, mtimeMs) }];
    }),
    ignored: found.misnamed.map(({ name, reason, mtimeMs }) => ({
      name,
      reason,
      since: book.of("ignored", name, mtimeMs),
    })),
    warnings: warnings.map(visible),
    files: { read: taken.length - reused, reused },
  };
}

async function takeInAll(options: IngestOptions, contexts: Contexts): Promise<IngestResult> {
  const { inbox, store, sources } = options;
  const found = await listInbox(inbox, [...new Set(sources.map(({ dataset }) => dataset))]);
  const intake = await open(options, contexts);
  const register = await readRegister(store);
  const known = new Map(register.map((record) => [record.delivery, record]));
  const visited: Visited[] = [];
  const book = sinceBook(intake.index, options.now);
  try {
    for (const folder of found.deliveries) visited.push(await visit(folder, known.get(folder.delivery), intake));
    const judged = visited.flatMap((one) => (one.state === "judged" ? [one.judged] : []));
    const settled = await settleAll(judged, register, intake);
    const result = summary({ found, visited, settled }, book);
    intake.index.enterSince(book.told());
    return { deliveries: await readRegister(store), ...result };
  } finally {
    await intake.index.save(new Set(found.deliveries.map(({ delivery }) => delivery)));
    await rm(intake.drafts, { recursive: true, force: true });
  }
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
export { requireKey } from "./store/layout.ts";
export { quarantined } from "./store/quarantined.ts";
export { readReceipts, unreadableReceipts } from "./store/receipts.ts";
export { readRegister, readableRegister, writeRecord } from "./store/register.ts";
export type { IngestSettings, PlausibilitySettings } from "./context.ts";
