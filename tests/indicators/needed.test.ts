import { describe, expect, test } from "vitest";
import { gap, rate } from "../../src/indicators/declaration.ts";
import type { Breakdown, RateIndicator } from "../../src/indicators/declaration.ts";
import { neededCounts } from "../../src/indicators/needed.ts";

const names = { fi: "", sv: "", en: "" };

const breakdown = (given: Partial<Breakdown> = {}): Breakdown => ({
  table: "by_background",
  dimension: "BACKGROUND",
  codes: ["FOREIGN", "FINNISH", "_T"],
  sexes: ["_T", "F", "M"],
  statusOrders: ["MONTHLY", "ANNUAL"],
  ...given,
});

const employment = (given: Partial<RateIndicator> = {}): RateIndicator =>
  rate({
    id: "employment",
    names,
    definitions: names,
    direction: "up",
    numerator: ["EMPLOYED"],
    denominator: ["PERSONS"],
    ages: ["Y18T64"],
    breakdowns: [breakdown()],
    ...given,
  });

const tables = (...declared: readonly RateIndicator[]) => neededCounts(declared).map(({ table_id }) => table_id);

describe("the counts that are needed", () => {
  test("are of each breakdown's own table, and of a status in the orders that the breakdown has", () => {
    const ground = breakdown({
      table: "by_ground",
      dimension: "PERMIT_GROUND",
      codes: ["WORK_OTHER"],
      statusOrders: ["MONTHLY"],
      fixed: { BACKGROUND: "FOREIGN" },
    });
    const needed = neededCounts([employment({ breakdowns: [breakdown(), ground] })]);
    const told = needed.map(({ table_id, measure, status_order }) => [table_id, measure.join(), status_order.join()]);
    expect(told).toEqual([
      ["by_background", "PERSONS", "_Z"],
      ["by_background", "EMPLOYED", "MONTHLY,ANNUAL"],
      ["by_ground", "PERSONS", "_Z"],
      ["by_ground", "EMPLOYED", "MONTHLY"],
    ]);
    expect(needed[0]).toMatchObject({
      codes: { BACKGROUND: ["FOREIGN", "FINNISH", "_T"], PERMIT_GROUND: ["_T"] },
      age: ["Y18T64"],
    });
    expect(needed[3]).toMatchObject({
      codes: { BACKGROUND: ["FOREIGN"], PERMIT_GROUND: ["WORK_OTHER"] },
      sex: ["_T", "F", "M"],
    });
  });

  test("of a gap are those of the two groups that it compares", () => {
    const between = gap({
      id: "gap",
      names,
      definitions: names,
      direction: "down",
      of: employment(),
      along: "BACKGROUND",
      minuend: "FINNISH",
      subtrahend: "FOREIGN",
      breakdowns: [breakdown({ codes: ["_Z"] })],
    });
    expect(neededCounts([between]).map(({ codes }) => codes["BACKGROUND"])).toEqual([
      ["FINNISH", "FOREIGN"],
      ["FINNISH", "FOREIGN"],
    ]);
  });

  test("of parts that lie elsewhere are those of their own tables and codes", () => {
    const silent = { measure: "PERSONS", codes: { BACKGROUND: { FOREIGN: "FOREIGN_SILENT" } } };
    const all = { measure: "PERSONS", table: "by_language", codes: { BACKGROUND: "_T" } };
    const declared = employment({
      numerator: [silent],
      denominator: [silent, all],
      breakdowns: [breakdown({ codes: ["FOREIGN"] })],
    });
    expect(neededCounts([declared])).toMatchObject([
      { table_id: "by_background", codes: { BACKGROUND: ["FOREIGN_SILENT"], STAY: ["_T"] }, measure: ["PERSONS"] },
      { table_id: "by_language", codes: { BACKGROUND: ["_T"], STAY: ["_T"] }, status_order: ["_Z"] },
    ]);
  });

  test("of a part that lies elsewhere are not asked for again where another indicator needs them", () => {
    const other = { measure: "PERSONS", table: "by_background", codes: { STAY: "_T" } };
    const stay = breakdown({ table: "by_stay", dimension: "STAY", codes: ["Y1T4"], fixed: { BACKGROUND: "FOREIGN" } });
    const share = employment({ id: "share", numerator: ["PERSONS"], denominator: [other], breakdowns: [stay] });
    expect(tables(share)).toEqual(["by_stay", "by_background"]);
    expect(tables(share, employment())).toEqual(["by_stay", "by_background", "by_background"]);
    expect(neededCounts([share, employment()]).filter(({ measure }) => measure.includes("PERSONS"))).toHaveLength(2);
    const young = { ...other, codes: { ...other.codes, AGE: "Y18T29" } };
    expect(tables({ ...share, denominator: [young] }, employment())).toHaveLength(4);
  });

  test("say whether what is made of them measures an objective of the programme", () => {
    const [other, measured] = [employment(), employment({ id: "measured", objective: 2 })];
    expect(neededCounts([other, measured]).map(({ objective }) => objective)).toEqual([false, false, true, true]);
  });
});
