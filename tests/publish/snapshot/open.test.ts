import { cubeIn } from "../formats/cube-file.ts";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { tableFromIPC } from "apache-arrow";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import JSONstat from "jsonstat-toolkit";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vocabulary } from "../../../pipelines/indicators/codelists.ts";
import { LANGUAGES } from "../../../src/model/codelist.ts";
import { OBSERVATION_COLUMNS } from "../../../src/model/observation.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { packageRoot } from "../../../src/lib/package-root.ts";
import { publishSnapshot } from "./observe-and-publish.ts";
import { madeUpRelease, workshop } from "./made-up-release.ts";
import type { Workshop } from "./made-up-release.ts";
import { cellsOf } from "../../../src/publish/formats/cube-cells.ts";
import { CUBE_DIMENSIONS, OBS_MEASURES, cubesOf } from "../../../src/publish/formats/cube.ts";
import { jsonStatFaults } from "../../../src/publish/verify/jsonstat-rules.ts";
import { jsonStatOf } from "../../../src/publish/formats/jsonstat.ts";
import { readCube } from "../../../src/publish/formats/read-cube.ts";
import { madeUpIdentity } from "./made-up-identity.ts";
import { isOfTotals } from "../../../src/model/totals.ts";

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

/** The lines of a compressed file. */
const unzipped = (file: string): readonly string[] =>
  gunzipSync(readFileSync(join(snapshot, file)))
    .toString("utf8")
    .split("\n");

