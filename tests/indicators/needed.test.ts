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
      background: ["FOREIGN", "FINNISH", "_T"],
      permit_ground: ["_T"],
      age: ["Y18T64"],
    });
    expect(needed[3]).toMatchObject({ background: ["FOREIGN"], permit_ground: ["WORK_OTHER"], sex: ["_T", "F", "M"] });
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
    expect(neededCounts([between]).map(({ background }) => background)).toEqual([
      ["FINNISH", "FOREIGN"],
      ["FINNISH", "FOREIGN"],
    ]);
  });

  test("of a split group are those of its parts", () => {
    const split = {
      dimension: "BACKGROUND",
      of: { FOREIGN: { numerator: "FOREIGN_SILENT", rest: "FOREIGN_REPORTING" } },
    } as const;
    const silent = employment({ numerator: ["PERSONS"], breakdowns: [breakdown({ codes: ["FOREIGN"] })], split });
    expect(neededCounts([silent])).toMatchObject([
      { background: ["FOREIGN_SILENT", "FOREIGN_REPORTING"], generation: ["_T"], measure: ["PERSONS"] },
    ]);
  });

  test("say whether what is made of them measures an objective of the programme", () => {
    const [other, measured] = [employment(), employment({ id: "measured", objective: 2 })];
    expect(neededCounts([other, measured]).map(({ objective }) => objective)).toEqual([false, false, true, true]);
  });
});
