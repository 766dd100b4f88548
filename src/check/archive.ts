import { join } from "node:path";
import { readReceipts, readableRegister, unreadableReceipts } from "../ingest/ingest.ts";
import type { DeliveryRecord } from "../model/delivery.ts";
import { sha256OfFile } from "../lib/files.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Finding, StoreObject } from "./check-finding.ts";
import { wrongWith } from "./stored-object.ts";

type Folders = Pick<Configuration["paths"], "store" | "inbox">;

/** A delivered file, and the deliveries that may still have a copy of it. */
interface Delivered {
  readonly file: string;
  readonly sha256: string;
  readonly deliveries: readonly string[];
}

/** What the store keeps of a delivered file. */
interface Kept extends StoreObject {
  readonly delivered: Delivered;
  /** The files to remove so that the delivered file is ingested again. */
  readonly together: readonly string[];
}

const nameOf = ({ file, deliveries }: Delivered): string => `${file} of ${deliveries[0] ?? "no delivery"}`;

const INDEX = "inbox-index.json";

async function keptByReceipts(store: string): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  for (const delivered of await readReceipts(store)) {
    const { archiveSha256, archiveBytes = null, quarantineSha256 = null } = delivered;
    const archive = join(store, delivered.archive);
    const quarantine = delivered.quarantine === null ? null : join(store, delivered.quarantine);
    const common = { delivered, together: quarantine === null ? [archive] : [archive, quarantine] };
    const of = nameOf(delivered);
    kept.push({ ...common, path: archive, of: `archive of ${of}`, sha256: archiveSha256, bytes: archiveBytes });
    if (quarantine === null) continue;
    kept.push({ ...common, path: quarantine, of: `refused rows of ${of}`, sha256: quarantineSha256, bytes: null });
  }
  return kept;
}

/** Archives that records name: a receipt names the newest archive of a file, a record may name an earlier one. */
const keptByRecords = (records: readonly DeliveryRecord[], store: string): readonly Kept[] =>
  records.flatMap(({ delivery, files }) =>
    files.map((file) => {
      const path = join(store, file.archive);
      const delivered = { file: file.file, sha256: file.sha256, deliveries: [delivery] };
      const of = `archive of ${nameOf(delivered)}`;
      return { path, of, sha256: file.archiveSha256, bytes: null, delivered, together: [path] };
    }),
  );

/** Whether the delivered file is still unchanged in the inbox. */
async function isInInbox({ file, sha256, deliveries }: Delivered, inbox: string): Promise<boolean> {
  for (const delivery of deliveries)
    if ((await sha256OfFile(join(inbox, delivery, file)).catch(() => null)) === sha256) return true;
  return false;
}

async function findingOf(kept: Kept, wrong: string, { inbox, store }: Folders): Promise<Finding> {
  const { path, of, delivered, together } = kept;
  const message = `${wrong} (${of})`;
  if (await isInInbox(delivered, inbox))
    return { path, message, remedy: "inbox", remove: [...together, join(store, INDEX)] };
  const advice = "Restore it from the backup, or deliver the same file again under a new delivery name.";
  return { path, message, remedy: "backup", advice };
}

/** Missing receipts, and unreadable receipts and records. */
async function unaccounted({ inbox, store }: Folders): Promise<readonly Finding[]> {
  const { records, unreadable } = await readableRegister(store);
  const known = new Set((await readReceipts(store)).map(({ sha256 }) => sha256));
  const index = join(store, INDEX);
  const findings: Finding[] = [...unreadable, ...(await unreadableReceipts(store))].map((path) => ({
    path,
    message: "damaged, cannot be read",
    remedy: "inbox",
    remove: [path, index],
    advice: "Where the delivery is no longer in the inbox, restore it from the backup instead.",
  }));
  for (const { delivery, files } of records) {
    for (const file of files.filter(({ sha256 }) => !known.has(sha256))) {
      const delivered = { file: file.file, sha256: file.sha256, deliveries: [delivery] };
      const remedy = (await isInInbox(delivered, inbox)) ? "inbox" : "backup";
      const path = join(store, "receipts", `${file.sha256}.json`);
      findings.push({ path, message: `missing (receipt of ${nameOf(delivered)})`, remedy, remove: [index] });
    }
  }
  return findings;
}

/** The faults of receipts, records of deliveries, archive and quarantine. */
export async function archiveFindings(folders: Folders, all: boolean): Promise<readonly Finding[]> {
  const { store } = folders;
  const { records } = await readableRegister(store);
  const kept = new Map(
    [...keptByRecords(records, store), ...(await keptByReceipts(store))].map((one) => [one.path, one]),
  );
  const findings = [...(await unaccounted(folders))];
  for (const one of kept.values()) {
    const wrong = await wrongWith(one, all);
    if (wrong !== null) findings.push(await findingOf(one, wrong, folders));
  }
  return findings;
}
