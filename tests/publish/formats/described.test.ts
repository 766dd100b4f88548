import { tableFromIPC } from "apache-arrow";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ALL_ROWS } from "../../run/house.ts";
import { textOf } from "../../../src/database/row.ts";
import { OBSERVATION_COLUMNS } from "../../../src/model/observation.ts";
import { metadataOf } from "../../../src/publish/formats/described.ts";
import { publishSnapshot } from "../snapshot/observe-and-publish.ts";
import type { ReleaseWithRooms } from "../snapshot/observe-and-publish.ts";
import { madeUpRelease, workshop } from "../snapshot/made-up-release.ts";
import type { Workshop } from "../snapshot/made-up-release.ts";
import { madeUpIdentity } from "../snapshot/made-up-identity.ts";

let shop: Workshop;
let release: ReleaseWithRooms;
let folder: string;
let id: string;

beforeAll(async () => {
  shop = await workshop();
  const made = await madeUpRelease(shop);
  release = { ...made, facts: { ...made.facts, presentation: madeUpIdentity.presentation } };
  ({ folder, id } = await publishSnapshot({ output: shop.output, ...release }, shop));
});
afterAll(() => shop.remove());

const rows = async (file: string, sql: string) => {
  const session = await shop.database.session();
  try {
    return await session.rows(sql, { file });
  } finally {
    session.close();
  }
};

const said = async (file: string): Promise<Readonly<Record<string, string>>> => {
  const found = await rows(
    join(folder, file),
    "select decode(key) as key, decode(value) as text from parquet_kv_metadata(getvariable('file'))",
  );
  return Object.fromEntries(found.map((row) => [textOf(row, "key"), textOf(row, "text")]));
};

test("every Parquet file says what it is, of which snapshot, under which licence, and what each of its columns holds", async () => {
  const files = readdirSync(folder).filter((file) => file.endsWith(".parquet"));
  expect(files).toEqual(expect.arrayContaining(["bridge.parquet", "counts.parquet", "reconstructed.parquet"]));
  for (const file of files) {
    const metadata = await said(file);
    expect([file, metadata]).toEqual([file, metadataOf(file, { ...madeUpIdentity, id })]);
    const columns: readonly { name: string; description: string }[] = JSON.parse(metadata["columns"]!);
    const found = await rows(join(folder, file), "describe select * from read_parquet(getvariable('file'))");
    expect([file, columns.map(({ name }) => name)]).toEqual([file, found.map((row) => textOf(row, "column_name"))]);
    expect(columns.filter(({ name, description }) => name === description)).toEqual([]);
  }
});

test("what a file says names publisher, licence and how it is cited", () => {
  expect(metadataOf("observations.parquet", madeUpIdentity)).toMatchObject({
    title: "Indicators of immigration and employment",
    snapshot: "2026-10-17T0000Z-3f9a1c0b7d42",
    vintage: "2026-10-17T00:00",
    publisher: "Espoon kaupunki <https://example.fi/>",
    licence: "CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/",
    citation:
      "Espoon kaupunki, Tilannekuva: Immigration and employment in Finland's six largest cities [dataset], snapshot 2026-10-17T0000Z-3f9a1c0b7d42, known at 2026-10-17. CC BY 4.0.",
  });
});

test("the Arrow file says the same", () => {
  const { schema } = tableFromIPC(readFileSync(join(folder, "observations.arrow")));
  const expected = metadataOf("observations.arrow", { ...madeUpIdentity, id });
  expect(Object.fromEntries(schema.metadata)).toEqual(expected);
  expect(schema.fields.map(({ name }) => name)).toEqual([...OBSERVATION_COLUMNS]);
});

test("tables that come from the store keep their rows and the order of these", async () => {
  const { bridge, reconstruction } = release;
  const published = await rows(join(folder, "bridge.parquet"), ALL_ROWS);
  const kept = await rows(bridge!.path, ALL_ROWS);
  expect(published.map((row) => row["REF_AREA"])).toEqual(["KU049", "C6"]);
  const values = kept.map(({ OBS_VALUE: value }) => (value === null ? null : Number(value)));
  expect(values).toEqual([120, null]);
  expect(published).toEqual(kept.map((row, at) => Object.assign(row, { OBS_VALUE: values[at] })));
  expect(await rows(join(folder, "reconstructed.parquet"), ALL_ROWS)).toEqual(
    await rows(reconstruction.path, ALL_ROWS),
  );
});
