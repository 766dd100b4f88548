import { randomUUID } from "node:crypto";
import { mkdir, rm, stat, symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { sha256OfFile } from "../lib/files.ts";
import type { IngestContext } from "./context.ts";
import { isUnchanged } from "./inbox/contents.ts";
import type { WantedFile } from "./inbox/contents.ts";
import { validate } from "./validation/validate.ts";
import type { FileToValidate, Validation } from "./validation/validation.ts";
import { place } from "./store/archive-layout.ts";
import { writeReceipt } from "./store/receipts.ts";
import type { Receipt } from "./store/receipts.ts";

/** A file changed while it was read: its delivery is not complete yet. */
export class IncompleteDelivery extends Error {}

/** The names under which a file's rows are kept. */
export interface Names {
  readonly origin: string;
  readonly fingerprint: string;
}

interface FileOrigin {
  readonly delivery: string;
  readonly sha256: string;
  readonly names: Names;
  readonly parent: Receipt | null;
  readonly earlier: readonly string[];
}

/**
 * Validates a file under a name of our own: a link in the drafts folder, named as the contract requires. The engine would read `*` or
 * `[x]` in the names of the sender's folders as a pattern.
 */
async function validateUnderOwnName(file: FileToValidate, context: IngestContext): Promise<Validation> {
  const { contexts, drafts, hashKey, settings } = context;
  const folder = join(drafts, randomUUID());
  await mkdir(folder, { mode: 0o700 });
  const path = join(folder, file.name);
  await symlink(resolve(file.path), path);
  const quarantine = { hashKey, keepValues: settings.keepValues ?? false };
  try {
    return await contexts.use(({ session }) => validate({ ...file, path }, { session, temporary: drafts, quarantine }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where a file's rows are kept, with the hashes of the files there. */
type Kept = Pick<Receipt, "archive" | "archiveSha256" | "archiveBytes" | "quarantine" | "quarantineSha256">;

/** Moves the accepted rows into the archive and the others into the quarantine. */
async function keepRows(
  made: Validation["drafts"],
  { archive, quarantine }: Pick<Kept, "archive" | "quarantine">,
  store: string,
): Promise<Kept> {
  const archiveSha256 = await sha256OfFile(made.accepted);
  const archiveBytes = (await stat(made.accepted)).size;
  const quarantineSha256 = quarantine === null ? null : await sha256OfFile(made.quarantined);
  if (quarantine !== null) await place(made.quarantined, join(store, quarantine));
  await place(made.accepted, join(store, archive));
  return { archive, archiveSha256, archiveBytes, quarantine, quarantineSha256 };
}

/** Reads a file's rows into archive and quarantine, and writes their receipt. */
export async function readDelivered(file: WantedFile, origin: FileOrigin, context: IngestContext): Promise<Receipt> {
  const { store, sources } = context;
  const { names, parent } = origin;
  const { contract } = file;
  const referenced = sources.find(({ table }) => table === contract.reference?.table);
  const toValidate = {
    ...file,
    parents: parent === null ? [] : [join(store, parent.archive)],
    quarantinedParents: typeof parent?.quarantine === "string" ? [join(store, parent.quarantine)] : [],
    parentColumn: referenced?.columns[contract.reference?.key ?? ""]?.as ?? null,
  };
  const { drafts: made, ...validated } = await validateUnderOwnName(toValidate, context);
  if (!(await isUnchanged([file]))) throw new IncompleteDelivery(file.name);
  const kept = await keepRows(
    made,
    {
      archive: `archive/${contract.table}/${names.fingerprint}.parquet`,
      quarantine: validated.rows.quarantined === 0 ? null : `quarantine/${names.fingerprint}.parquet`,
    },
    store,
  );
  const receipt: Receipt = {
    table: contract.table,
    file: file.name,
    period: file.period,
    sha256: origin.sha256,
    bytes: file.size,
    deliveries: [...new Set([...origin.earlier, origin.delivery])].toSorted(),
    dialect: validated.dialect,
    ignoredColumns: [...validated.ignoredColumns],
    absentColumns: [...validated.absentColumns],
    rows: validated.rows,
    reasons: validated.reasons,
    lines: Object.fromEntries(Object.entries(validated.lines).map(([reason, lines]) => [reason, [...lines]])),
    ...kept,
    ...names,
  };
  await context.receiptLock(() => writeReceipt(store, receipt));
  return receipt;
}
