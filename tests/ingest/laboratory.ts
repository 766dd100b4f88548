import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sources } from "../../pipelines/sources/index.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Database, Row } from "../../src/database/database.ts";
import type { IngestSettings, PlausibilitySettings } from "../../src/ingest/context.ts";
import type { Contract } from "../../src/ingest/contract/contract.ts";
import { ingest } from "../../src/ingest/ingest.ts";
import type { IngestResult } from "../../src/ingest/ingest.ts";
import { readReceipts } from "../../src/ingest/store/receipts.ts";
import type { Receipt } from "../../src/ingest/store/receipts.ts";
import { takenAsTheyAre } from "./believed.ts";

export const NOW = new Date("2030-01-01T00:00:00Z");

/** One engine over a temporary folder in which every test gets its own inbox and store. */
export interface Laboratory {
  readonly root: string;
  readonly database: Database;
  bench(): Promise<Bench>;
  close(): Promise<void>;
}

/** An inbox and a store of one test. */
export interface Bench {
  readonly inbox: string;
  readonly store: string;
  deliver(path: string, content: string | Uint8Array): Promise<string>;
  run(
    options?: Partial<IngestSettings> & {
      now?: Date;
      sources?: readonly Contract[];
      plausibility?: Partial<PlausibilitySettings>;
    },
  ): Promise<IngestResult>;
  receipt(file: string): Promise<Receipt>;
  /** Rows of the archive of a file, in its order. */
  archived(file: string): Promise<readonly Row[]>;
  rows(sql: string, path: string): Promise<readonly Row[]>;
}

const benchOn = (folder: string, database: Database): Bench => {
  const bench: Bench = {
    inbox: join(folder, "inbox"),
    store: join(folder, "store"),
    deliver: async (path, content) => {
      const full = join(folder, "inbox", path);
      await mkdir(dirname(full), { recursive: true });
      await writeFile(full, content);
      await utimes(full, new Date("2026-01-01"), new Date("2026-01-01"));
      return full;
    },
    run: ({ now = NOW, sources: contracts = sources, plausibility, ...settings } = {}) =>
      ingest({
        inbox: bench.inbox,
        store: bench.store,
        sources: contracts,
        settings: { settleMinutes: 10, maxQuarantineShare: 1, ...settings },
        plausibility: { ...takenAsTheyAre, ...plausibility },
        now,
        database,
      }),
    receipt: async (file) => {
      const found = (await readReceipts(bench.store)).find((one) => one.file === file);
      if (found === undefined) throw new Error(`no receipt of ${file}`);
      return found;
    },
    archived: async (file) =>
      bench.rows(
        "select * from read_parquet(getvariable('path'))",
        join(bench.store, (await bench.receipt(file)).archive),
      ),
    rows: async (sql, path) => {
      const session = await database.session();
      try {
        return await session.rows(sql, { path });
      } finally {
        session.close();
      }
    },
  };
  return bench;
};

export async function openLaboratory(threads = 2): Promise<Laboratory> {
  const root = await mkdtemp(join(tmpdir(), "ingest-"));
  const database = await openDatabase({ temporary: join(root, "spill"), folders: [root], threads });
  return {
    root,
    database,
    bench: async () => {
      const folder = await mkdtemp(join(root, "bench-"));
      await mkdir(join(folder, "inbox"));
      return benchOn(folder, database);
    },
    close: async () => {
      database.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Rows of a text file under a header. */
export const csv = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
