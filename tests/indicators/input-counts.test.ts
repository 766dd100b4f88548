import { describe, expect, it } from "vitest";
import { areas } from "../../pipelines/cities.ts";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";
import { inputCountsOf } from "../../src/indicators/input-counts.ts";
import { neededCounts } from "../../src/indicators/needed.ts";
import { SPLIT_DIMENSIONS, TOTALS } from "../../src/model/dictionary.ts";
import type { CountCodes } from "../../src/model/lineage.ts";
import { countName } from "../../src/model/lineage.ts";

const inputCounts = inputCountsOf(indicatorDeclarations);

const place = {
  DATAFLOW: "TILANNEKUVA",
  FREQ: "M",
  REF_AREA: areas[0]!.code,
  INDICATOR: "unemployment_rate_18_64",
  ...TOTALS,
  BACKGROUND: "FOREIGN",
  SEX: "F",
  AGE: "Y18T64",
  STATUS_ORDER: "MONTHLY",
  TIME_PERIOD: "2026-06",
};

const shown = ({ TABLE_ID, BACKGROUND, SEX, STATUS_ORDER, MEASURE }: CountCodes): string =>
  `${TABLE_ID} ${BACKGROUND} ${SEX} ${STATUS_ORDER} ${MEASURE}`;

const table = [
  {
    what: "a rate",
    row: place,
    numerator: ["by_background FOREIGN F MONTHLY UNEMPLOYED"],
    rest: ["by_background FOREIGN F MONTHLY EMPLOYED"],
  },
  {
    what: "a rate of all residents, who have no status order",
    row: { ...place, INDICATOR: "employment_rate_18_64", BACKGROUND: "_T", STATUS_ORDER: "ANNUAL" },
    numerator: ["by_background _T F ANNUAL EMPLOYED"],
    rest: ["by_background _T F _Z PERSONS"],
  },
  {
    what: "a rate of another breakdown",
    row: { ...place, STAY: "Y1T4" },
    numerator: ["by_stay FOREIGN F MONTHLY UNEMPLOYED"],
    rest: ["by_stay FOREIGN F MONTHLY EMPLOYED"],
  },
  {
    what: "a count",
    row: { ...place, INDICATOR: "population", AGE: "_T", STATUS_ORDER: "_Z" },
    numerator: ["by_background FOREIGN F _Z PERSONS"],
    rest: [],
  },
  {
    what: "a gap between backgrounds",
    row: { ...place, INDICATOR: "unemployment_gap_18_64", BACKGROUND: "_Z" },
    numerator: ["by_background FOREIGN F MONTHLY UNEMPLOYED", "by_background FINNISH F MONTHLY UNEMPLOYED"],
    rest: ["by_background FOREIGN F MONTHLY EMPLOYED", "by_background FINNISH F MONTHLY EMPLOYED"],
  },
  {
    what: "a gap between sexes",
    row: { ...place, INDICATOR: "employment_gap_women", SEX: "_Z" },
    numerator: ["by_background FOREIGN M MONTHLY EMPLOYED", "by_background FOREIGN F MONTHLY EMPLOYED"],
    rest: ["by_background FOREIGN M _Z PERSONS", "by_background FOREIGN F _Z PERSONS"],
  },
  {
    what: "a rate whose parts are two categories",
    row: { ...place, INDICATOR: "silent_payers_share", STATUS_ORDER: "_Z" },
    numerator: ["by_reporting FOREIGN_SILENT F _Z PERSONS"],
    rest: ["by_reporting FOREIGN_REPORTING F _Z PERSONS"],
  },
  {
    what: "a rate whose denominator is another category of the same dimension",
    row: { ...place, INDICATOR: "unknown_background_share", BACKGROUND: "UNKNOWN", STATUS_ORDER: "_Z" },
    numerator: ["by_background UNKNOWN F _Z PERSONS"],
    rest: ["by_background _T F _Z PERSONS"],
  },
  {
    what: "a rate whose denominator lies in another table",
    row: { ...place, INDICATOR: "provisional_background_share", BACKGROUND: "FOREIGN_PROVISIONAL", STATUS_ORDER: "_Z" },
    numerator: ["by_classification FOREIGN_PROVISIONAL F _Z PERSONS"],
    rest: ["by_background FOREIGN F _Z PERSONS"],
  },
  { what: "an indicator that nobody declares", row: { ...place, INDICATOR: "happiness" }, numerator: [], rest: [] },
];

describe("the counts that an observation is made of", () => {
  for (const { what, row, numerator, rest } of table) {
    it(`are given for ${what}`, () => {
      const made = inputCounts(row);
      expect(made.numerator.map(shown)).toEqual(numerator);
      expect(made.rest.map(shown)).toEqual(rest);
    });
  }

  it("are counts that are published for it", () => {
    const cells = table.flatMap(({ row }) => inputCounts(row).numerator.concat(inputCounts(row).rest));
    const needed = neededCounts(indicatorDeclarations);
    const isNeeded = (cell: CountCodes): boolean =>
      needed.some(
        (group) =>
          group.table_id === cell.TABLE_ID &&
          group.measure.includes(cell.MEASURE) &&
          group.status_order.includes(cell.STATUS_ORDER) &&
          group.sex.includes(cell.SEX) &&
          SPLIT_DIMENSIONS.every((dimension) => group.codes[dimension]?.includes(cell[dimension])) &&
          group.age.includes(cell.AGE),
      );
    expect(cells.filter((cell) => !isNeeded(cell)).map(shown)).toEqual([]);
  });

  it("have names in the order of counts.parquet's key", () => {
    expect(countName(inputCounts(place).numerator[0]!)).toBe(
      `by_background|${place.REF_AREA}|2026-06|F|Y18T64|FOREIGN|_T|_T|_T|_T|_T|MONTHLY|UNEMPLOYED`,
    );
  });
});
