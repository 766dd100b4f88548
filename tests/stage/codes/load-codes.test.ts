import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { codeTables } from "../../../pipelines/code-tables.ts";
import { TilannekuvaError } from "../../../src/lib/errors.ts";
import { packageRoot } from "../../../src/lib/package-root.ts";
import { loadCodes, readCodes } from "../../../src/stage/codes/load-codes.ts";

const shipped = join(packageRoot, "pipelines", "codes");
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tilannekuva-codes-"));
  await cp(shipped, join(folder, "codes"), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const load = () => loadCodes(codeTables, { folder: join(folder, "codes"), store: join(folder, "store") });
const shaOf = async (name: string): Promise<string | undefined> =>
  (await load()).find((table) => table.name === name)?.artifact.sha256;
const path = (name: string): string => join(folder, "codes", `${name}.csv`);
const edit = async (name: string, change: (text: string) => string): Promise<void> =>
  writeFile(path(name), change(await readFile(path(name), "utf8")));

async function refusal(): Promise<TilannekuvaError> {
  const error: unknown = await load().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TilannekuvaError)) throw new Error("the code tables were not refused");
  return error;
}

test("the shipped tables are right, one artifact a table", async () => {
  expect((await load()).map((table) => table.name).toSorted()).toEqual(
    codeTables.map((table) => table.name).toSorted(),
  );
});

test("the checked rows can be read without a store, which is left alone", async () => {
  const tables = await readCodes(codeTables, join(folder, "codes"));
  expect(tables.map(({ table, sha256 }) => [table.name, sha256])).toEqual(
    (await loadCodes(codeTables, { folder: join(folder, "codes"), store: join(folder, "other") })).map(
      ({ name, sha256 }) => [name, sha256],
    ),
  );
  expect(tables[0]?.rows[0]).toEqual({
    code: "101",
    name_fi: "Palkka yhteissumma",
    counts_as: "total",
    valid_from: "2019-01-01",
    valid_to: "",
  });
  expect(existsSync(join(folder, "store"))).toBe(false);
});

test("names of grounds are kept lower case with single spaces", async () => {
  await edit("permit_grounds", (text) => text.replace("\nadoptio;", "\n ADOPTIO  Koe ;"));
  const table = (await load()).find(({ name }) => name === "permit_grounds");
  expect(await readFile(table?.artifact.path ?? "", "utf8")).toContain('"adoptio koe";"family";2011-01-01;9999-12-31');
});

test("a note, another order of rows, CRLF and a byte order mark change nothing downstream", async () => {
  const before = await shaOf("benefit_types");
  await edit("benefit_types", (text) => {
    const [header = "", ...rows] = text.trimEnd().replaceAll("inferred", "checked by hand").split("\n");
    return `\u{feff}${[header, ...rows.toReversed()].join("\r\n")}\r\n`;
  });
  expect(await shaOf("benefit_types")).toBe(before);
});

test("a changed meaning is another artifact", async () => {
  const before = await shaOf("income_types");
  await edit("income_types", (text) =>
    text.replace("319;Omaishoitajan palkkio;fee;", "319;Omaishoitajan palkkio;work;"),
  );
  expect(await shaOf("income_types")).not.toBe(before);
});

test.each([
  ["income_types", "counts_as;", "counts;", /income_types\.csv: lacks column counts_as/],
  [
    "income_types",
    "\n201;Aikapalkka;work;",
    "\n201;Aikapalkka;wrok;",
    /income_types\.csv: line 8, column counts_as is none of work/,
  ],
  ["income_types", "\n201;", "\n20;", /line 8, column code is not three digits/],
  [
    "income_types",
    "201;Aikapalkka;work;2019-01-01;",
    "201;Aikapalkka;work;1.1.2019;",
    /line 8, column valid_from is not a date/,
  ],
  [
    "income_types",
    "201;Aikapalkka;work;2019-01-01;",
    "201;Aikapalkka;work;2019-01-01;2018-01-01",
    /line 8, column valid_to is before valid_from/,
  ],
  ["income_types", "\n202;", "\n201;", /line 9, column code is valid on the same days as line 8/],
  [
    "permit_ground_groups",
    "1;Perhe;family",
    "1;Perhe;familia",
    /line 2, column permit_ground_if_name_unknown is none of/,
  ],
  ["permit_grounds", "adoptio;family;2011-01-01;", "adoptio;family", /cannot be read as CSV/],
] as const)("%s with %j as %j is refused, naming file and column", async (name, from, to, expected) => {
  await edit(name, (text) => text.replace(from, to));
  const error = await refusal();
  expect(error.message).toMatch(expected);
  expect(error.exitCode).toBe(2);
});

test("the same code may come twice when its validity does not overlap", async () => {
  await edit("income_types", (text) =>
    text.replace(
      "201;Aikapalkka;work;2019-01-01;",
      "201;Aikapalkka;work;2019-01-01;2025-12-31\n201;Aikapalkka;other;2026-01-01;",
    ),
  );
  await expect(load()).resolves.toHaveLength(codeTables.length);
});

test("a missing table and one that is not UTF-8 are refused", async () => {
  await writeFile(path("training_codes"), Buffer.from("code;name_fi\nK1;koulutus \xe4\n", "latin1"));
  expect((await refusal()).message).toMatch(/training_codes\.csv: is not UTF-8/);
  await rm(path("training_codes"));
  expect((await refusal()).message).toMatch(/training_codes\.csv: the code table is missing/);
});
