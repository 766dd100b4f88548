import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { employmentByGround } from "../../../../src/page/client/figures/by-ground.ts";
import { unemploymentByStay } from "../../../../src/page/client/figures/by-stay.ts";
import { populationByGround } from "../../../../src/page/client/figures/population-figure.ts";
import { releases } from "../../../../src/page/client/figures/releases-figure.ts";
import { revised } from "../../../../src/page/client/figures/revised-figure.ts";
import { whatIf } from "../../../../src/page/client/figures/what-if-figure.ts";
import type { Figure, View } from "../../../../src/page/client/page-figure.ts";
import { codesBy } from "../../../../src/lib/code-key.ts";
import { TOTALS } from "../../../../src/model/dictionary.ts";
import { OTHER_DIMENSIONS } from "../../../../src/model/totals.ts";
import { number } from "../../../../src/words/numbers.ts";
import { ageCounts, atRelease, cell, persons, rate, smallPage, viewOf } from "./small-page.ts";

const espoo = { area: "KU049", ground: "WORK" } as const;

/** What the page holds of a made-up snapshot; the files hold more beside it. */
const page = smallPage({
  cells: [
    persons(600),
    persons(300, { ground: "WORK" }),
    persons(200, { ground: "STUDY" }),
    persons(60, { area: "KU049" }),
    persons(30, espoo),
    persons(20, { ...espoo, ground: "STUDY" }),
    rate(60, { ground: "WORK" }),
    cell({ indicator: "employment_rate_18_64", age: "Y18T64", ground: "STUDY" }),
    rate(70, { background: "FINNISH" }),
    rate(9, { indicator: "unemployment_rate_18_64", stay: "Y1T4" }),
    cell({ indicator: "unemployment_gap_18_64", background: "_Z", month: "2025-10", value: 7 }),
  ],
  ageCounts: [
    ...ageCounts({ area: "C6", background: "FOREIGN", month: "2025-10" }, { unemployed: 100, employed: 900 }),
    ...ageCounts({ area: "C6", background: "FINNISH", month: "2025-10" }, { unemployed: 50, employed: 950 }),
  ],
  revised: [
    {
      area: "C6",
      indicator: "unemployment_gap_18_64",
      background: "_Z",
      sex: "_T",
      month: "2025-10",
      before: null,
      now: 7,
      cause: "late_data",
    },
  ],
  atReleases: [atRelease("2025-12-15", "2025-10", 7.5), atRelease("2026-01-26", "2025-10", 7)],
});

const quoted = (value: string | number | null): string =>
  typeof value === "string" ? `'${value}'` : String(value ?? "null");

const values = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => `(${row.map(quoted).join(", ")})`).join(", ");

type Values = Readonly<Record<string, string | number | null>>;

/** A query of rows, which all have the columns of the first. */
const rowsAs = (rows: readonly Values[]): string =>
  `select * from (values ${values(rows.map((row) => Object.values(row)))}) as t(${Object.keys(rows[0]!).join(", ")})`;

/** Another area and month, sex, status order and category of what no figure is split by: rows that a figure does not show. */
const OTHERS: Values = {
  ...codesBy(
    OTHER_DIMENSIONS.filter((dimension) => dimension !== "PERMIT_GROUND" && dimension !== "STAY"),
    () => "OTHER",
  ),
  REF_AREA: "KU853",
  SEX: "F",
  STATUS_ORDER: "ANNUAL",
  TIME_PERIOD: "2025-09",
};

const noise = (row: Values): readonly Values[] =>
  Object.entries(OTHERS)
    .filter(([column]) => row[column] !== "_Z")
    .map(([column, code]) => Object.assign({}, row, { [column]: code }));

const own = page.cells.map((one): Values => ({
  ...TOTALS,
  REF_AREA: one.area,
  INDICATOR: one.indicator,
  BACKGROUND: one.background,
  SEX: one.sex,
  AGE: one.age,
  PERMIT_GROUND: one.ground,
  STAY: one.stay,
  STATUS_ORDER: one.indicator === "population" ? "_Z" : "MONTHLY",
  TIME_PERIOD: one.month,
  OBS_VALUE: one.value,
  SHOW_LOWER: one.lower,
  SHOW_UPPER: one.upper,
  N_BASE: one.base,
  OBS_STATUS: one.status,
}));

const gap = (month: string, change: Values): Values => ({
  ...TOTALS,
  REF_AREA: "C6",
  INDICATOR: "unemployment_gap_18_64",
  BACKGROUND: "_Z",
  STATUS_ORDER: "MONTHLY",
  TIME_PERIOD: month,
  OLD_VALUE: 6,
  NEW_VALUE: 7,
  DELTA: 1,
  CAUSE: "late_data",
  ...change,
});

