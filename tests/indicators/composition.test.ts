import { expect, test } from "vitest";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";
import { compositionOf, shareRange } from "../../src/indicators/composition.ts";

const measures = (numerator: readonly string[], denominator: readonly string[], sql?: string) =>
  compositionOf({ numerator, denominator, ...(sql === undefined ? {} : { sql }) });

test("measures of the numerator that are the denominator's too move both", () => {
  expect(measures(["UNEMPLOYED"], ["EMPLOYED", "UNEMPLOYED"])).toEqual({ numerator: 1, denominator: 2, nested: true });
  expect(measures(["EMPLOYED"], ["PERSONS"])).toEqual({ numerator: 1, denominator: 1, nested: false });
  expect(measures(["EMPLOYED", "IN_SERVICES"], ["EMPLOYED", "UNEMPLOYED"]).nested).toBe(false);
});

test("a measure named twice is added once by the common statement, as often as named by one of the indicator's own", () => {
  expect(measures(["EMPLOYED", "EMPLOYED"], ["PERSONS"]).numerator).toBe(1);
  expect(measures(["PERSONS", "PERSONS"], ["PERSONS"], "indicators/two_ages").numerator).toBe(2);
});

test("the same measure in a statement of the indicator's own may be of other groups", () => {
  expect(measures(["PERSONS"], ["PERSONS"], "indicators/young_share").nested).toBe(false);
});

const rounding = { base: 10, minimum: 10 };

test.each([
  [["UNEMPLOYED"], ["EMPLOYED", "UNEMPLOYED"], [95, 999], [104, 999]],
  [
    ["UNEMPLOYED", "IN_SERVICES"],
    ["EMPLOYED", "UNEMPLOYED", "IN_SERVICES"],
    [90, 994],
    [108, 1003],
  ],
  [["EMPLOYED"], ["PERSONS"], [95, 1004], [104, 995]],
  [["EMPLOYED", "UNEMPLOYED"], ["PERSONS"], [90, 1004], [108, 995]],
])("100 of 1000, %j of %j, lies between the furthest true counts", (numerator, denominator, lowest, highest) => {
  const composition = measures(numerator, denominator);
  expect(shareRange({ numerator: 100, denominator: 1000 }, { composition, rounding })).toEqual({
    lowest: { numerator: lowest[0], denominator: lowest[1] },
    highest: { numerator: highest[0], denominator: highest[1] },
  });
});

test("a split group adds its parts up: the rounding of one is in the numerator and in the denominator", () => {
  const split = {
    dimension: "BACKGROUND",
    of: { FOREIGN: { numerator: "FOREIGN_SILENT", rest: "FOREIGN_REPORTING" } },
  } as const;
  expect(compositionOf({ numerator: ["PERSONS"], denominator: ["PERSONS"], split, sql: "silent" })).toEqual({
    numerator: 1,
    denominator: 2,
    nested: true,
  });
});

test("no declared rate is of the same counts above and below", () => {
  const rates = indicatorDeclarations.filter((indicator) => indicator.kind === "rate").map(compositionOf);
  expect(rates.filter(({ nested, numerator, denominator }) => nested && numerator === denominator)).toEqual([]);
});
