import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { vocabulary } from "../../pipelines/indicators/codelists.ts";
import { textOf } from "../../src/database/row.ts";
import { NOWCAST_COLUMNS } from "../../src/lib/nowcast.ts";
import { dataPackage } from "../../src/publish/datapackage.ts";
import { writeReleaseStatus } from "../../src/publish/release-status.ts";
import { writeNowcast } from "../../src/publish/nowcast.ts";
import { REVISION_COLUMNS } from "../../src/publish/revisions/revision.ts";
import { writeRevisions } from "../../src/publish/revisions/write.ts";
import { madeUp, writeCounts } from "../indicators/made-up-counts.ts";
import { madeUpRow } from "../indicators/nowcast/made-up-row.ts";
import { workshop } from "./made-up-release.ts";
import type { Workshop } from "./made-up-release.ts";
import { toldSnapshot } from "./told-snapshot.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.remove());

const described = z.object({
  resources: z.array(
    z.object({
      path: z.string(),
      schema: z.object({
        fields: z.array(z.object({ name: z.string(), type: z.string(), description: z.string() })),
        primaryKey: z.array(z.string()),
      }),
    }),
  ),
});

const packageOf = (...paths: readonly string[]) =>
  dataPackage(
    paths.map((path) => ({ path, bytes: 1, sha256: "0".repeat(64), rows: null })),
    { ...toldSnapshot, protection: "rules", rounding_base: 10, inputs: [] },
    vocabulary,
  );

const schemaOf = (path: string) => described.parse(packageOf(path)).resources[0]!.schema;

const TYPES: Readonly<Record<string, string>> = { VARCHAR: "string", DOUBLE: "number", INTEGER: "integer" };

test("nowcast.parquet has the columns and types that the data package says", async () => {
  const session = await shop.database.session();
  await writeNowcast([madeUpRow()], { folder: shop.folder, session, snapshot: toldSnapshot });
  const columns = await session.rows("describe select * from read_parquet(getvariable('file'))", {
    file: join(shop.folder, "nowcast.parquet"),
  });
  session.close();
  const { fields } = schemaOf("nowcast.parquet");
  expect(fields.map(({ name }) => name)).toEqual(NOWCAST_COLUMNS);
  expect(fields.map(({ type }) => type)).toEqual(columns.map((column) => TYPES[textOf(column, "column_type")]));
});

test("revisions.parquet has the columns and types that the data package says", async () => {
  const session = await shop.database.session();
  const file = join(shop.folder, "revisions.parquet");
  await writeRevisions([], { file, session });
  const columns = await session.rows("describe select * from read_parquet(getvariable('file'))", { file });
  session.close();
  const { fields } = schemaOf("revisions.parquet");
  expect(fields.map(({ name }) => name)).toEqual(REVISION_COLUMNS);
  expect(fields.map(({ type }) => type)).toEqual(columns.map((column) => TYPES[textOf(column, "column_type")]));
});

test("release_status.parquet has the columns that the data package says, all of them text, and the key of a release", async () => {
  const session = await shop.database.session();
  const counts = join(shop.folder, "counts.parquet");
  await writeCounts(session, counts, [madeUp({ OBS_VALUE: 10 })]);
  await writeReleaseStatus({ counts, releases: [] }, { folder: shop.folder, session, snapshot: toldSnapshot });
  const columns = await session.rows("describe select * from read_parquet(getvariable('file'))", {
    file: join(shop.folder, "release_status.parquet"),
  });
  session.close();
  const { fields, primaryKey } = schemaOf("release_status.parquet");
  expect(fields.map(({ name }) => name)).toEqual(columns.map((column) => textOf(column, "column_name")));
  expect(fields.map(({ type }) => type)).toEqual(columns.map((column) => TYPES[textOf(column, "column_type")]));
  expect(primaryKey).toEqual(["TIME_PERIOD", "TABLE_ID", "REF_AREA", "VINTAGE"]);
});

test("a nowcast's key is where it is", () => {
  expect(schemaOf("nowcast.parquet").primaryKey).toEqual(NOWCAST_COLUMNS.slice(0, 11));
});

test.each(["nowcast.parquet", "release_status.parquet", "revisions.parquet", "observations.parquet", "counts.parquet"])(
  "every column of %s is described",
  (path) => {
    for (const { name, description } of schemaOf(path).fields) expect(description).not.toBe(name);
  },
);
