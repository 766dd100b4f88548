import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { sideBySide } from "../../lib/side-by-side.ts";
import { readText } from "../../lib/files.ts";
import { ifAbsent, isMachineFault } from "../../lib/system-error.ts";
import { placeJson } from "./archive-layout.ts";

const dialect = z.union([
  z.object({ format: z.literal("parquet") }),
  z.object({
    format: z.literal("csv"),
    compression: z.enum(["none", "gzip", "zstd"]),
    encoding: z.enum(["utf-8", "utf-8-bom", "iso-8859-1", "windows-1252"]),
    separator: z.enum([",", ";"]),
    lineEnding: z.enum(["LF", "CRLF"]),
    decimal: z.enum([".", ","]),
  }),
]);

const receipt = z.object({
  table: z.string(),
  file: z.string(),
  period: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  /** Every delivery in the inbox that held these bytes as this file. */
  deliveries: z.array(z.string()),
  dialect,
  /** Columns that no contract names. */
  ignoredColumns: z.array(z.string()),
  /** Optional columns that the file does not have. */
  absentColumns: z.array(z.string()),
  rows: z.object({ read: z.number(), accepted: z.number(), quarantined: z.number(), duplicate: z.number() }),
  reasons: z.record(z.string(), z.number()),
  /** The first line numbers by reason. */
  lines: z.record(z.string(), z.array(z.number())),
  /** Relative to the store. */
  archive: z.string(),
  archiveSha256: z.string(),
  /** Absent in older receipts, as is the quarantine's hash. */
  archiveBytes: z.number().optional(),
  quarantine: z.string().nullable(),
  quarantineSha256: z.string().nullable().optional(),
  /** Of the file, its parents, the contract, the SQL and the engine: the archive's name. */
  fingerprint: z.string(),
  /** Of the file and its parents alone: a receipt is replaced only by one of the same origin. */
  origin: z.string(),
});

/** What became of a delivered file. */
export type Receipt = z.infer<typeof receipt>;
export type ReceiptDialect = Receipt["dialect"];

const folderOf = (store: string): string => join(store, "receipts");

async function readOne(path: string): Promise<Receipt | null> {
  try {
    return receipt.parse(JSON.parse(await readText(path)));
  } catch (error) {
    if (isMachineFault(error)) throw error;
    // Absent or damaged: either way the file is read again and a new receipt written.
    return null;
  }
}

const usual = (store: string, sha256: string): string => join(folderOf(store), `${sha256}.json`);
const other = (store: string, sha256: string, origin: string): string =>
  join(folderOf(store), `${sha256}-${origin.slice(0, 12)}.json`);

/** The receipt of a file of this origin, or null where there is none yet. */
export async function findReceipt(store: string, sha256: string, origin: string): Promise<Receipt | null> {
  const first = await readOne(usual(store, sha256));
  return first === null || first.origin === origin ? first : readOne(other(store, sha256, origin));
}

/** Writes a receipt: `<sha256>.json`, or beside it where the same bytes have a receipt with other parents or another name. */
export async function writeReceipt(store: string, content: Receipt): Promise<void> {
  const first = await readOne(usual(store, content.sha256));
  const path =
    first === null || first.origin === content.origin
      ? usual(store, content.sha256)
      : other(store, content.sha256, content.origin);
  await placeJson(path, content);
}

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await ifAbsent(readdir(folder), [])).filter((name) => /^[^.].*\.json$/.test(name));

/** All receipts of a store, ordered by file and origin. */
export async function readReceipts(store: string): Promise<readonly Receipt[]> {
  const names = await namesIn(folderOf(store));
  const found = await sideBySide(names, (name) => readOne(join(folderOf(store), name)));
  const order = ({ file, origin }: Receipt): string => `${file} ${origin}`;
  return found.filter((one) => one !== null).toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Paths of receipts that cannot be read: a run skips them. */
export async function unreadableReceipts(store: string): Promise<readonly string[]> {
  const paths = (await namesIn(folderOf(store))).map((name) => join(folderOf(store), name));
  const found = await Promise.all(paths.map(async (path) => ((await readOne(path)) === null ? [path] : [])));
  return found.flat().toSorted();
}