const TABLES: Readonly<Record<string, string>> = {
  observations: rowsAs([...own, ...own.flatMap(noise)]),
  revisions: rowsAs([
    gap("2025-10", { OLD_VALUE: null, DELTA: null }),
    gap("2025-11", { OLD_VALUE: 7, DELTA: 0, CAUSE: "nowcast" }),
    gap("2025-11", { OLD_VALUE: null, NEW_VALUE: null, DELTA: null, CAUSE: "protection" }),
    gap("2025-10", { REF_AREA: "KU049" }),
    gap("2025-10", { STATUS_ORDER: "ANNUAL" }),
  ]),
  at_release: `select * from (values ${values([
    ...page.atReleases.map((one) => [
      one.vintage,
      one.indicator,
      one.month,
      one.value,
      one.lower,
      one.upper,
      one.status,
    ]),
    ["2026-01-26", "employment_gap_18_64", "2025-10", 20, 19, 21, "P"],
  ])}) as t(VINTAGE, INDICATOR, TIME_PERIOD, OBS_VALUE, SHOW_LOWER, SHOW_UPPER, OBS_STATUS)`,
  counts: `select * from (values ${values([
    ...page.ageCounts.map((one) => [
      "by_background",
      one.area,
      one.month,
      one.sex,
      one.age,
      one.background,
      "MONTHLY",
      one.measure,
      one.persons,
      "2026-01-26",
    ]),
    ["by_background", "C6", "2025-10", "_T", "Y18T24", "FOREIGN", "MONTHLY", "EMPLOYED", 1, "2026-01-26"],
    ["by_background", "C6", "2025-10", "F", "Y18T24", "FOREIGN", "MONTHLY", "EMPLOYED", 890, "2025-12-15"],
    ["by_language", "C6", "2025-10", "F", "Y18T24", "FOREIGN", "MONTHLY", "EMPLOYED", 1, "2026-01-26"],
    ["by_background", "C6", "2025-10", "F", "Y18T24", "FOREIGN", "ANNUAL", "EMPLOYED", 1, "2026-01-26"],
  ])}) as t(TABLE_ID, REF_AREA, TIME_PERIOD, SEX, AGE, BACKGROUND, STATUS_ORDER, MEASURE, OBS_VALUE, VINTAGE)`,
};

const folder = await mkdtemp(join(tmpdir(), "figures-"));
const engine = await DuckDBInstance.create();
const connection = await engine.connect();

beforeAll(async () => {
  for (const [name, select] of Object.entries(TABLES)) {
    await connection.run(`copy (${select}) to '${join(folder, `${name}.parquet`)}' (format parquet)`);
  }
  await connection.run(`set file_search_path = '${folder}'`);
});

afterAll(async () => {
  connection.closeSync();
  engine.closeSync();
  await rm(folder, { recursive: true });
});

/** The rows that a figure's two lines of DuckDB give. */
async function rowsOf(figure: Figure, view: View): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { duckdb } = figure.code(view);
  expect(duckdb.split("\n")).toHaveLength(2);
  return (await connection.runAndReadAll(duckdb)).getRowObjectsJson();
}

const view = viewOf(page);

test("rates by ground: the same groups with the same values", async () => {
  const rows = await rowsOf(employmentByGround, view);
  expect(rows).toHaveLength(2);
  const withValue = rows.filter(({ OBS_VALUE }) => OBS_VALUE !== null);
  expect(withValue).toMatchObject([{ PERMIT_GROUND: "WORK", OBS_STATUS: "A" }]);
  const shown = employmentByGround.table(view).rows.find(([name]) => name === "Work");
  expect(withValue.map(({ OBS_VALUE }) => number(Number(OBS_VALUE), "en", 1))).toEqual([shown?.[1]]);
});

test("rates by stay", async () => {
  const rows = await rowsOf(unemploymentByStay, view);
  expect(rows).toMatchObject([{ STAY: "Y1T4" }]);
});

test("population: the chosen city's rows and those of all six", async () => {
  const rows = await rowsOf(populationByGround, viewOf(page, { area: "KU049" }));
  expect(
    rows.map((row) => `${String(row["REF_AREA"])} ${String(row["PERMIT_GROUND"])} ${Number(row["OBS_VALUE"])}`),
  ).toEqual(expect.arrayContaining(["C6 WORK 300", "C6 STUDY 200", "KU049 WORK 30", "KU049 STUDY 20"]));
  expect(rows).toHaveLength(4);
});

test("revised: what has another value, of the chosen area", async () => {
  const rows = await rowsOf(revised, view);
  expect(rows).toMatchObject([{ INDICATOR: "unemployment_gap_18_64", TIME_PERIOD: "2025-10", CAUSE: "late_data" }]);
  expect(rows).toHaveLength(revised.table(view).rows.length);
});

test("releases: the same values as the table", async () => {
  const rows = await rowsOf(releases, view);
  const read = rows.map(({ OBS_VALUE }) => number(Number(OBS_VALUE), "en", 1));
  expect(read).toEqual(releases.table(view).rows[0]?.slice(1));
});

test("what if: the counts that the arithmetic is made of", async () => {
  const rows = await rowsOf(whatIf, view);
  const used = page.ageCounts.filter(({ measure }) => measure !== "PERSONS");
  expect(rows).toHaveLength(used.length);
  expect(rows.filter(({ VINTAGE }) => VINTAGE !== "2026-01-26")).toEqual([]);
});

test("Python and R have two lines each that name the same file, columns and codes", () => {
  for (const figure of [employmentByGround, populationByGround, revised, releases, whatIf]) {
    const { duckdb, python, r } = figure.code(view);
    const file = /'([a-z_]+\.parquet)'/.exec(duckdb)?.[1] ?? "none";
    const codes = [...(duckdb.split("\n")[1] ?? "").matchAll(/'([^']+)'/g)].map(([, code]) => code!);
    for (const lines of [python, r]) {
      expect(lines.split("\n")).toHaveLength(2);
      expect(lines).toContain(`read_parquet("${file}")`);
      for (const code of codes) expect(lines).toContain(code);
    }
  }
});
