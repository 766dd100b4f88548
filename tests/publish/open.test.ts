import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { tableFromIPC } from "apache-arrow";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import JSONstat from "jsonstat-toolkit";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OBSERVATION_COLUMNS } from "../../src/lib/observation.ts";
import type { Observation } from "../../src/lib/observation.ts";
import { packageRoot } from "../../src/lib/package-root.ts";
import { publishSnapshot } from "../../src/publish/publish.ts";
import { madeUpRelease, workshop } from "./made-up-release.ts";
import type { Workshop } from "./made-up-release.ts";
import { cubesOf } from "../../src/publish/cube.ts";
import { jsonStatFaults } from "../../src/publish/jsonstat-rules.ts";
import { jsonStatOf } from "../../src/publish/jsonstat.ts";

let shop: Workshop;
let snapshot: string;
let rows: readonly Observation[];

const json = (...path: readonly string[]) => JSON.parse(readFileSync(join(...path), "utf8"));

const standard = (file: string): object => json(packageRoot, "fixtures/standards", file);

beforeAll(async () => {
  shop = await workshop();
  const release = await madeUpRelease(shop);
  snapshot = (await publishSnapshot({ output: shop.output, ...release }, shop)).folder;
  const session = await shop.database.session();
  rows = (await release.observe([join(snapshot, "counts.parquet")], session, release.facts)).observations;
  session.close();
});

afterAll(() => shop.remove());

/** A row that has a value, and one that is withheld. */
const some = (): readonly [Observation, Observation] => {
  const rates = rows.filter(
    (row) => row.INDICATOR === "unemployment_rate_18_64" && row.STAY === "_T" && row.LANGUAGE === "_T",
  );
  const inCube = rates.filter((row) => row.GENERATION === "_T" && row.PERMIT_GROUND === "_T");
  return [inCube.find((row) => row.OBS_VALUE !== null)!, rows.find((row) => row.OBS_STATUS === "Q")!];
};

describe("observations", () => {
  test("open in DuckDB, through the link current, with typed columns", async () => {
    const session = await shop.database.session();
    const file = join(shop.output, "current", "observations.parquet");
    const [row] = await session.rows(`select count(*)::integer as n, count(OBS_VALUE)::integer as values,
      any_value(typeof(OBS_VALUE)) as type, any_value(typeof(N_BASE)) as base from read_parquet('${file}')`);
    session.close();
    const values = rows.filter(({ OBS_VALUE }) => OBS_VALUE !== null).length;
    expect(row).toEqual({ n: rows.length, values, type: "DOUBLE", base: "INTEGER" });
  });

  test("open with hyparquet, equal row by row", async () => {
    const file = await asyncBufferFromFile(join(snapshot, "observations.parquet"));
    const read = await parquetReadObjects({ file, compressors });
    expect(read).toEqual([...rows]);
    expect(Object.keys(read[0]!)).toEqual([...OBSERVATION_COLUMNS]);
  });

  test("open with Arrow, equal row by row", () => {
    const table = tableFromIPC(readFileSync(join(snapshot, "observations.arrow")));
    const columns = OBSERVATION_COLUMNS.map((column) => [column, table.getChild(column)!.toArray()] as const);
    for (const [column, values] of columns) {
      const nulls = table.getChild(column)!;
      const read = Array.from(values, (value: unknown, row) => (nulls.isValid(row) ? value : null));
      expect([column, read]).toEqual([column, rows.map((row) => row[column])]);
    }
  });

  test("are the same in JSON and in CSV", () => {
    const table: { columns: string[]; rows: (string | number | null)[][] } = json(snapshot, "observations.json");
    const { columns, rows: values } = table;
    expect(columns).toEqual([...OBSERVATION_COLUMNS]);
    expect(values).toEqual(rows.map((row) => OBSERVATION_COLUMNS.map((column) => row[column])));
    const lines = readFileSync(join(snapshot, "observations.csv"), "utf8").split("\n");
    expect(lines.slice(1, -1)).toEqual(values.map((row) => row.map((value) => value ?? "").join(",")));
  });
});

