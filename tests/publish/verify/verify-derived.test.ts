import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { writeChecksums } from "../../../src/publish/snapshot/checksums.ts";
import { publishSnapshot } from "../snapshot/observe-and-publish.ts";
import { verify } from "../../../src/publish/verify/verify-snapshot.ts";
import type { Verdict } from "../../../src/publish/verify/verify-snapshot.ts";
import { madeUpRelease, workshop } from "../snapshot/made-up-release.ts";
import type { Workshop } from "../snapshot/made-up-release.ts";

let shop: Workshop;
let sound: string;
let copy: string;

beforeAll(async () => {
  shop = await workshop();
  sound = (await publishSnapshot({ output: shop.output, ...(await madeUpRelease(shop)) }, shop)).folder;
  copy = join(shop.folder, "copies", basename(sound));
});

afterAll(() => shop.remove());

beforeEach(() => cpSync(sound, copy, { recursive: true }));

afterEach(() => rmSync(copy, { recursive: true }));

/** What is found although the hashes are right. */
async function found(): Promise<readonly string[]> {
  rmSync(join(copy, "SHA256SUMS"));
  await writeChecksums(copy);
  return (await verify(copy, shop)).problems;
}

async function changeParquet(file: string, select: string): Promise<void> {
  const session = await shop.database.session();
  const path = join(copy, file);
  await session.run(`create or replace temp table changed as ${select.replaceAll("$file", `'${path}'`)}`);
  rmSync(path);
  await session.run(`copy changed to '${path}' (format parquet, compression zstd)`);
  session.close();
}

const changeText = (file: string, from: string | RegExp, to: string): void => {
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
};

test.each([
  ["OBS_VALUE + 1 as OBS_VALUE", "rows with other values than observations"],
  ["'final' as OBS_STATUS_EN", "rows with texts that are not those of its codes"],
  ["'' as REF_AREA_SV", "rows with texts that are not those of its codes"],
  ["'elsewhere' as SNAPSHOT", "rows with another snapshot's id"],
  ["0.5::double as CHANGE", "rows with a change not compared"],
  ["'KU091' as REF_AREA", "rows that are not the headlines of observations, in their order"],
  ["'perhaps' as CHANGE_STATUS", "rows that are no headlines"],
])("headlines with %s", async (changed, problem) => {
  await changeParquet("headline.parquet", `select * replace (${changed}) from $file`);
  const problems = await found();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^headline\.parquet: /);
  expect(problems[0]).toContain(problem);
});

test("headlines with a column too few", async () => {
  await changeParquet("headline.parquet", "select * exclude (CHANGE) from $file");
  expect(await found()).toEqual(["headline.parquet: columns that are not those of headlines"]);
});

test("a table of headlines with another number, in one language", async () => {
  changeText("headline.sv.csv", /;(\d+),(\d);/, ";$1,$2$2;");
  expect(await found()).toEqual(["headline.sv.csv: not the rows of headline.parquet"]);
});

test("a workbook of other bytes", async () => {
  writeFileSync(join(copy, "headline.xlsx"), "PK");
  expect(await found()).toEqual(["headline.xlsx: not the rows of headline.parquet"]);
});

test("headlines in the words of another version of the program, where their numbers are right", async () => {
  const code = { lib: "a", model: "b", publish: "c", words: "d" };
  const byAnother = async (): Promise<Verdict> => {
    await found();
    return verify(copy, { ...shop, code });
  };
  await changeParquet("headline.parquet", "select * replace ('settled' as OBS_STATUS_EN) from $file");
  writeFileSync(join(copy, "headline.xlsx"), "PK");
  expect(await byAnother()).toEqual({
    ok: true,
    problems: [],
    notes: ["another version of the program made this snapshot: the wording of the headline files was not checked"],
  });
  await changeParquet("headline.parquet", "select * replace (OBS_VALUE + 1 as OBS_VALUE) from $file");
  expect((await byAnother()).problems).toEqual([expect.stringContaining("rows with other values than observations")]);
});

test("texts of codes that are not those of codelists.json", async () => {
  changeText("labels.csv", "Espoo,Esbo", "Esbo,Espoo");
  expect(await found()).toEqual(["labels.csv: not the codes of codelists.json"]);
  await changeParquet("labels.parquet", "select * replace ('x' as fi) from $file");
  expect(await found()).toEqual([
    "labels.parquet: not the codes of codelists.json",
    "labels.csv: not the codes of codelists.json",
  ]);
});

test.each([
  ["OBS_VALUE + 1 as OBS_VALUE", "the newest release is not the observations"],
  ["'1999-01-01' as VINTAGE", "a release that manifest.json does not have"],
])("releases with %s", async (changed, problem) => {
  await changeParquet("at_release.parquet", `select * replace (${changed}) from $file`);
  expect(await found()).toContain(`at_release.parquet: ${problem}`);
});
