import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { areas } from "../../pipelines/cities.ts";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Database, Session } from "../../src/database/database.ts";
import { withRounding } from "../../src/indicators/declaration.ts";
import type { Indicator } from "../../src/indicators/declaration.ts";
import { indicators } from "../../src/indicators/indicators.ts";
import { observationKey } from "../../src/model/observation.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { ReleasedVintage } from "../../src/model/released-vintages.ts";
import { madeUp, writeCounts } from "./made-up-counts.ts";
import type { MadeUpCount } from "./made-up-counts.ts";
import { TOTALS } from "../../src/model/dictionary.ts";
import { OTHER_TOTALS } from "../../src/model/totals.ts";

const folder = mkdtempSync(join(tmpdir(), "tilannekuva-indicators-"));
let database: Database;
let session: Session;

beforeAll(async () => {
  database = await openDatabase({ temporary: join(folder, "tmp"), folders: [folder] });
  session = await database.session();
});

afterAll(() => {
  session.close();
  database.close();
  rmSync(folder, { recursive: true });
});

const rounding = { base: 10, minimum: 10 };

const declared = (id: string): Indicator => indicatorDeclarations.find((indicator) => indicator.id === id)!;

async function observed(
  id: string,
  counts: readonly MadeUpCount[],
  releases: readonly ReleasedVintage[] = [],
): Promise<readonly Observation[]> {
  const path = join(folder, "counts.parquet");
  await writeCounts(session, path, counts);
  const rounded = withRounding([declared(id)], rounding);
  return indicators({ counts: [path], releases, indicators: rounded, areas: ["KU049"] }, session);
}

const count = (MEASURE: string, OBS_VALUE: number | null, rest: Partial<MadeUpCount> = {}): MadeUpCount =>
  madeUp({ MEASURE, OBS_VALUE, ...rest });

const told = (rows: readonly Observation[], where: Partial<Observation>): readonly Observation[] =>
  rows.filter((row) => Object.entries(where).every(([column, code]) => Reflect.get(row, column) === code));

const everybody = { ...OTHER_TOTALS, BACKGROUND: "_T", SEX: "_T" } as const;
const monthly = { ...everybody, STATUS_ORDER: "MONTHLY" } as const;

describe("rates from published counts", () => {
  test("unemployment is of employed and unemployed together", async () => {
    const rows = await observed("unemployment_rate_18_64", [
      count("EMPLOYED", 900),
      count("UNEMPLOYED", 100),
      count("PERSONS", 2000),
    ]);
    expect(told(rows, monthly)).toEqual([
      {
        DATAFLOW: "TILANNEKUVA",
        FREQ: "M",
        REF_AREA: "KU049",
        INDICATOR: "unemployment_rate_18_64",
        ...TOTALS,
        AGE: "Y18T64",
        STATUS_ORDER: "MONTHLY",
        TIME_PERIOD: "2026-06",
        OBS_VALUE: 10,
        LOWER: 7.8,
        UPPER: 12.5,
        INTERVAL_METHOD: "wilson",
        NOWCAST_LOWER: null,
        NOWCAST_UPPER: null,
        SHOW_LOWER: 7.8,
        SHOW_UPPER: 12.5,
        INTERVAL_SHOWN: "model",
        METHOD: "final",
        N_BASE: 1000,
        OBS_STATUS: "A",
        CONF_STATUS: "F",
        REVISION: "_Z",
        COMPLETENESS: null,
        UNIT_MEASURE: "PT",
        DECIMALS: 1,
        VINTAGE: "2026-10-17T00:00",
      },
    ]);
  });

  test("employment in both status orders is of the same persons", async () => {
    const rows = await observed("employment_rate_18_64", [
      count("PERSONS", 2000),
      count("EMPLOYED", 1500),
      count("EMPLOYED", 1400, { STATUS_ORDER: "ANNUAL" }),
    ]);
    expect(told(rows, monthly).map((row) => row.OBS_VALUE)).toEqual([75]);
    expect(told(rows, { ...everybody, STATUS_ORDER: "ANNUAL" }).map((row) => row.OBS_VALUE)).toEqual([70]);
  });

  test("participation and broad unemployment add measures up", async () => {
    const counts = [
      count("PERSONS", 2000),
      count("EMPLOYED", 1300),
      count("UNEMPLOYED", 200),
      count("IN_SERVICES", 100),
    ];
    expect(told(await observed("participation_rate", counts), monthly)[0]!.OBS_VALUE).toBe(75);
    expect(told(await observed("broad_unemployment_rate", counts), monthly)[0]!.OBS_VALUE).toBe(18.8);
  });

  test.each([
    ["withheld", count("UNEMPLOYED", null), "Q", "C"],
    ["not collected", count("UNEMPLOYED", null, { OBS_STATUS: "L", CONF_STATUS: "F" }), "L", "F"],
    ["provisional", count("UNEMPLOYED", 100, { OBS_STATUS: "P" }), "P", "F"],
  ])("a rate of a count that is %s is so itself", async (_, unemployed, status, confidentiality) => {
    const [row] = told(await observed("unemployment_rate_18_64", [count("EMPLOYED", 900), unemployed]), monthly);
    expect([row!.OBS_STATUS, row!.CONF_STATUS]).toEqual([status, confidentiality]);
    expect([row!.OBS_VALUE, row!.LOWER, row!.UPPER, row!.N_BASE].every((value) => value === null)).toBe(status !== "P");
  });

  test("a count that is not there was not collected", async () => {
    const [row] = told(await observed("unemployment_rate_18_64", [count("EMPLOYED", 900)]), monthly);
    expect(row!.OBS_STATUS).toBe("L");
  });

  test("a rate of a table that was never released in an area is not collected, one that is held stands", async () => {
    const held = [{ month: "2026-06", table: "by_background", areas: ["KU049"] }];
    const release = (vintage: string, what = held): ReleasedVintage => ({ vintage, months: ["2026-06"], held: what });
    const counts = [count("EMPLOYED", 900), count("UNEMPLOYED", null)];
    const statusAfter = async (...releases: readonly ReleasedVintage[]) =>
      told(await observed("unemployment_rate_18_64", counts, releases), monthly)[0]!.OBS_STATUS;
    expect(await statusAfter(release("2026-10-17T00:00"))).toBe("L");
    expect(await statusAfter(release("2026-10-17T00:00"), release("2026-11-17T00:00"))).toBe("L");
    expect(await statusAfter(release("2026-10-17T00:00", []), release("2026-11-17T00:00"))).toBe("Q");
  });

  test("the same codes in another table are another cell", async () => {
    const stay = { TABLE_ID: "by_stay", BACKGROUND: "FOREIGN", STAY: "Y1T4" };
    const rows = await observed("unemployment_rate_18_64", [
      count("EMPLOYED", 900, stay),
      count("UNEMPLOYED", 300, stay),
    ]);
    expect(told(rows, { STAY: "Y1T4", SEX: "_T", STATUS_ORDER: "MONTHLY" })[0]!.OBS_VALUE).toBe(25);
    expect(rows.filter((row) => row.OBS_VALUE !== null)).toHaveLength(1);
  });
});

