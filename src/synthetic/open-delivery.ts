import { copyFile, mkdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson, sha256 } from "../lib/canonical.ts";
import { sha256OfFile } from "../lib/files.ts";
import type { Engine, Values } from "./engine.ts";
import { reencode } from "./reencode.ts";
import type { Encoding } from "./reencode.ts";

/** A file of a delivery, as `delivery.json` lists it. */
export interface ListedFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
}

/** How a file is written: DuckDB's COPY options and the encoding. */
export interface Form {
  readonly copy: string;
  readonly extension: string;
  readonly encoding?: Encoding;
}

/** The registers' dialects: each register delivers in its own. The wage files' carriage returns come from their statements. */
export const FORMS = {
  comma: { copy: "format csv, header, quote ''", extension: "csv" },
  gzip: { copy: "format csv, header, quote '', compression gzip", extension: "csv.gz" },
  zstd: { copy: "format csv, header, quote '', compression zstd", extension: "csv.zst" },
  semicolon: { copy: "format csv, header, delimiter ';', quote ''", extension: "csv" },
  semicolonCrlf: { copy: "format csv, header, delimiter ';', quote ''", extension: "csv" },
  latin1: { copy: "format csv, header, delimiter ';', quote ''", extension: "csv", encoding: "iso-8859-1" },
  parquet: { copy: "format parquet, compression zstd", extension: "parquet" },
} as const satisfies Readonly<Record<string, Form>>;

/** Files below this many bytes are hashed in one piece: most are small, and a stream would cost more than they do. */
const WHOLE = 8_000_000;

/** A file to write: its name, the statement that makes its rows, its dialect. */
export interface FileOrder {
  /** File name without its extension, `FOLK_ENHEN_2025_08`. */
  readonly stem: string;
  readonly statement: string;
  readonly form: Form;
  readonly values?: Values;
}

/** The context in which every delivery is written. */
export interface DeliveryContext {
  readonly engine: Engine;
  readonly out: string;
  /** Modification time of every file, so that the pipeline sees them as settled. */
  readonly settled: Date;
}

/** One delivery being written. */
export interface OpenDelivery {
  readonly folder: string;
  readonly files: readonly ListedFile[];
  write(order: FileOrder): Promise<ListedFile>;
  /** Adds a file of an earlier delivery again, byte for byte. */
  again(folder: string, file: ListedFile): Promise<void>;
  /** Adds bytes that no statement makes. */
  put(name: string, content: Uint8Array): Promise<void>;
  /** Writes `delivery.json`. */
  seal(): Promise<void>;
}

async function listing(folder: string, name: string, rows: number): Promise<ListedFile> {
  const path = join(folder, name);
  const { size } = await stat(path);
  const digest = size < WHOLE ? sha256(await readFile(path)) : await sha256OfFile(path);
  return { name, sha256: digest, bytes: size, rows };
}

/**
 * Starts a delivery in its folder `<day>_<dataset>`.
 *
 * @param day ISO date of the delivery, `2025-11-15`
 */
export async function openDelivery(day: string, dataset: string, context: DeliveryContext): Promise<OpenDelivery> {
  const name = `${day}_${dataset}`;
  const folder = join(context.out, name);
  await mkdir(folder, { recursive: true });
  const files: ListedFile[] = [];
  const settle = (file: string): Promise<void> => utimes(join(folder, file), context.settled, context.settled);
  return {
    folder,
    files,
    write: async ({ stem, statement, form, values = {} }) => {
      const file = `${stem}.${form.extension}`;
      const rows = await context.engine.copy(join(folder, file), { statement, form: form.copy, values });
      if (form.encoding !== undefined) await reencode(join(folder, file), form.encoding);
      const listed = await listing(folder, file, rows);
      files.push(listed);
      await settle(file);
      return listed;
    },
    again: async (from, file) => {
      await copyFile(join(from, file.name), join(folder, file.name));
      files.push(file);
      await settle(file.name);
    },
    put: async (file, content) => {
      await writeFile(join(folder, file), content);
      await settle(file);
    },
    seal: async () => {
      const described = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
      await writeFile(
        join(folder, "delivery.json"),
        `${canonicalJson({ delivery_id: name, dataset, delivered_at: day, files: described })}\n`,
      );
      await settle("delivery.json");
    },
  };
}
