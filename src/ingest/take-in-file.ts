import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm, stat, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Intake } from "./context.ts";
import { isUnchanged } from "./inbox/contents.ts";
import type { WantedFile } from "./inbox/contents.ts";
import { judge } from "./judging/judge.ts";
import type { FileToJudge, Judgement } from "./judging/judge.ts";
import { sha256OfBytes } from "./reading/bytes.ts";
import { place } from "./store/layout.ts";
import { archiveName, originOf } from "./store/names.ts";
import { findReceipt, writeReceipt } from "./store/receipts.ts";
import type { Receipt } from "./store/receipts.ts";

/** A file whose rows are accounted for. */
export interface TakenFile {
  readonly receipt: Receipt;
  /** True when the archive had it already. */
  readonly reused: boolean;
}

/** A file changed while it was read: its delivery is not complete yet. */
export class StillArriving extends Error {}

interface Names {
  readonly origin: string;
  readonly fingerprint: string;
}

const formatOf = ({ format }: WantedFile): string =>
  format.kind === "csv" ? `csv ${format.compression}` : format.kind;

function namesOf(
  file: WantedFile,
  sha256: string,
  { parent, intake }: { parent: Receipt | null; intake: Intake },
): Names {
  const parents = parent === null ? [] : [parent];
  const origin = originOf({
    table: file.contract.table,
    sha256,
    period: file.period,
    format: formatOf(file),
    parents: parents.map((one) => one.origin),
  });
  const contract = intake.contracts.get(file.contract.table) ?? "";
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

async function reuse(known: Receipt | null, delivery: string, { store, receiptTurn }: Intake): Promise<Receipt | null> {
  if (known === null || !existsSync(join(store, known.archive))) return null;
  if (known.deliveries.includes(delivery)) return known;
  const receipt = withDelivery(known, delivery);
  await receiptTurn(() => writeReceipt(store, receipt));
  return receipt;
}

interface Reading {
  readonly delivery: string;
  readonly sha256: string;
  readonly names: Names;
  readonly parent: Receipt | null;
  readonly earlier: readonly string[];
}

/**
 * Judges a file under a name of our own: a link in the drafts folder, named as the contract wants it. What the sender's folders are
 * called is a pattern to the engine where it has `*` or `[x]`.
 */
async function judgeUnderOwnName(file: FileToJudge, intake: Intake): Promise<Judgement> {
  const { contexts, drafts, hashKey, settings } = intake;
  const folder = join(drafts, randomUUID());
  await mkdir(folder, { mode: 0o700 });
  const path = join(folder, file.name);
  await symlink(resolve(file.path), path);
  const quarantine = { hashKey, keepValues: settings.keepValues ?? false };
  try {
    return await contexts.use(({ session }) => judge({ ...file, path }, { session, temporary: drafts, quarantine }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function read(file: WantedFile, reading: Reading, intake: Intake): Promise<Receipt> {
  const { store, sources } = intake;
  const { names, parent } = reading;
  const { contract } = file;
  const referenced = sources.find(({ table }) => table === contract.reference?.table);
  const toJudge = {
    ...file,
    parents: parent === null ? [] : [join(store, parent.archive)],
    quarantinedParents: typeof parent?.quarantine === "string" ? [join(store, parent.quarantine)] : [],
    parentColumn: referenced?.columns[contract.reference?.key ?? ""]?.as ?? null,
  };
  const { drafts: made, ...judged } = await judgeUnderOwnName(toJudge, intake);
  if (!(await isUnchanged([file]))) throw new StillArriving(file.name);
  const archive = `archive/${contract.table}/${names.fingerprint}.parquet`;
  const quarantine = judged.rows.quarantined === 0 ? null : `quarantine/${names.fingerprint}.parquet`;
  const archiveSha256 = await sha256OfBytes(made.accepted);
  const archiveBytes = (await stat(made.accepted)).size;
  const quarantineSha256 = quarantine === null ? null : await sha256OfBytes(made.quarantined);
  if (quarantine !== null) await place(made.quarantined, join(store, quarantine));
  await place(made.accepted, join(store, archive));
  const receipt: Receipt = {
    table: contract.table,
    file: file.name,
    period: file.period,
    sha256: reading.sha256,
    bytes: file.size,
    deliveries: [...new Set([...reading.earlier, reading.delivery])].toSorted(),
    dialect: judged.dialect,
    ignoredColumns: [...judged.ignoredColumns],
    absentColumns: [...judged.absentColumns],
    rows: judged.rows,
    reasons: judged.reasons,
    lines: Object.fromEntries(Object.entries(judged.lines).map(([reason, lines]) => [reason, [...lines]])),
    archive,
    archiveSha256,
    archiveBytes,
    quarantine,
    quarantineSha256,
    ...names,
  };
  await intake.receiptTurn(() => writeReceipt(store, receipt));
  return receipt;
}

/**
 * Takes one file of a delivery in: its accepted rows into the archive, the others into the quarantine, and a receipt, which is
 * written last. What the archive holds under the same name is not read again.
 *
 * @throws Refusal where the file is refused whole, StillArriving where it changed meanwhile.
 */
export async function takeInFile(
  file: WantedFile,
  found: { readonly delivery: string; readonly sha256: string; readonly parent: Receipt | null },
  intake: Intake,
): Promise<TakenFile> {
  const names = namesOf(file, found.sha256, { parent: found.parent, intake });
  const known = await findReceipt(intake.store, found.sha256, names.origin);
  const reused = await reuse(known?.fingerprint === names.fingerprint ? known : null, found.delivery, intake);
  if (reused !== null) return { receipt: reused, reused: true };
  const receipt = await read(file, { ...found, names, earlier: known?.deliveries ?? [] }, intake);
  return { receipt, reused: false };
}