const group = (employed: number, unemployed: number, where: Partial<MadeUpCount>): readonly MadeUpCount[] => [
  count("PERSONS", 2 * (employed + unemployed), where),
  count("EMPLOYED", employed, where),
  count("UNEMPLOYED", unemployed, where),
];

describe("gaps", () => {
  test("between backgrounds say so by _Z and name what is taken from what", async () => {
    const counts = [...group(800, 200, { BACKGROUND: "FOREIGN" }), ...group(1900, 100, { BACKGROUND: "FINNISH" })];
    const [unemployment] = told(await observed("unemployment_gap_18_64", counts), {
      STATUS_ORDER: "MONTHLY",
      SEX: "_T",
    });
    expect(unemployment).toMatchObject({
      BACKGROUND: "_Z",
      OBS_VALUE: 15,
      N_BASE: 1000,
      UNIT_MEASURE: "PP",
      INTERVAL_METHOD: "newcombe10",
    });
    const [employment] = told(await observed("employment_gap_18_64", counts), { STATUS_ORDER: "MONTHLY", SEX: "_T" });
    expect(employment).toMatchObject({ BACKGROUND: "_Z", OBS_VALUE: 7.5, N_BASE: 2000 });
  });

  test("between men and women with a foreign background", async () => {
    const counts = [
      ...group(800, 200, { BACKGROUND: "FOREIGN", SEX: "M" }),
      ...group(600, 400, { BACKGROUND: "FOREIGN", SEX: "F" }),
    ];
    const rows = told(await observed("employment_gap_women", counts), { STATUS_ORDER: "MONTHLY" });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ BACKGROUND: "FOREIGN", SEX: "_Z", OBS_VALUE: 10 });
  });
});

