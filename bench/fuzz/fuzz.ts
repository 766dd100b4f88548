import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { z } from "zod";
import { sources } from "../../pipelines/sources/index.ts";
import type { Database } from "../../src/database/database.ts";
import { ingest } from "../../src/ingest/ingest.ts";
import type { IngestResult } from "../../src/ingest/ingest.ts";
import { readReceipts } from "../../src/ingest/store/receipts.ts";
import type { Receipt } from "../../src/ingest/store/receipts.ts";
import { DAMAGES } from "./damage.ts";
import { deliveredRows } from "./delivered-rows.ts";
import { drawFrom } from "./draw.ts";
import { CANARY, bytesOfFile, writeDelivery } from "./writer.ts";

/** A damaged delivery, ready to be delivered. */
interface Damaged {
  readonly seed: number;
  readonly folder: string;
  readonly damage: string;
  readonly files: readonly { readonly name: string; readonly content: Buffer; readonly rows: number }[];
}

/** The outcomes of the deliveries with one kind of damage. */
export interface Outcome {
  accepted: number;
  /** Accepted with rows in the quarantine. */
  quarantining: number;
  refused: number;
}

/** A fault, with the seed that reproduces it. */
export interface Finding {
  readonly seed: number;
  readonly damage: string;
  readonly what: string;
}

export interface Trial {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly findings: readonly Finding[];
}

/** Number of deliveries in one inbox, as starting an ingest takes a while. */
const TOGETHER = 100;

const [FIRST_KIND = "none", ...OTHER_KINDS] = Object.keys(DAMAGES);

function packed(text: Buffer, seed: number): readonly [ending: string, content: Buffer] {
  if (seed % 11 === 0) return [".gz", gzipSync(text)];
  return seed % 13 === 0 ? [".zst", zstdCompressSync(text)] : ["", text];
}

function damagedDelivery(seed: number): Damaged {
  const draw = drawFrom(seed);
  const { dataset, files } = writeDelivery(draw);
  const damage = draw.one([FIRST_KIND, ...OTHER_KINDS]);
  const hit = draw.whole(files.length);
  return {
    seed,
    damage,
    folder: `2025-08-01_${dataset}_${seed}`,
    files: files.map((file, index) => {
      const whole = bytesOfFile(file);
      const text = index === hit ? (DAMAGES[damage]?.(draw)(whole) ?? whole) : whole;
      const [ending, content] = packed(text, seed);
      return { name: `${file.stem}.csv${ending}`, content, rows: deliveredRows(text, file.separator) };
    }),
  };
}

async function deliver(inbox: string, { folder, files }: Damaged): Promise<void> {
  await mkdir(join(inbox, folder), { recursive: true });
  for (const { name, content } of files) await writeFile(join(inbox, folder, name), content);
}

/** All texts of a store that people may read, as one. */
async function said(store: string, result: IngestResult): Promise<string> {
  const names = (await readdir(store, { recursive: true })).filter((name) => name.endsWith(".json"));
  const texts = await Promise.all(names.map((name) => readFile(join(store, name), "utf8")));
  return [JSON.stringify(result), ...texts].join("\n");
}

function accountFindings(one: Damaged, receipts: readonly Receipt[]): readonly string[] {
  return one.files.flatMap(({ name, rows }) => {
    const receipt = receipts.find((found) => found.file === name && found.deliveries.includes(one.folder));
    if (receipt === undefined) return [`${name} is accepted without a receipt`];
    const { read, accepted, quarantined, duplicate } = receipt.rows;
    return [
      ...(read === accepted + quarantined + duplicate ? [] : [`${name}: the account does not balance`]),
      ...(read === rows ? [] : [`${name}: ${rows} rows delivered, ${read} read`]),
    ];
  });
}

const counted = z.array(z.object({ file_name: z.string(), num_rows: z.coerce.number() }));

/** Archives of a store whose number of rows differs from their receipts'. */
async function archiveFindings(
  store: string,
  receipts: readonly Receipt[],
  database: Database,
): Promise<readonly string[]> {
  if (receipts.length === 0) return [];
  const session = await database.session();
  try {
    const archives = new Map(receipts.map(({ archive, rows }) => [join(store, archive), rows.accepted]));
    const found = await session.rows("select file_name, num_rows from parquet_file_metadata(getvariable('archives'))", {
      archives: [...archives.keys()],
    });
    return counted
      .parse(found)
      .filter((row) => archives.get(row.file_name) !== row.num_rows)
      .map(() => "an archive's number of rows differs from its receipt's");
  } finally {
    session.close();
  }
}