describe("counts", () => {
  test("open with hyparquet, sorted, without a value where they are withheld", async () => {
    const file = await asyncBufferFromFile(join(snapshot, "counts.parquet"));
    const read = await parquetReadObjects({ file, compressors });
    expect(read.length).toBeGreaterThan(5000);
    expect(read.every((row) => (row["OBS_STATUS"] === "Q") === (row["OBS_VALUE"] === null))).toBe(true);
  });
});

interface Cube {
  readonly value: readonly (number | null)[];
  readonly status: readonly string[];
}

const cubes = (): readonly string[] => readdirSync(join(snapshot, "jsonstat"));

describe("JSON-stat", () => {
  const ajv = new Ajv2020({ unicodeRegExp: false, strict: false });
  ajvFormats.default(ajv);
  const validate = ajv.compile(standard("jsonstat-dataset.json"));

  test("says of a month that it breaks with the others, as the standard has it", () => {
    const shown = cubesOf(rows).get("unemployment_rate_18_64")!;
    const month = shown[0]!.TIME_PERIOD;
    const notes = { [month]: ["Break in the series: benefits"], "1999-01": ["Of no month here"] };
    const cube = jsonStatOf(shown, json(snapshot, "codelists.json"), notes);
    expect(cube.dimension["TIME_PERIOD"]?.category.note).toEqual({ [month]: ["Break in the series: benefits"] });
    expect(cube.dimension["REF_AREA"]?.category).not.toHaveProperty("note");
    expect([validate(cube), validate.errors]).toEqual([true, null]);
    expect(jsonStatFaults(cube)).toEqual([]);
  });

  test("is valid by the schema, every file", () => {
    expect(cubes()).toContain("unemployment_rate_18_64.json");
    for (const cube of cubes())
      expect([cube, validate(json(snapshot, "jsonstat", cube)), validate.errors]).toEqual([cube, true, null]);
  });

  test("opens in jsonstat-toolkit with values, statuses and roles", () => {
    const [shown] = some();
    const cube = JSONstat(json(snapshot, "jsonstat", "unemployment_rate_18_64.json"));
    expect(cube.class).toBe("dataset");
    expect(cube.n).toBe(cube.size.reduce((product, size) => product * size, 1));
    expect(cube.Dimension("TIME_PERIOD").role).toBe("time");
    expect(cube.Dimension("REF_AREA").role).toBe("geo");
    expect(cube.Dimension("REF_AREA").id).toEqual(["KU049", "C6"]);
    const where = Object.fromEntries(cube.id.map((dimension) => [dimension, String(Reflect.get(shown, dimension))]));
    expect(cube.Data(where)).toMatchObject({ value: shown.OBS_VALUE, status: shown.OBS_STATUS });
  });

  test("holds every observation once, the withheld ones without a value", () => {
    const documents: readonly Cube[] = cubes().map((cube) => json(snapshot, "jsonstat", cube));
    const status = documents.flatMap((cube) => cube.status);
    expect(status).toHaveLength(rows.length);
    expect(some()[1].OBS_STATUS).toBe("Q");
    const values = documents.flatMap((cube) => cube.value.filter((_, index) => cube.status[index] === "Q"));
    expect(new Set(values)).toEqual(new Set([null]));
  });
});

test("the data package is valid by Frictionless' profile and names files that are there", () => {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, formats: { textarea: true } });
  ajvFormats.default(ajv);
  const validate = ajv.compile(standard("frictionless-2.0-datapackage.json"));
  const document: { resources: { path: string }[] } = json(snapshot, "datapackage.json");
  expect([validate(document), validate.errors]).toEqual([true, null]);
  for (const { path } of document.resources) expect(readFileSync(join(snapshot, path)).length).toBeGreaterThan(0);
});
