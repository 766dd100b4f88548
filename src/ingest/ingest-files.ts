import { existsSync } from "node:fs";
import { join } from "node:path";
import type { IngestContext } from "./context.ts";
import type { WantedFile } from "./inbox/contents.ts";
import { archiveName, originOf } from "./store/names.ts";
import { findReceipt, writeReceipt } from "./store/receipts.ts";
import type { Receipt } from "./store/receipts.ts";
import type { Names } from "./read-delivered.ts";
import { readDelivered } from "./read-delivered.ts";
import type { Problem } from "../model/delivery.ts";
import type { Contract } from "./contract/contract.ts";
import type { DeliveryFolder } from "./inbox/folders.ts";
import { Refusal } from "./reading/refusal.ts";

/** A file whose rows are accounted for. */
export interface IngestedFile {
  readonly receipt: Receipt;
  /** True when the archive had it already. */
  readonly reused: boolean;
}

const formatOf = ({ format }: WantedFile): string =>
  format.kind === "csv" ? `csv ${format.compression}` : format.kind;

function namesOf(
  file: WantedFile,
  sha256: string,
  { parent, context }: { parent: Receipt | null; context: IngestContext },
): Names {
  const parents = parent === null ? [] : [parent];
  const origin = originOf({
    table: file.contract.table,
    sha256,
    period: file.period,
    format: formatOf(file),
    parents: parents.map((one) => one.origin),
  });
  const contract = context.contracts.get(file.contract.table) ?? "";
  return {
    origin,
    fingerprint: archiveName(
      origin,
      parents.map((one) => one.fingerprint),
      contract,
    ),
  };
}

const withDelivery = (receipt: Receipt, delivery: string): Receipt => ({
  ...receipt,
  deliveries: [...new Set([...receipt.deliveries, delivery])].toSorted(),
});

async function reuse(
  known: Receipt | null,
  delivery: string,
  { store, receiptLock }: IngestContext,
): Promise<Receipt | null> {
  if (known === null || !existsSync(join(store, known.archive))) return null;
  if (known.deliveries.includes(delivery)) return known;
  const receipt = withDelivery(known, delivery);
  await receiptLock(() => writeReceipt(store, receipt));
  return receipt;
}

/**
 * Takes in one file of a delivery: accepted rows go to the archive, the others to the quarantine, and a receipt is written last. A
 * file that the archive holds under the same name is not read again.
 *
 * @throws Refusal where the file is refused, IncompleteDelivery where it changed meanwhile.
 */
export async function takeInFile(
  file: WantedFile,
  found: { readonly delivery: string; readonly sha256: string; readonly parent: Receipt | null },
  context: IngestContext,
): Promise<IngestedFile> {
  const names = namesOf(file, found.sha256, { parent: found.parent, context });
  const known = await findReceipt(context.store, found.sha256, names.origin);
  const reused = await reuse(known?.fingerprint === names.fingerprint ? known : null, found.delivery, context);
  if (reused !== null) return { receipt: reused, reused: true };
  const receipt = await readDelivered(file, { ...found, names, earlier: known?.deliveries ?? [] }, context);
  return { receipt, reused: false };
}

/** A wanted file with its hash. */
export interface Hashed extends WantedFile {
  readonly sha256: string;
}

const depth = (contract: Contract, sources: readonly Contract[]): number => {
  const parent = sources.find(({ table }) => table === contract.reference?.table);
  return parent === undefined ? 0 : 1 + depth(parent, sources);
};

/** The slot that one file of a delivery may fill: a table's rows of a period. */
export const slot = (table: string, period: string): string => `${table} ${period}`;

/** What became of each file. */
export interface FileResults {
  readonly taken: readonly (IngestedFile & { readonly name: string })[];
  readonly problems: readonly Problem[];
}

/** Files of one period, parents before their children. */
async function takeInPeriod(
  folder: DeliveryFolder,
  files: readonly Hashed[],
  context: IngestContext,
): Promise<FileResults> {
  const receipts = new Map<string, Receipt>();
  const failed = new Set<string>();
  const taken: (IngestedFile & { name: string })[] = [];
  const problems: Problem[] = [];
  for (const file of files.toSorted(
    (a, b) => depth(a.contract, context.sources) - depth(b.contract, context.sources),
  )) {
    const at = slot(file.contract.table, file.period);
    const above = slot(file.contract.reference?.table ?? "", file.period);
    if (failed.has(above)) {
      // Without its parents the rows cannot be checked; the parents' problem is the one to report.
      failed.add(at);
      continue;
    }
    try {
      const found = { delivery: folder.delivery, sha256: file.sha256, parent: receipts.get(above) ?? null };
      const result = await takeInFile(file, found, context);
      receipts.set(at, result.receipt);
      taken.push({ ...result, name: file.name });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failed.add(at);
      problems.push({ delivery: folder.delivery, file: file.name, column: error.column, message: error.message });
    }
  }
  return { taken, problems };
}

/** Periods do not refer to each other, so they are read side by side. */
export async function ingestFiles(
  folder: DeliveryFolder,
  files: readonly Hashed[],
  context: IngestContext,
): Promise<FileResults> {
  const periods = [...Map.groupBy(files, (file) => file.period).values()];
  const settled = await Promise.allSettled(periods.map((period) => takeInPeriod(folder, period, context)));
  const results = settled.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
  return { taken: results.flatMap(({ taken }) => taken), problems: results.flatMap(({ problems }) => problems) };
}
