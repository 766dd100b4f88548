import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

const columns =
  "TABLE_ID | STATUS_ORDER | MEASURE | OBS_VALUE:integer | OBS_STATUS | CONF_STATUS | REF_AREA | TIME_PERIOD | AGE | BACKGROUND | VINTAGE";

/** Counts of one group, with the columns that are the same in all of them. */
const counts = (text: string, group = "C6 | 2024-12 | Y18T64 | _T | 2026-01-26"): string =>
  [columns, ...rowsOf(text).map((line) => `${line} | ${group}`)].join("\n");

const rowsOf = (text: string): readonly string[] => text.split("\n").filter((line) => line.trim() !== "");

describe("the published bridge", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const shown = ["INDICATOR", "SOURCE", "STATUS_ORDER", "STATUS", "MAIN_ACTIVITY", "OBS_VALUE", "OBS_STATUS"] as const;
  const published = async (text: string) => {
    const found = await bench.run("protect/bridge", { published: [counts(text)] });
    return found.map((row) => Object.fromEntries([...shown, "CONF_STATUS", "UNIT_MEASURE"].map((c) => [c, row[c]])));
  };
  const rates = async (text: string) =>
    (await published(text))
      .filter(({ UNIT_MEASURE }) => UNIT_MEASURE === "PT")
      .map((row) =>
        [
          row["INDICATOR"],
          row["SOURCE"],
          row["STATUS_ORDER"],
          row["OBS_VALUE"],
          row["OBS_STATUS"],
          row["CONF_STATUS"],
        ].join(" "),
      );

  it("hands the counts on as they are, one row a status and activity", async () => {
    expect(
      await published(`
        bridge:11 | MONTHLY | EMPLOYED | 90  | A | F
        bridge:12 | MONTHLY | EMPLOYED |     | Q | C
        bridge:11 | _Z      | PERSONS  | 100 | A | F
        bridge:22 | ANNUAL  | OUTSIDE  |     | L | F`),
    ).toEqual(
      expect.arrayContaining([
        ...rows(`
          INDICATOR | SOURCE | STATUS_ORDER | STATUS   | MAIN_ACTIVITY | OBS_VALUE | OBS_STATUS | CONF_STATUS | UNIT_MEASURE
          PERSONS   | _Z     | ANNUAL       | OUTSIDE  | 22            |           | L          | F           | PERS
          PERSONS   | _Z     | MONTHLY      | EMPLOYED | 11            | 90.0      | A          | F           | PERS
          PERSONS   | _Z     | MONTHLY      | EMPLOYED | 12            |           | Q          | C           | PERS
          PERSONS   | _Z     | _Z           | _T       | 11            | 100.0     | A          | F           | PERS`),
      ]),
    );
  });

  it("computes the rates of both sources from the published counts alone", async () => {
    expect(
      await rates(`
        bridge:_T | _Z      | PERSONS    | 300 | A | F
        bridge:11 | _Z      | PERSONS    | 190 | A | F
        bridge:12 | _Z      | PERSONS    | 50  | A | F
        bridge:_T | MONTHLY | EMPLOYED   | 200 | P | F
        bridge:_T | MONTHLY | UNEMPLOYED | 40  | P | F
        bridge:_T | ANNUAL  | EMPLOYED   | 180 | P | F
        bridge:_T | ANNUAL  | UNEMPLOYED | 60  | P | F`),
    ).toEqual([
      "EMPLOYMENT_RATE OWN_STATUS ANNUAL 60.0 P F",
      "UNEMPLOYMENT_RATE OWN_STATUS ANNUAL 25.0 P F",
      "EMPLOYMENT_RATE OWN_STATUS MONTHLY 66.7 P F",
      "UNEMPLOYMENT_RATE OWN_STATUS MONTHLY 16.7 P F",
      "EMPLOYMENT_RATE MAIN_ACTIVITY _Z 63.3 A F",
      "UNEMPLOYMENT_RATE MAIN_ACTIVITY _Z 20.8 A F",
    ]);
  });

  it("withholds a rate when one of its counts is withheld", async () => {
    expect(
      await rates(`
        bridge:_T | _Z      | PERSONS    | 300 | A | F
        bridge:11 | _Z      | PERSONS    |     | Q | C
        bridge:12 | _Z      | PERSONS    | 50  | A | F
        bridge:_T | MONTHLY | EMPLOYED   | 200 | A | F
        bridge:_T | MONTHLY | UNEMPLOYED |     | Q | C`),
    ).toEqual([
      "EMPLOYMENT_RATE OWN_STATUS MONTHLY 66.7 A F",
      "UNEMPLOYMENT_RATE OWN_STATUS MONTHLY  Q C",
      "EMPLOYMENT_RATE MAIN_ACTIVITY _Z  Q C",
      "UNEMPLOYMENT_RATE MAIN_ACTIVITY _Z  Q C",
    ]);
  });

  it("says of its own rates that nothing was collected where the month has no registers", async () => {
    expect(
      await rates(`
        bridge:_T | _Z      | PERSONS    | 300 | A | F
        bridge:11 | _Z      | PERSONS    | 150 | A | F
        bridge:12 | _Z      | PERSONS    | 50  | A | F
        bridge:_T | MONTHLY | EMPLOYED   |     | L | F
        bridge:_T | MONTHLY | UNEMPLOYED |     | L | F`),
    ).toEqual([
      "EMPLOYMENT_RATE OWN_STATUS MONTHLY  L F",
      "UNEMPLOYMENT_RATE OWN_STATUS MONTHLY  L F",
      "EMPLOYMENT_RATE MAIN_ACTIVITY _Z 50.0 A F",
      "UNEMPLOYMENT_RATE MAIN_ACTIVITY _Z 25.0 A F",
    ]);
  });
});

describe("the bridges of all years", () => {
  it("are one table in one order, whatever the order of the files", async () => {
    const bench = await openBench();
    const older = "REF_AREA | TIME_PERIOD | OBS_VALUE:decimal(18,1)\n C6 | 2023-12 | 61.5\n C6 | 2023-12 | ";
    const newer = "REF_AREA | TIME_PERIOD | OBS_VALUE:decimal(18,1)\n C6 | 2024-12 | 62.0";
    const found = await bench.run("protect/bridges", { bridges: [newer, older] });
    expect(found).toEqual(
      rows(`
        REF_AREA | TIME_PERIOD | OBS_VALUE
        C6       | 2023-12     | 61.5
        C6       | 2023-12     |
        C6       | 2024-12     | 62.0`),
    );
    expect(await bench.run("protect/bridges", { bridges: [older, newer] })).toEqual(found);
    await bench.close();
  });
});