/** A row that has a value, and one that is withheld. */
const some = (): readonly [Observation, Observation] => {
  const rates = rows.filter((row) => row.INDICATOR === "unemployment_rate_18_64" && isOfTotals(row));
  return [rates.find((row) => row.OBS_VALUE !== null)!, rows.find((row) => row.OBS_STATUS === "Q")!];
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

  test("are the same in JSON lines and in CSV, compressed without a time", () => {
    const objects = unzipped("observations.ndjson.gz").slice(0, -1);
    const read: readonly Observation[] = objects.map((line) => JSON.parse(line));
    expect(read).toEqual([...rows]);
    expect(Object.keys(read[0]!)).toEqual([...OBSERVATION_COLUMNS]);
    const lines = unzipped("observations.csv.gz");
    const values = read.map((row) => OBSERVATION_COLUMNS.map((column) => row[column]));
    expect(lines[0]).toBe(OBSERVATION_COLUMNS.join());
    expect(lines.slice(1, -1)).toEqual(values.map((row) => row.map((value) => value ?? "").join(",")));
    for (const file of ["observations.csv.gz", "observations.ndjson.gz"])
      expect(readFileSync(join(snapshot, file)).readUInt32LE(4)).toBe(0);
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
  readonly status: Readonly<Record<string, string>>;
}

const cubes = (language: string): readonly string[] => readdirSync(join(snapshot, "jsonstat", language));

describe.each(LANGUAGES)("JSON-stat, %s", (language) => {
  const ajv = new Ajv2020({ unicodeRegExp: false, strict: false });
  ajvFormats.default(ajv);
  const validate = ajv.compile(standard("jsonstat-dataset.json"));

  test("says of a month that it breaks with the others, as the standard has it", () => {
    const shown = cubesOf(rows).get("unemployment_rate_18_64")!;
    const month = shown[0]!.TIME_PERIOD;
    const notes = { [month]: ["Break in the series: benefits"], "1999-01": ["Of no month here"] };
    const words = { vocabulary, language, snapshot: madeUpIdentity, notes };
    const cube = jsonStatOf(cellsOf(shown, vocabulary.codelists), words);
    expect(cube.dimension["TIME_PERIOD"]?.category.note).toEqual({ [month]: ["Break in the series: benefits"] });
    expect(cube.dimension["REF_AREA"]?.category).not.toHaveProperty("note");
    expect([validate(cube), validate.errors]).toEqual([true, null]);
    expect(jsonStatFaults(cube)).toEqual([]);
  });

  test("is valid by the schema and the rules, every file", async () => {
    expect(cubes(language)).toContain("unemployment_rate_18_64.json.gz");
    for (const file of cubes(language)) {
      const cube = await readCube(join(snapshot, "jsonstat", language, file));
      expect([file, validate(cube), validate.errors]).toEqual([file, true, null]);
      expect([file, jsonStatFaults(cube)]).toEqual([file, []]);
    }
  });

  test("opens in jsonstat-toolkit with values, intervals, bases, statuses and roles", () => {
    const [shown] = some();
    const cube = JSONstat(cubeIn(join(snapshot, "jsonstat", language, "unemployment_rate_18_64.json.gz")));
    expect(cube.class).toBe("dataset");
    expect(cube.n).toBe(cube.size.reduce((product, size) => product * size, 1));
    expect(cube.Dimension("TIME_PERIOD").role).toBe("time");
    expect(cube.Dimension("REF_AREA").role).toBe("geo");
    expect(cube.Dimension("OBS_MEASURE").role).toBe("metric");
    expect(cube.Dimension("REF_AREA").id).toEqual(["KU049", "C6"]);
    const where = Object.fromEntries(CUBE_DIMENSIONS.map((dimension) => [dimension, shown[dimension]]));
    const inCube = OBS_MEASURES.map((measure) => cube.Data({ ...where, OBS_MEASURE: measure }).value);
    expect(inCube).toEqual(OBS_MEASURES.map((measure) => shown[measure]));
    expect(cube.Data({ ...where, OBS_MEASURE: "OBS_VALUE" }).status ?? "A").toBe(shown.OBS_STATUS);
  });

  test("holds every observation once, the withheld ones without a number", () => {
    let cells = 0;
    for (const file of cubes(language)) {
      const { value, status }: Cube = cubeIn(join(snapshot, "jsonstat", language, file));
      const ofMeasure = value.length / OBS_MEASURES.length;
      const withheld = Object.keys(status).filter((place) => status[place] === "Q");
      const numbers = withheld.flatMap((place) => OBS_MEASURES.map((_, at) => value[Number(place) + at * ofMeasure]));
      expect([file, numbers.filter((number) => number !== null)]).toEqual([file, []]);
      cells += ofMeasure;
    }
    expect(cells).toBe(rows.length);
    expect(some()[1].OBS_STATUS).toBe("Q");
  });
});

test("a JSON-stat file says in its language what it is: names and not codes, units, licence, vintage", async () => {
  const cube = await readCube(join(snapshot, "jsonstat", "fi", "unemployment_gap_18_64.json.gz"));
  expect(cube).toMatchObject({
    label: "Työttömyysasteiden ero, 18–64-vuotiaat",
    source: "Tilannekuva",
    updated: "2026-10-17",
    extension: { language: "fi", vintage: "2026-10-17T00:00", licence: { name: "CC-BY-4.0" } },
  });
  expect(cube.dimension["INDICATOR"]?.category.label).toEqual({ unemployment_gap_18_64: cube.label });
  expect(cube.dimension["TIME_PERIOD"]?.category.label).toMatchObject({ "2026-06": "kesäkuu 2026" });
  expect(cube.dimension["OBS_MEASURE"]?.category.unit).toEqual({
    OBS_VALUE: { label: "Prosenttiyksikköä", decimals: 1 },
    SHOW_LOWER: { label: "Prosenttiyksikköä", decimals: 1 },
    SHOW_UPPER: { label: "Prosenttiyksikköä", decimals: 1 },
    N_BASE: { label: "Henkilöä", decimals: 0 },
  });
  for (const language of LANGUAGES) {
    const { dimension } = await readCube(join(snapshot, "jsonstat", language, "unemployment_gap_18_64.json.gz"));
    for (const [name, { label, category }] of Object.entries(dimension))
      expect([name, label, Object.entries(category.label).filter(([code, text]) => code === text)]).toEqual([
        name,
        label,
        [],
      ]);
  }
});

test("the data package is valid by Frictionless' profile and names files that are there", () => {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, formats: { textarea: true } });
  ajvFormats.default(ajv);
  const validate = ajv.compile(standard("frictionless-2.0-datapackage.json"));
  const document: { resources: { path: string }[] } = json(snapshot, "datapackage.json");
  expect([validate(document), validate.errors]).toEqual([true, null]);
  for (const { path } of document.resources) expect(readFileSync(join(snapshot, path)).length).toBeGreaterThan(0);
});
