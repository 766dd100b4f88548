import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { textOf } from "../../../src/database/row.ts";
import { readManifest } from "../../../src/publish/snapshot/current.ts";
import type { Manifest } from "../../../src/publish/snapshot/snapshot-manifest.ts";
import { publishSnapshot } from "../snapshot/observe-and-publish.ts";
import {
  RECONSTRUCTED,
  reconstructedIn,
  reconstructedProblems,
} from "../../../src/publish/tables/reconstructed-file.ts";
import { RECONSTRUCTED_FIELDS } from "../../../src/publish/tables/published-fields.ts";
import { writeTable } from "../../sql/given.ts";
import { madeUpRelease, workshop } from "../snapshot/made-up-release.ts";
import type { Workshop } from "../snapshot/made-up-release.ts";

const HEADER =
  "TIME_PERIOD | DELAY:integer | SOURCE | REF_AREA | BACKGROUND | SEX | AGE | STATUS_ORDER | MEASURE | OBS_VALUE:integer | OBS_STATUS | VINTAGE";
const VINTAGE = "2026-10-17T00:00";

let shop: Workshop;
let manifest: Manifest;
let snapshot: string;
beforeAll(async () => {
  shop = await workshop();
  const { folder } = await publishSnapshot({ output: shop.output, ...(await madeUpRelease(shop)) }, shop);
  snapshot = folder;
  manifest = (await readManifest(folder))!;
});
afterAll(() => shop.remove());

let count = 0;

/** What is wrong with a reconstruction of these lines; an empty cell of the source is written `none`. */
async function problems(...lines: readonly string[]): Promise<readonly string[]> {
  const folder = join(shop.folder, `made-up-${(count += 1)}`);
  await mkdir(folder);
  const session = await shop.database.session();
  const raw = await writeTable(session, join(folder, "raw.parquet"), [HEADER, ...lines].join("\n"));
  await session.run(
    `copy (select * replace (coalesce(SOURCE, '') as SOURCE) from '${raw}') to '${join(folder, RECONSTRUCTED)}' (format parquet)`,
  );
  const found = await reconstructedProblems(folder, { manifest, session });
  session.close();
  return found;
}

const line = (change: Readonly<Record<string, string>> = {}): string => {
  const cells = {
    month: "2026-05", delay: "0", source: "", area: "C6", background: "FOREIGN", sex: "F", age: "Y18T64", order: "MONTHLY",
    measure: "EMPLOYED", value: "1240", status: "A", vintage: VINTAGE, ...change,
  }; // prettier-ignore
  return Object.values(cells).join(" | ");
};

test("every snapshot has the file, with the columns and types that the data package says", async () => {
  expect(await reconstructedIn(snapshot)).toBe(join(snapshot, RECONSTRUCTED));
  expect(await reconstructedIn(shop.folder)).toBeNull();
  expect(manifest.files).toContain(RECONSTRUCTED);
  const session = await shop.database.session();
  const columns = await session.rows("describe select * from read_parquet(getvariable('file'))", {
    file: join(snapshot, RECONSTRUCTED),
  });
  session.close();
  const types = { string: "VARCHAR", integer: "INTEGER", number: "DOUBLE" } as const;
  expect(columns.map((column) => [textOf(column, "column_name"), textOf(column, "column_type")])).toEqual(
    RECONSTRUCTED_FIELDS.map(({ name, type }) => [name, types[type]]),
  );
});

test("a sound file has no problems", async () => {
  const other = line({ source: "benefits", measure: "UNEMPLOYED", value: "", status: "Q" });
  expect(await problems(line(), line({ delay: "1" }), other)).toEqual([]);
});

test.each([
  [{ sex: "_T" }, "a total"],
  [{ month: "2026-13" }, "a month or a delay that is none"],
  [{ delay: "-1" }, "a month or a delay that is none"],
  [{ source: "benefits" }, "a MEASURE, SOURCE or STATUS_ORDER that the reconstruction does not have"],
  [{ order: "ANNUAL" }, "a MEASURE, SOURCE or STATUS_ORDER that the reconstruction does not have"],
  [{ status: "P" }, "an OBS_STATUS that the reconstruction does not have"],
  [{ value: "" }, "a value and an OBS_STATUS that do not go together"],
  [{ status: "Q" }, "a value and an OBS_STATUS that do not go together"],
  [{ value: "1241" }, "a value that is not rounded"],
  [{ vintage: "2026-10-18T00:00" }, "a VINTAGE that manifest.json does not have"],
])("a row with %j is found", async (change, fault) => {
  expect(await problems(line(change))).toEqual([`${RECONSTRUCTED}: 1 rows with ${fault}`]);
});

test("a key that is there twice is found", async () => {
  expect(await problems(line(), line({ value: "1250" }))).toEqual([
    `${RECONSTRUCTED}: 1 rows with a key that occurs more than once`,
  ]);
});
