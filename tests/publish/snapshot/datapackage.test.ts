import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import { textOf } from "../../../src/database/row.ts";
import { ANONYMOUS } from "../../../src/model/presentation.ts";
import { NOWCAST_COLUMNS } from "../../../src/model/nowcast-row.ts";
import { PLACE_DIMENSIONS } from "../../../src/model/observation.ts";
import { dataPackage } from "../../../src/publish/snapshot/datapackage.ts";
import { writeReleaseStatus } from "../../../src/publish/tables/release-status.ts";
import { writeNowcast } from "../../../src/publish/tables/write-nowcast.ts";
import { REVISION_COLUMNS } from "../../../src/model/published-columns.ts";
import { writeRevisions } from "../../../src/publish/revisions/write-revisions.ts";
import { madeUp, writeCounts } from "../../indicators/made-up-counts.ts";
import { madeUpRow } from "../../indicators/nowcast/made-up-row.ts";
import { workshop } from "./made-up-release.ts";
import type { Workshop } from "./made-up-release.ts";
import { madeUpIdentity } from "./made-up-identity.ts";

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
    { ...madeUpIdentity, protection: "rules", rounding_base: 10, inputs: [] },
    vocabulary,
  );

const schemaOf = (path: string) => described.parse(packageOf(path)).resources[0]!.schema;

const TYPES: Readonly<Record<string, string>> = { VARCHAR: "string", DOUBLE: "number", INTEGER: "integer" };

test("nowcast.parquet has the columns and types that the data package says", async () => {
  const session = await shop.database.session();
  await writeNowcast([madeUpRow()], { folder: shop.folder, session, snapshot: madeUpIdentity });
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
  await writeReleaseStatus({ counts, releases: [] }, { folder: shop.folder, session, snapshot: madeUpIdentity });
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
  expect(schemaOf("nowcast.parquet").primaryKey).toEqual(PLACE_DIMENSIONS);
});

test.each(["nowcast.parquet", "release_status.parquet", "revisions.parquet", "observations.parquet", "counts.parquet"])(
  "every column of %s is described",
  (path) => {
    for (const { name, description } of schemaOf(path).fields) expect(description).not.toBe(name);
  },
);

test("the package says under which licence, by whom, of what and how known it is", () => {
  const inputs = ["2026-06", "2026-08", "2026-07"].map((period) => ({
    table: "TAX_INCOMES_report",
    period,
    file: "a.csv",
    sha256: "0".repeat(64),
    delivery: "a",
    delivered_at: "2026-10-17T00:00",
  }));
  const facts = { ...madeUpIdentity, protection: "rules", rounding_base: 10, inputs };
  expect(dataPackage([], facts, vocabulary)).toMatchObject({
    version: "2026-10-17T00:00",
    licenses: [{ name: "CC-BY-4.0" }],
    contributors: [
      { title: "Espoon kaupunki", path: "https://example.fi/", email: "tilasto@example.fi", roles: ["publisher"] },
    ],
    sources: [{ title: "TAX_INCOMES_report", version: "2026-08" }],
  });
  expect(dataPackage([], { ...facts, presentation: ANONYMOUS }, vocabulary)).not.toHaveProperty("contributors");
});

const resourceOf = (path: string, rows: number | null): Readonly<Record<string, unknown>> => {
  const facts = { ...madeUpIdentity, protection: "rules", rounding_base: 10, inputs: [] };
  const { resources } = z
    .object({ resources: z.array(z.record(z.string(), z.unknown())) })
    .parse(dataPackage([{ path, bytes: 7, sha256: "ab", rows }], facts, vocabulary));
  return resources[0]!;
};

test("a file is described by its bytes, hash and rows, a compressed one by its content, a page as a file", () => {
  expect(resourceOf("observations.csv.gz", 3)).toMatchObject({
    name: "observations.csv.gz",
    type: "table",
    format: "csv",
    compression: "gz",
    bytes: 7,
    hash: "sha256:ab",
    rows: 3,
  });
  const page = resourceOf("brief/KU049.fi.html", null);
  expect(page).toMatchObject({ name: "brief-ku049.fi.html", format: "html", mediatype: "text/html" });
  for (const key of ["schema", "rows", "type", "dialect"]) expect(page).not.toHaveProperty(key);
});

test("a column of codes has their names, in the order in which they are shown, each code once", () => {
  const { fields } = z
    .object({ fields: z.array(z.object({ name: z.string(), categories: z.array(z.unknown()).optional() })) })
    .parse(
      z.object({ resources: z.array(z.object({ schema: z.unknown() })) }).parse(packageOf("observations.parquet"))
        .resources[0]!.schema,
    );
  const categories = new Map(fields.map(({ name, categories: of }) => [name, of]));
  expect(categories.get("SEX")).toEqual([
    { value: "_T", label: "Both sexes" },
    { value: "F", label: "Women" },
    { value: "M", label: "Men" },
    { value: "_Z", label: "Not applicable" },
  ]);
  expect(categories.get("INDICATOR")).toHaveLength(vocabulary.indicators.length);
  expect(categories.get("OBS_VALUE")).toBeUndefined();
});
