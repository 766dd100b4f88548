import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { stepFilesBelow } from "../../src/trace/step-files.ts";

const hash = (digit: string): string => digit.repeat(64);
const PUBLISHED = `published/2026-06/${hash("1")}.parquet`;
const COUNTS = `counts/2026-06/${hash("2")}.parquet`;
const PERSONS = `person_month/2026-06/${hash("3")}.parquet`;
const WAGES = `stage/wages/2026-06/${hash("4")}.parquet`;
const ARCHIVED = `archive/TAX/${hash("5")}.parquet`;

let store: TemporaryFolder;

const artifact = (path: string) => ({ path, sha256: hash("f") });

/** A finished output with its note, as a step leaves them. */
async function leave(path: string, made: object): Promise<void> {
  const file = join(store.path, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "");
  await writeFile(file.replace(".parquet", ".json"), JSON.stringify({ sha256: hash("f"), bytes: 0, rows: 7, ...made }));
}

beforeAll(async () => {
  store = await temporaryFolder();
  await leave(PUBLISHED, { sql: "protect/published", inputs: { decisions: [artifact(COUNTS), artifact(PERSONS)] } });
  await leave(COUNTS, { sql: "count/month", inputs: { person_month: [artifact(PERSONS)] } });
  await leave(PERSONS, { sql: "join/person_month", inputs: { wages: [artifact(WAGES)], nothing: [] } });
  // Of an earlier version; what it was made of is not known.
  await leave(WAGES, {});
});
afterAll(() => store[Symbol.asyncDispose]());

const below = (leaves: readonly string[] = []) =>
  stepFilesBelow([artifact(join(store.path, PUBLISHED))], { store: store.path, leaves: new Set(leaves) });

test("every file once, the nearest first, with what it was made of", async () => {
  const files = await below();
  expect(files.map(({ path }) => path)).toEqual([PUBLISHED, COUNTS, PERSONS, WAGES]);
  expect(files[1]).toEqual({
    path: COUNTS,
    sha256: hash("f"),
    fingerprint: hash("2"),
    sql: "count/month",
    rows: 7,
    inputs: { person_month: [PERSONS] },
    there: true,
  });
  expect(files[3]).toMatchObject({ fingerprint: hash("4"), sql: null, inputs: {} });
});

test("how many rows a table of persons has is not shown", async () => {
  expect((await below()).map(({ rows }) => rows)).toEqual([7, 7, null, null]);
});

test("below a leaf nobody looks", async () => {
  expect((await below([PERSONS])).map(({ path }) => path)).toEqual([PUBLISHED, COUNTS, PERSONS]);
});

test("what is gone is named, and what was delivered is no step's", async () => {
  const files = await stepFilesBelow([artifact(ARCHIVED)], { store: store.path, leaves: new Set() });
  expect(files).toEqual([
    { path: ARCHIVED, sha256: hash("f"), fingerprint: null, sql: null, rows: null, inputs: {}, there: false },
  ]);
});
