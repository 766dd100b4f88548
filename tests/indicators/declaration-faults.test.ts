import { describe, expect, test } from "vitest";
import { countTables } from "../../pipelines/counts/index.ts";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";
import { gap, rate } from "../../src/indicators/declaration.ts";
import type { Breakdown, RateIndicator } from "../../src/indicators/declaration.ts";
import { declarationFaults } from "../../src/indicators/declaration-faults.ts";

const names = { fi: "", sv: "", en: "" };

const byBackground: Breakdown = {
  table: "by_background",
  dimension: "BACKGROUND",
  codes: ["FOREIGN"],
  sexes: ["_T"],
  statusOrders: ["MONTHLY"],
};

const declared = (given: Partial<RateIndicator>, breakdown: Partial<Breakdown> = {}): RateIndicator =>
  rate({
    id: "x",
    names,
    definitions: names,
    direction: "up",
    numerator: ["EMPLOYED"],
    denominator: ["PERSONS"],
    ages: ["Y18T64"],
    breakdowns: [{ ...byBackground, ...breakdown }],
    ...given,
  });

const faults = (...indicators: Parameters<typeof declarationFaults>[0]) => declarationFaults(indicators, countTables);

test("the pipeline's own declarations name nothing that is not declared", () => {
  expect(declarationFaults(indicatorDeclarations, countTables)).toEqual([]);
});

const ground = { table: "by_ground", dimension: "PERMIT_GROUND", fixed: { BACKGROUND: "FOREIGN" } } as const;

describe("what is named and not declared", () => {
  test.each([
    ["a measure", declared({ numerator: ["EMPLOYD"] }), 'x: there is no measure "EMPLOYD"; did you mean EMPLOYED?'],
    ["an age", declared({ ages: ["Y18T46"] }), 'x: there is no age in by_background "Y18T46"; did you mean Y18T24?'],
    [
      "an age that the table lacks",
      declared({ ages: ["Y25T34"] }, { ...ground, codes: ["STUDY"] }),
      'x: there is no age in by_ground "Y25T34"; did you mean Y20T64?',
    ],
    [
      "an order of statuses that the table does not count",
      declared({}, { ...ground, codes: ["STUDY"], statusOrders: ["ANNUAL"] }),
      'x: there is no order of statuses in by_ground "ANNUAL"; known: _Z, MONTHLY',
    ],
    [
      "a status in no order",
      declared({}, { statusOrders: ["_Z"] }),
      "x: EMPLOYED has a status in it, and needs an order of statuses",
    ],
    [
      "a ground",
      declared({}, { ...ground, codes: ["STUDDY"] }),
      'x: there is no PERMIT_GROUND in by_ground "STUDDY"; did you mean STUDY?',
    ],
    [
      "a category that only another table has",
      declared({}, { codes: ["FOREIGN_SILENT"] }),
      'x: there is no BACKGROUND in by_background "FOREIGN_SILENT"; known: FOREIGN, FINNISH, UNKNOWN, _T',
    ],
    [
      "categories that the table has, and not together",
      declared({}, { fixed: { STAY: "Y1T4" } }),
      'x: there is no STAY in by_background "Y1T4"; known: _T',
    ],
    [
      "a table",
      declared({}, { table: "by_grounds" }),
      'x: there is no table of counts "by_grounds"; did you mean by_ground?',
    ],
    [
      "the table of a part",
      declared({ denominator: [{ measure: "PERSONS", table: "by_stays" }] }),
      'x: there is no table of counts "by_stays"; did you mean by_stay?',
    ],
    [
      "the code of a part",
      declared({ denominator: [{ measure: "PERSONS", codes: { BACKGROUND: "FINISH" } }] }),
      'x: there is no BACKGROUND in by_background "FINISH"; did you mean FINNISH?',
    ],
    ["a sex", declared({}, { sexes: ["W"] }), 'x: there is no sex "W"; known: _T, F, M'],
  ])("%s is reported, with what was probably meant", (_, indicator, fact) => {
    expect(faults(indicator)).toEqual([fact]);
  });

  test("a faulty group of a gap is reported, and an id that two indicators have", () => {
    const between = gap({
      id: "between",
      names,
      definitions: names,
      direction: "down",
      of: declared({}),
      along: "BACKGROUND",
      minuend: "FORIEGN",
      subtrahend: "FINNISH",
      breakdowns: [{ ...byBackground, codes: ["_Z"] }],
    });
    expect(faults(between)).toEqual([
      'between: there is no BACKGROUND in by_background "FORIEGN"; did you mean FOREIGN?',
    ]);
    expect(faults(declared({}), declared({}))).toEqual(["x: is declared twice"]);
  });
});