describe("limits", () => {
  test("of persons are those of the rounding", async () => {
    const rows = await observed("population", [count("PERSONS", 120, { AGE: "_T" })]);
    expect(told(rows, { ...everybody, AGE: "_T" })).toMatchObject([
      { OBS_VALUE: 120, LOWER: 115, UPPER: 124, INTERVAL_METHOD: "rounding" },
    ]);
  });

  test("of a rate follow the measures that are declared: persons move by themselves, the unemployed with the labour force", async () => {
    const counts = [count("PERSONS", 1000), count("EMPLOYED", 650), count("UNEMPLOYED", 350)];
    const [employment] = told(await observed("employment_rate_18_64", counts), monthly);
    expect(employment).toMatchObject({ OBS_VALUE: 65, LOWER: 61.2, UPPER: 68.7 });
    const [unemployment] = told(await observed("unemployment_rate_18_64", counts), monthly);
    expect(unemployment).toMatchObject({ OBS_VALUE: 35, LOWER: 31.6, UPPER: 38.5 });
  });

  test("of a gap are those of the rate it compares", async () => {
    const counts = [...group(140, 560, { BACKGROUND: "FOREIGN" }), ...group(320, 480, { BACKGROUND: "FINNISH" })];
    const [gap] = told(await observed("unemployment_gap_18_64", counts), { STATUS_ORDER: "MONTHLY", SEX: "_T" });
    expect(gap).toMatchObject({ OBS_VALUE: 20, LOWER: 14.2, UPPER: 25.7 });
  });

  test("cannot be computed when the rounding of the counts is not declared", async () => {
    await writeCounts(session, join(folder, "counts.parquet"), [count("PERSONS", 100)]);
    const counts = [join(folder, "counts.parquet")];
    const input = { counts, releases: [], indicators: [declared("population")], areas: ["KU049"] };
    await expect(indicators(input, session)).rejects.toThrow(/^population: the rounding of its counts is not given$/);
  });
});

describe("the rows", () => {
  test("follow from declarations and months alone", async () => {
    const few = await observed("unemployment_gap_18_64", [count("EMPLOYED", 900)]);
    const many = await observed("unemployment_gap_18_64", [
      count("EMPLOYED", null, { BACKGROUND: "FOREIGN" }),
      count("EMPLOYED", 20, { BACKGROUND: "FINNISH" }),
    ]);
    expect(few.map(observationKey)).toEqual(many.map(observationKey));
  });

  test("are made of what each cell last said, and dated by the newest of their counts", async () => {
    const older = { VINTAGE: "2026-09-17T00:00" };
    const rows = await observed("unemployment_rate_18_64", [
      count("EMPLOYED", 900, older),
      count("UNEMPLOYED", 100, older),
      count("UNEMPLOYED", 300),
      count("EMPLOYED", 400, { ...older, SEX: "F" }),
      count("UNEMPLOYED", 100, { ...older, SEX: "F" }),
    ]);
    const shown = (where: Partial<Observation>) =>
      told(rows, { ...monthly, ...where }).map((row) => [row.OBS_VALUE, row.VINTAGE]);
    expect(shown({})).toEqual([[25, "2026-10-17T00:00"]]);
    expect(shown({ SEX: "F" })).toEqual([[20, "2026-09-17T00:00"]]);
    // Nothing is known of men: they are as new as the month.
    expect(shown({ SEX: "M" })).toEqual([[null, "2026-10-17T00:00"]]);
  });

  test("of a gap are dated by the newer of its groups", async () => {
    const older = { VINTAGE: "2026-09-17T00:00" };
    const [foreign, finnish] = [{ BACKGROUND: "FOREIGN" }, { BACKGROUND: "FINNISH" }];
    const rows = await observed("unemployment_gap_18_64", [
      ...group(800, 200, { ...foreign, ...older }),
      ...group(1900, 100, { ...finnish, ...older }),
      ...group(1800, 200, finnish),
      ...group(300, 100, { ...foreign, ...older, SEX: "F" }),
      ...group(300, 100, { ...finnish, ...older, SEX: "F" }),
    ]);
    const dates = (SEX: string) => told(rows, { STATUS_ORDER: "MONTHLY", SEX }).map((row) => row.VINTAGE);
    expect(dates("_T")).toEqual(["2026-10-17T00:00"]);
    expect(dates("F")).toEqual(["2026-09-17T00:00"]);
  });

  test("of each month are of its own vintages", async () => {
    const older = { VINTAGE: "2026-09-17T00:00" };
    const may = { TIME_PERIOD: "2026-05", ...older };
    const rows = await observed("population", [
      count("PERSONS", 100, { AGE: "_T", ...older }),
      count("PERSONS", 120, { AGE: "_T" }),
      count("PERSONS", 90, { AGE: "_T", ...may }),
    ]);
    const values = told(rows, { ...everybody, AGE: "_T" }).map((row) => [row.TIME_PERIOD, row.OBS_VALUE, row.VINTAGE]);
    expect(values).toEqual([
      ["2026-05", 90, "2026-09-17T00:00"],
      ["2026-06", 120, "2026-10-17T00:00"],
    ]);
  });

  test("of all declared indicators have keys of their own, in order", async () => {
    await writeCounts(session, join(folder, "counts.parquet"), [count("PERSONS", 100)]);
    const input = {
      counts: [join(folder, "counts.parquet")],
      releases: [],
      indicators: withRounding(indicatorDeclarations, rounding),
      areas: areas.map(({ code }) => code),
    };
    const keys = (await indicators(input, session)).map(observationKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(keys.toSorted());
  });
});