interface Judged {
  readonly result: IngestResult;
  readonly receipts: readonly Receipt[];
  readonly leaks: boolean;
  readonly archives: readonly string[];
}

async function judge(all: readonly Damaged[], folder: string, database: Database): Promise<Judged> {
  const [inbox, store] = [join(folder, "inbox"), join(folder, "store")];
  try {
    await mkdir(inbox, { recursive: true });
    for (const one of all) await deliver(inbox, one);
    const settings = { settleMinutes: 0, maxQuarantineShare: 1 };
    const minRows = Number.MAX_SAFE_INTEGER;
    const plausibility = { population: "FOLK_ENHEN", codes: new Map(), minRows, hold: false, program: "" };
    const result = await ingest({
      inbox,
      store,
      sources,
      settings,
      plausibility,
      now: new Date("2030-01-01"),
      database,
    });
    const receipts = await readReceipts(store);
    const texts = await said(store, result);
    return {
      result,
      receipts,
      leaks: texts.toLowerCase().includes(CANARY),
      archives: await archiveFindings(store, receipts, database),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function add(trial: MutableTrial, one: Damaged, { result, receipts }: Judged): void {
  const outcome = trial.outcomes.get(one.damage) ?? { accepted: 0, quarantining: 0, refused: 0 };
  trial.outcomes.set(one.damage, outcome);
  const found = (what: string) => trial.findings.push({ seed: one.seed, damage: one.damage, what });
  const record = result.deliveries.find(({ delivery }) => delivery === one.folder);
  if (record === undefined) found("the delivery is neither accepted nor refused");
  if (record?.status === "refused") outcome.refused += 1;
  if (record?.status !== "accepted") return;
  outcome.accepted += 1;
  const own = receipts.filter(({ deliveries }) => deliveries.includes(one.folder));
  outcome.quarantining += Number(own.some(({ rows }) => rows.quarantined > 0));
  accountFindings(one, receipts).forEach(found);
}

interface MutableTrial {
  readonly outcomes: Map<string, Outcome>;
  readonly findings: Finding[];
}

/** Ingests deliveries together; where that fails or discloses a value, in halves, until the one delivery is found. */
async function tryAll(all: readonly Damaged[], bench: Bench, trial: MutableTrial): Promise<void> {
  const judged = await judge(all, join(bench.folder, String(all[0]?.seed)), bench.database).catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  const what = judged instanceof Error ? `unexpected error: ${judged.message}` : suspicion(judged);
  const [one, ...others] = all;
  if (what !== null && one !== undefined && others.length > 0) {
    await tryAll(all.slice(0, all.length >> 1), bench, trial);
    await tryAll(all.slice(all.length >> 1), bench, trial);
    return;
  }
  if (what !== null && one !== undefined) trial.findings.push({ seed: one.seed, damage: one.damage, what });
  if (!(judged instanceof Error)) all.forEach((each) => add(trial, each, judged));
}

const suspicion = ({ leaks, archives }: Judged): string | null =>
  leaks ? "a value is disclosed in a message, a record or a receipt" : (archives[0] ?? null);

/** The place of the trials: an empty folder that the engine may read and write. */
export interface Bench {
  readonly folder: string;
  readonly database: Database;
}

/**
 * Takes in damaged deliveries, one for each seed, and compares the outcome with what was delivered: every row is accounted for or the file
 * refused, there is no unexpected error, and no message discloses a value.
 *
 * @param seeds From `first` on, `count` of them.
 */
export async function tryDeliveries(
  seeds: { readonly first: number; readonly count: number },
  bench: Bench,
): Promise<Trial> {
  const trial: MutableTrial = { outcomes: new Map(), findings: [] };
  const all = Array.from({ length: seeds.count }, (_, index) => damagedDelivery(seeds.first + index));
  for (let at = 0; at < all.length; at += TOGETHER) await tryAll(all.slice(at, at + TOGETHER), bench, trial);
  return trial;
}
