import { nightly } from "../../../pipelines/nightly.ts";
import { revisionDeclarations } from "../../../src/definitions/revision-declarations.ts";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import { TilannekuvaError } from "../../../src/lib/errors.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { indicating, publishSnapshot } from "./observe-and-publish.ts";
import type { Present } from "../../../src/publish/snapshot/release.ts";
import { recompute } from "../../../src/publish/snapshot/recompute-snapshot.ts";
import { madeUpRelease, observe, workshop } from "./made-up-release.ts";
import type { Workshop } from "./made-up-release.ts";

let shop: Workshop;
let snapshot: string;

beforeAll(async () => {
  shop = await workshop();
  snapshot = (await publishSnapshot({ output: shop.output, ...(await madeUpRelease(shop)) }, shop)).folder;
});

afterAll(() => shop.remove());

const again = (out: string) =>
  recompute(snapshot, join(shop.folder, out), {
    database: shop.database,
    indicate: indicating(observe),
    present,
    revisions,
    vocabulary,
  });

const revisions = revisionDeclarations(nightly);

const present: Present = async () => [];

const without = (row: Observation): Observation =>
  row.INDICATOR === "employment_gap_women" ? { ...row, OBS_VALUE: null } : row;

const withoutGap: typeof observe = async (counts, session, facts) => {
  const { observations: rows, ...rest } = await observe(counts, session, facts);
  return { ...rest, observations: rows.map(without) };
};

const observations = (folder: string): string =>
  gunzipSync(readFileSync(join(folder, "observations.csv.gz"))).toString("utf8");

test("the observations of a snapshot come out of its counts, byte for byte, in every format", async () => {
  const { identical, files, notes } = await again("same");
  expect(identical).toBe(true);
  expect(notes).toEqual([]);
  const names = files.map(({ file }) => file);
  expect(names).toEqual(
    expect.arrayContaining([
      "observations.arrow",
      "observations.csv.gz",
      "observations.ndjson.gz",
      "observations.parquet",
      "release_status.parquet",
    ]),
  );
  expect(names).toContain("jsonstat/fi/unemployment_gap_18_64.json.gz");
});

test("a definition that changed shows in the files that it changes", async () => {
  const out = join(shop.folder, "changed");
  const { identical, files } = await recompute(snapshot, out, {
    database: shop.database,
    indicate: indicating(withoutGap),
    present,
    revisions,
    vocabulary,
  });
  expect(identical).toBe(false);
  expect(files.filter(({ same }) => !same).map(({ file }) => file)).toEqual([
    "at_release.parquet",
    "headline.en.csv",
    "headline.fi.csv",
    "headline.parquet",
    "headline.sv.csv",
    "headline.xlsx",
    "jsonstat/en/employment_gap_women.json.gz",
    "jsonstat/fi/employment_gap_women.json.gz",
    "jsonstat/sv/employment_gap_women.json.gz",
    "observations.arrow",
    "observations.csv.gz",
    "observations.ndjson.gz",
    "observations.parquet",
  ]);
});

test("the rounding in the intervals is that of the snapshot's own counts", async () => {
  const release = await madeUpRelease(shop);
  const finer = { ...release, facts: { ...release.facts, rounding_base: 5 } };
  const { folder } = await publishSnapshot({ output: join(shop.folder, "finer"), ...finer }, shop);
  const context = { database: shop.database, indicate: indicating(observe), present, revisions, vocabulary };
  const { identical } = await recompute(folder, join(shop.folder, "finer-again"), context);
  expect(identical).toBe(true);
  expect(observations(folder)).not.toBe(observations(join(shop.folder, "same")));
});

test("a file that was changed is named", async () => {
  appendFileSync(join(snapshot, "observations.csv.gz"), " ");
  const { files } = await again("tampered");
  expect(files.filter(({ same }) => !same).map(({ file }) => file)).toEqual(["observations.csv.gz"]);
});

test("what is no snapshot, and a folder that is in use, are refused", async () => {
  const context = { database: shop.database, indicate: indicating(observe), present, revisions, vocabulary };
  await expect(recompute(shop.folder, join(shop.folder, "new"), context)).rejects.toThrow(TilannekuvaError);
  await expect(recompute(snapshot, shop.output, context)).rejects.toThrow("is not empty");
});
