import { mkdir, readFile, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256 } from "../../src/lib/canonical.ts";
import { readRegister } from "../../src/ingest/store/register.ts";
import { NOW, csv, openLaboratory } from "./laboratory.ts";
import type { Bench, Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const MOVES = csv("shnro,muuttolaji,muuttopv", "p1,41,2024-05-01", "p2,41,2024-05-02");
const OTHER_MOVES = csv("shnro,muuttolaji,muuttopv", "p1,41,2024-05-01", "p3,42,2024-06-02");
const FILE = "FOLK_MUUTTO_2024.csv";
const FIRST = "2026-08-03_FOLK_MUUTTO";
const SECOND = "2026-09-03T0435_FOLK_MUUTTO_again";

const filesUnder = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

async function delivered(): Promise<Bench> {
  const bench = await laboratory.bench();
  await bench.deliver(`${FIRST}/${FILE}`, MOVES);
  expect((await bench.run()).accepted).toEqual([FIRST]);
  return bench;
}

test("a delivery is taken in once: the second run reads nothing and says nothing", async () => {
  const bench = await delivered();
  const before = await filesUnder(bench.store);
  expect(await bench.run()).toMatchObject({
    accepted: [],
    refused: [],
    waiting: [],
    warnings: [],
    files: { read: 0, reused: 0 },
  });
  expect(await filesUnder(bench.store)).toEqual(before);
});

test("the same bytes delivered again change nothing: one archive, one receipt that names both deliveries", async () => {
  const bench = await delivered();
  await bench.deliver(`${SECOND}/${FILE}`, MOVES);
  const result = await bench.run();
  expect(result).toMatchObject({ accepted: [SECOND], files: { read: 0, reused: 1 } });
  expect((await bench.receipt(FILE)).deliveries).toEqual([FIRST, SECOND]);
  expect(await readdir(join(bench.store, "archive", "FOLK_MUUTTO"))).toHaveLength(1);
  const [first, second] = result.deliveries;
  expect(second?.files).toEqual(first?.files);
  expect(second).toMatchObject({ deliveredAt: "2026-09-03T04:35", dataset: "FOLK_MUUTTO" });
});

test("the same bytes with other parents are judged again, with a receipt of their own", async () => {
  const bench = await laboratory.bench();
  const put = async (folder: string, deliveryIds: readonly string[]) => {
    await bench.deliver(
      `${folder}/TAX_BENEFIT_delivery_2026_06.csv`,
      csv("delId,payerIdType1_s,paymentDate", ...deliveryIds.map((id) => `${id},kela,2026-06-05`)),
    );
    await bench.deliver(
      `${folder}/TAX_BENEFIT_report_2026_06.csv`,
      csv("repId,delId,IncomeEarnerHid_e,reportVersion", "r1,d1,p1,1", "r2,d2,p2,1"),
    );
    await bench.deliver(
      `${folder}/TAX_BENEFIT_transactionInfo_2026_06.csv`,
      csv("trxId,repId,transactionCode,amount,earningPeriodStartDate,earningPeriodEndDate"),
    );
  };
  await put("2026-08-01_TAX_BENEFIT", ["d1"]);
  await put("2026-09-01_TAX_BENEFIT", ["d1", "d2"]);
  const { deliveries } = await bench.run();
  const [before, after] = deliveries.map(({ files }) => files.find(({ table }) => table === "TAX_BENEFIT_report"));
  expect(before?.sha256).toBe(after?.sha256);
  expect(before?.archive).not.toBe(after?.archive);
  const receipts = (await readdir(join(bench.store, "receipts"))).filter((name) =>
    name.startsWith(before?.sha256 ?? "?"),
  );
  expect(receipts.map((name) => name.length).toSorted((a, b) => a - b)).toEqual([64 + 5, 64 + 1 + 12 + 5]);
});

test("a delivery that is removed stays known; a store without its index comes to the same register", async () => {
  const bench = await delivered();
  await bench.deliver(`${SECOND}/${FILE}`, OTHER_MOVES);
  await bench.run();
  await rm(join(bench.inbox, FIRST), { recursive: true });
  await writeFile(join(bench.store, "inbox-index.json"), "{ damaged");
  const before = await readRegister(bench.store);
  const result = await bench.run();
  expect(result).toMatchObject({ accepted: [], refused: [], files: { read: 0, reused: 1 } });
  expect(result.deliveries).toEqual(before);
});

test("a delivery changed after it was taken in is read again, with a warning; one spoilt later keeps what was accepted", async () => {
  const bench = await delivered();
  await bench.deliver(`${FIRST}/${FILE}`, OTHER_MOVES);
  const changed = await bench.run();
  expect(changed.accepted).toEqual([FIRST]);
  expect(changed.warnings).toEqual([expect.stringMatching(/FOLK_MUUTTO_2024.csv: changed after it had been taken in/)]);
  expect(changed.deliveries[0]?.files[0]?.sha256).toBe(sha256(OTHER_MOVES));

  await bench.deliver(`${FIRST}/${FILE}`, "nonsense\n");
  const spoilt = await bench.run();
  expect(spoilt.refused).toMatchObject([{ delivery: FIRST, file: FILE, column: "shnro" }]);
  expect(spoilt.deliveries).toEqual(changed.deliveries);
  expect((await bench.run()).refused).toEqual(spoilt.refused);
});

test("a file that is gone from a delivery's folder stays known", async () => {
  const bench = await delivered();
  await bench.deliver(`${FIRST}/FOLK_MUUTTO_2025.csv`, OTHER_MOVES.replaceAll("2024-", "2025-"));
  await bench.run();
  await rm(join(bench.inbox, FIRST, FILE));
  expect((await bench.run()).deliveries[0]?.files.map(({ file }) => file)).toEqual([FILE, "FOLK_MUUTTO_2025.csv"]);
});

test("a refused delivery that is mended is accepted", async () => {
  const bench = await laboratory.bench();
  await bench.deliver(`${FIRST}/${FILE}`, "");
  expect((await bench.run()).refused).toHaveLength(1);
  await bench.deliver(`${FIRST}/${FILE}`, MOVES);
  expect(await bench.run()).toMatchObject({
    refused: [],
    accepted: [FIRST],
    deliveries: [{ status: "accepted", problems: [] }],
  });
});

test("a delivery waits until its files have settled or its list is there", async () => {
  const bench = await laboratory.bench();
  const path = await bench.deliver(`${FIRST}/${FILE}`, MOVES);
  await utimes(path, NOW, new Date(NOW.getTime() - 9 * 60_000));
  await mkdir(join(bench.inbox, SECOND));
  await utimes(join(bench.inbox, SECOND), NOW, NOW);
  const [first, second] = [{ delivery: FIRST }, { delivery: SECOND }];
  expect(await bench.run()).toMatchObject({ waiting: [first, second], deliveries: [], refused: [] });
  await bench.deliver(
    `${FIRST}/delivery.json`,
    JSON.stringify({
      dataset: "FOLK_MUUTTO",
      delivered_at: "2026-08-03",
      files: [{ name: FILE, sha256: sha256(MOVES), bytes: MOVES.length }],
    }),
  );
  expect(await bench.run()).toMatchObject({ waiting: [second], accepted: [FIRST] });
});

test("a list that is half written is waited for, and refused once it has settled", async () => {
  const bench = await laboratory.bench();
  const path = await bench.deliver(`${FIRST}/delivery.json`, '{"dataset": "FOL');
  await utimes(path, NOW, NOW);
  expect(await bench.run()).toMatchObject({ waiting: [{ delivery: FIRST }], refused: [] });
  const later = await bench.run({ now: new Date(NOW.getTime() + 11 * 60_000) });
  expect(later).toMatchObject({ waiting: [], refused: [{ file: "delivery.json" }] });
});

test("what is no delivery, no file and no column of a contract is ignored and named once", async () => {
  const bench = await laboratory.bench();
  await bench.deliver("notes.txt", "x");
  await bench.deliver("2026-02-30_FOLK_MUUTTO/x.csv", "x");
  await bench.deliver("2026-08-03_FOLK/x.csv", "x");
  await bench.deliver(`${FIRST}/.DS_Store`, "x");
  await bench.deliver(`${FIRST}/README.txt`, "x");
  await bench.deliver(`${FIRST}/FOLK_ENHEN_2026_06.csv`, "x");
  for (const year of [2023, 2024, 2025]) {
    await bench.deliver(
      `${FIRST}/FOLK_MUUTTO_${year}.csv`,
      csv("shnro,muuttolaji,muuttopv,lisatieto", `p${year},41,${year}-05-01,x`),
    );
  }
  const result = await bench.run();
  expect(result.accepted).toEqual([FIRST]);
  expect(result.ignored).toMatchObject([{ name: "2026-02-30_FOLK_MUUTTO" }, { name: "2026-08-03_FOLK" }]);
  expect(result.warnings).toEqual([
    "notes.txt: not a delivery (<delivered_at>_<dataset>), ignored",
    `${FIRST}/FOLK_ENHEN_2026_06.csv: no contract of this dataset names it, ignored`,
    `${FIRST}/README.txt: no contract of this dataset names it, ignored`,
    "FOLK_MUUTTO: column lisatieto is in no contract, ignored (FOLK_MUUTTO_2023.csv and 2 more)",
  ]);
});

test("an empty inbox is no trouble", async () => {
  const bench = await laboratory.bench();
  expect(await bench.run()).toEqual({
    deliveries: [],
    accepted: [],
    refused: [],
    refusedSince: {},
    waiting: [],
    ignored: [],
    warnings: [],
    files: { read: 0, reused: 0 },
  });
});

test("what a killed run left half done is done again and cleared away", async () => {
  const bench = await delivered();
  const [fingerprint = ""] = await readdir(join(bench.store, "archive", "FOLK_MUUTTO"));
  const whole = await readFile(join(bench.store, "archive", "FOLK_MUUTTO", fingerprint));
  // As after a kill between the archive and the receipt, with drafts lying about and nothing entered.
  await rm(join(bench.store, "receipts"), { recursive: true });
  await rm(join(bench.store, "deliveries"), { recursive: true });
  await writeFile(join(bench.store, "archive", "FOLK_MUUTTO", fingerprint), whole.subarray(0, 100));
  await mkdir(join(bench.store, "tmp", "ingest"), { recursive: true });
  await writeFile(join(bench.store, "tmp", "ingest", "left.accepted.parquet"), "x");
  expect(await bench.run()).toMatchObject({ accepted: [FIRST], files: { read: 1, reused: 0 } });
  expect(await readFile(join(bench.store, "archive", "FOLK_MUUTTO", fingerprint))).toEqual(whole);
  expect(await readdir(join(bench.store, "tmp"))).toEqual([]);
  expect(await readdir(join(bench.store, "receipts"))).toHaveLength(1);
});

test("everything in the store is its owner's alone, and the delivery is as it was", async () => {
  const bench = await laboratory.bench();
  const path = await bench.deliver(
    `${FIRST}/${FILE}`,
    csv("shnro,muuttolaji,muuttopv", "p1,41,2024-05-01", "p2,99,2024-05-02"),
  );
  const before = await stat(path);
  await bench.run();
  const entries = await readdir(bench.store, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const { mode } = await stat(join(entry.parentPath, entry.name));
    expect([entry.name, (mode & 0o777).toString(8)]).toEqual([entry.name, entry.isDirectory() ? "700" : "600"]);
  }
  const after = await stat(path);
  expect([after.mtimeMs, after.size, after.ino]).toEqual([before.mtimeMs, before.size, before.ino]);
  expect(await readdir(join(bench.inbox, FIRST))).toEqual([FILE]);
});

test("the quarantine says where, why and whose by a keyed hash; values only where the configuration keeps them", async () => {
  const text = csv("shnro,muuttolaji,muuttopv", "p1,41,2024-05-01", "p2,99,2024-05-02");
  const rowsOf = async (keepValues: boolean) => {
    const bench = await laboratory.bench();
    await bench.deliver(`${FIRST}/${FILE}`, text);
    await bench.run({ keepValues });
    const path = join(bench.store, (await bench.receipt(FILE)).quarantine ?? "");
    const [row] = await bench.rows("select * from read_parquet(getvariable('path'))", path);
    const key = await readFile(join(bench.store, "key"), "utf8");
    return { row, hash: sha256(`${key}${sha256(`${key}p2`)}`) };
  };
  const without = await rowsOf(false);
  const common = { table_name: "FOLK_MUUTTO", file: FILE, line: "3", reasons: ["muuttolaji:not_a_code"] };
  expect(without.row).toEqual({ ...common, subject_hash: without.hash, key_hash: null, row_values: null });
  const kept = await rowsOf(true);
  expect(kept.row).toMatchObject({ ...common, subject_hash: kept.hash });
  expect(kept.row?.["row_values"]).toContain("99");
  expect(kept.hash).not.toBe(without.hash);
});

test("archives are the same bytes with one thread and from a fresh store", async () => {
  const rows = Array.from(
    { length: 300_000 },
    (_, index) => `p${(index * 7919) % 1_000_003},41,2024-05-${String(1 + (index % 28)).padStart(2, "0")}`,
  );
  const text = ["shnro,muuttolaji,muuttopv", ...rows].join("\n");
  const hashes: string[] = [];
  for (const threads of [1, 2]) {
    const one = await openLaboratory(threads);
    const bench = await one.bench();
    await bench.deliver(`${FIRST}/${FILE}`, `${text}\n`);
    await bench.deliver(`${FIRST}/FOLK_MUUTTO_2025.csv`, `${text}\np1,0,2024-05-01\n`);
    hashes.push(JSON.stringify((await bench.run()).deliveries));
    await one.close();
  }
  expect(hashes[0]).toBe(hashes[1]);
});
