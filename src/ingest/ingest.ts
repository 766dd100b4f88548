import { rm } from "node:fs/promises";
import { openContexts } from "../database/contexts.ts";
import type { Contexts } from "../database/contexts.ts";
import type { Database } from "../database/database.ts";
import { mutex } from "../lib/mutex.ts";
import type { IngestSettings, IngestContext, PlausibilitySettings } from "./context.ts";
import type { Contract } from "./contract/contract.ts";
import { listInbox } from "./inbox/folders.ts";
import { settleAll } from "./settle.ts";
import { sinceBook } from "./inbox/waiting.ts";
import { openIndex } from "./store/inbox-index.ts";
import { draftsFolder, hashKey, privateFolder } from "./store/archive-layout.ts";
import { contractFingerprint } from "./store/names.ts";
import { readRegister } from "./store/register.ts";
import type { Visited } from "./visit-delivery.ts";
import { visit } from "./visit-delivery.ts";
import type { IngestResult } from "./ingest-summary.ts";
import { summary } from "./ingest-summary.ts";

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

// Most files are too small to keep more than one core busy.
const SIDE_BY_SIDE = 2;

async function open(options: IngestOptions, contexts: Contexts): Promise<IngestContext> {
  const { store, sources, settings, plausibility, now, database } = options;
  await privateFolder(store);
  return {
    store,
    contexts,
    receiptLock: mutex(),
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

async function takeInAll(options: IngestOptions, contexts: Contexts): Promise<IngestResult> {
  const { inbox, store, sources } = options;
  const found = await listInbox(inbox, [...new Set(sources.map(({ dataset }) => dataset))]);
  const context = await open(options, contexts);
  const register = await readRegister(store);
  const known = new Map(register.map((record) => [record.delivery, record]));
  const visited: Visited[] = [];
  const book = sinceBook(context.index, options.now);
  try {
    for (const folder of found.deliveries) visited.push(await visit(folder, known.get(folder.delivery), context));
    const validated = visited.flatMap((one) => (one.state === "validated" ? [one.validated] : []));
    const settled = await settleAll(validated, register, context);
    const result = summary({ found, visited, settled }, book);
    context.index.enterSince(book.dates());
    return { deliveries: await readRegister(store), ...result };
  } finally {
    await context.index.save(new Set(found.deliveries.map(({ delivery }) => delivery)));
    await rm(context.drafts, { recursive: true, force: true });
  }
}

/**
 * Takes the inbox's complete deliveries into the store: checks list, header and every row, archives accepted rows as typed Parquet,
 * quarantines the others. Deliveries are never changed; those that have been validated and have not changed since cost only a look at
 * their folder. A refused delivery does not stop the others.
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
export { requireKey } from "./store/archive-layout.ts";
export { quarantined } from "./store/quarantined.ts";
export { readReceipts, unreadableReceipts } from "./store/receipts.ts";
export { readRegister, readableRegister, writeRecord } from "./store/register.ts";
export type { IngestResult } from "./ingest-summary.ts";
export type { IngestSettings, PlausibilitySettings } from "./context.ts";
