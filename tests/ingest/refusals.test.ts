import { gzipSync, zstdCompressSync } from "node:zlib";
import { join } from "node:path";
import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256 } from "../../src/lib/canonical.ts";
import { csv, openLaboratory } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";
import { takenAsTheyAre } from "./believed.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const FOLDER = "2026-08-01_ETK_yrittajat";
const HEADER = "hid_e,laki,alkupvm,loppupvm";
const SECRET = "p0secret1";
const ROWS = Array.from({ length: 500 }, (_, index) => `${SECRET}${index},YEL,2019-01-01,2026-06-30`);
const TEXT = csv(HEADER, ...ROWS);
const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length >> 1);

test.each([
  [
    "a header without a required column",
    "ETK_yrittajat.csv",
    csv("hid_e,laki,loppupvm", `${SECRET},YEL,`),
    /lacks the required column alkupvm/,
    "alkupvm",
  ],
  ["no header line", "ETK_yrittajat.csv", csv(...ROWS), /lacks the required columns hid_e, laki, alkupvm/, "hid_e"],
  [
    "a column twice",
    "ETK_yrittajat.csv",
    csv("hid_e,HID_E,laki,alkupvm", `${SECRET},x,YEL,2019-01-01`),
    /more than once/,
    "hid_e",
  ],
  ["an empty file", "ETK_yrittajat.csv", "", /is empty/, null],
  ["an empty file, compressed", "ETK_yrittajat.csv.gz", gzipSync(""), /is empty/, null],
  ["an empty Parquet file", "ETK_yrittajat.parquet", "", /is empty/, null],
  ["UTF-16", "ETK_yrittajat.csv", Buffer.from(`\uFEFF${TEXT}`, "utf16le"), /encoding cannot be read/, null],
  [
    "UTF-8 with a broken letter",
    "ETK_yrittajat.csv",
    Buffer.concat([Buffer.from(csv(HEADER, `${SECRET},ä,2019-01-01,`)), Buffer.from([0xc3, 0x28])]),
    /encoding cannot be read/,
    null,
  ],
  [
    "bytes that no encoding has",
    "ETK_yrittajat.csv",
    Buffer.from(csv(HEADER, `${SECRET},\u0081,2019-01-01,`), "latin1"),
    /encoding cannot be read/,
    null,
  ],
  [
    "a text cut inside a line",
    "ETK_yrittajat.csv",
    TEXT.slice(0, -15),
    /cut short: line 501 .* after 3 of 4 fields/,
    null,
  ],
  ["a text cut inside quotes", "ETK_yrittajat.csv", `${csv(HEADER)}${SECRET},"YE`, /cut short/, null],
  [
    "gzip cut in the middle",
    "ETK_yrittajat.csv.gz",
    half(gzipSync(TEXT)),
    /cut short or damaged: it is not whole as gzip/,
    null,
  ],
  ["gzip without its last bytes", "ETK_yrittajat.csv.gz", gzipSync(TEXT).subarray(0, -4), /cut short or damaged/, null],
  [
    "zstd cut",
    "ETK_yrittajat.csv.zst",
    zstdCompressSync(TEXT).subarray(0, -3),
    /cut short or damaged: it is not whole as zstd/,
    null,
  ],
  [
    "Parquet without a footer",
    "ETK_yrittajat.parquet",
    "PAR1 and then something else",
    /cut short or not Parquet/,
    null,
  ],
  [
    "Parquet with a broken footer",
    "ETK_yrittajat.parquet",
    "PAR1 and then something elsePAR1",
    /footer is damaged/,
    null,
  ],
  [
    "a period that the name must not have",
    "ETK_yrittajat_2026-06.csv",
    TEXT,
    /name does not say the file's period/,
    null,
  ],
])("%s is refused, naming file and column and no value", async (_what, name, content, message, column) => {
  const bench = await laboratory.bench();
  await bench.deliver(`${FOLDER}/${name}`, content);
  const result = await bench.run();
  expect(result.refused).toEqual([{ delivery: FOLDER, file: name, column, message: expect.stringMatching(message) }]);
  expect(result.deliveries).toMatchObject([{ delivery: FOLDER, status: "refused", files: [] }]);
  expect(JSON.stringify(result)).not.toContain(SECRET);
  expect((await bench.run()).refused).toEqual(result.refused);
});

test("a Parquet file with damaged data is refused", async () => {
  const bench = await laboratory.bench();
  const path = await bench.deliver(`${FOLDER}/ETK_yrittajat.parquet`, "");
  await bench.rows(
    "copy (select 'p' || hash(i) as hid_e, 'YEL' as laki, date '2020-01-01' as alkupvm from range(50000) as t(i)) to (getvariable('path')) (format parquet)",
    path,
  );
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill(0x5a, 200, bytes.length >> 1));
  expect((await bench.run({ settleMinutes: 0 })).refused).toMatchObject([
    { message: expect.stringMatching(/cannot be read as Parquet/) },
  ]);
});

test("a record that the engine cannot take, beside one cut short, refuses the file and not the run", async () => {
  const bench = await laboratory.bench();
  const long = `p1,YEL,2019-01-01,"${"x".repeat(3_000_000)}"`;
  await bench.deliver(`${FOLDER}/ETK_yrittajat.csv`, csv(HEADER, long, `${SECRET},YEL`));
  expect((await bench.run()).refused).toEqual([
    {
      delivery: FOLDER,
      file: "ETK_yrittajat.csv",
      column: null,
      message: "the file's records cannot be read; deliver it again",
    },
  ]);
});

test("one refused file refuses its delivery, all its problems are named, and other deliveries are taken in", async () => {
  const bench = await laboratory.bench();
  await bench.deliver(
    "2026-08-03_FOLK_MUUTTO/FOLK_MUUTTO_2024.csv",
    csv("shnro,muuttolaji,muuttopv", "p1,41,2024-05-01"),
  );
  await bench.deliver("2026-08-03_FOLK_MUUTTO/FOLK_MUUTTO_2025.csv", csv("shnro,muuttopv", "p1,2025-05-01"));
  await bench.deliver("2026-08-03_FOLK_MUUTTO/FOLK_MUUTTO_2026.csv", "");
  await bench.deliver(`${FOLDER}/ETK_yrittajat.csv`, TEXT);
  const result = await bench.run();
  expect(result.refused.map(({ file, column }) => [file, column])).toEqual([
    ["FOLK_MUUTTO_2025.csv", "muuttolaji"],
    ["FOLK_MUUTTO_2026.csv", null],
  ]);
  expect(result.accepted).toEqual([FOLDER]);
});

test("more than the allowed share of a file's rows in quarantine refuses it; allowing more accepts it", async () => {
  const bench = await laboratory.bench();
  await bench.deliver(
    `${FOLDER}/ETK_yrittajat.csv`,
    csv(HEADER, ...ROWS.slice(0, 98), "p7,XYZ,2019-01-01,", "p8,YEL,2019-02-30,"),
  );
  const first = await bench.run({ maxQuarantineShare: 0.01 });
  expect(first.refused).toEqual([
    {
      delivery: FOLDER,
      file: "ETK_yrittajat.csv",
      column: "alkupvm",
      message:
        "2 of 100 rows broke the contract (alkupvm:not_a_date 1, laki:not_a_code 1): 2.0 %, more than max_quarantine_share 1.0 %; deliver the file again",
    },
  ]);
  const second = await bench.run({ maxQuarantineShare: 0.02 });
  expect(second).toMatchObject({ refused: [], accepted: [FOLDER], files: { read: 0, reused: 1 } });
});

const manifest = (changes: object, file: object = {}): string =>
  JSON.stringify({
    delivery_id: "x",
    dataset: "ETK_yrittajat",
    delivered_at: "2026-08-01",
    files: [{ name: "ETK_yrittajat.csv", sha256: sha256(TEXT), bytes: TEXT.length, rows: 500, ...file }],
    ...changes,
  });

test.each([
  ["bytes", manifest({}, { bytes: 7 }), "ETK_yrittajat.csv", /bytes differs: delivery.json says 7, found \d+;/],
  [
    "sha256",
    manifest({}, { sha256: "ab" }),
    "ETK_yrittajat.csv",
    new RegExp(`sha256 differs: delivery.json says ab, found ${sha256(TEXT)};`),
  ],
  ["rows", manifest({}, { rows: 501 }), "ETK_yrittajat.csv", /rows differs: delivery.json says 501, found 500;/],
  [
    "dataset",
    manifest({ dataset: "FOLK_ENHEN" }),
    "delivery.json",
    /dataset differs: delivery.json says FOLK_ENHEN, found ETK_yrittajat;/,
  ],
  ["time", manifest({ delivered_at: "2026-08-02" }), "delivery.json", /delivered_at differs/],
  ["a file that is not listed", manifest({ files: [] }), "ETK_yrittajat.csv", /does not list it/],
  ["something else than a list", "{", "delivery.json", /not JSON of the form/],
])(
  "delivery.json that disagrees in %s refuses the delivery, naming the file and both values",
  async (_what, list, file, message) => {
    const bench = await laboratory.bench();
    await bench.deliver(`${FOLDER}/ETK_yrittajat.csv`, TEXT);
    await bench.deliver(`${FOLDER}/delivery.json`, list);
    expect((await bench.run()).refused).toEqual([
      { delivery: FOLDER, file, column: null, message: expect.stringMatching(message) },
    ]);
  },
);

test("delivery.json that lists a file that is not there refuses the delivery", async () => {
  const bench = await laboratory.bench();
  await bench.deliver(`${FOLDER}/delivery.json`, manifest({}));
  expect((await bench.run()).refused).toMatchObject([
    { file: "ETK_yrittajat.csv", message: expect.stringMatching(/is not there/) },
  ]);
});

test("the same table and period twice in a delivery is refused", async () => {
  const bench = await laboratory.bench();
  await bench.deliver(`${FOLDER}/ETK_yrittajat.csv`, TEXT);
  await bench.deliver(`${FOLDER}/ETK_yrittajat.csv.gz`, gzipSync(TEXT));
  expect((await bench.run()).refused).toMatchObject([
    { file: "ETK_yrittajat.csv.gz", message: expect.stringMatching(/same table and period in ETK_yrittajat.csv too/) },
  ]);
});

test("an inbox that is not there is exit 5 with advice", async () => {
  const bench = await laboratory.bench();
  const missing = { ...bench, inbox: join(bench.inbox, "nowhere") };
  const { ingest } = await import("../../src/ingest/ingest.ts");
  await expect(
    ingest({
      inbox: missing.inbox,
      store: bench.store,
      sources: [],
      settings: { settleMinutes: 10, maxQuarantineShare: 0 },
      plausibility: takenAsTheyAre,
      now: new Date(0),
      database: laboratory.database,
    }),
  ).rejects.toMatchObject({ exitCode: 5, advice: expect.stringMatching(/paths.inbox/) });
});
