import { expect, test } from "vitest";
import { indicatorDeclarations } from "../../pipelines/indicators/index.ts";
import { compositionOf, shareRange } from "../../src/indicators/composition.ts";
import type { Part } from "../../src/indicators/term.ts";

const measures = (numerator: readonly Part[], denominator: readonly Part[]) =>
  compositionOf({ numerator, denominator });

test("measures of the numerator that are the denominator's too move both", () => {
  expect(measures(["UNEMPLOYED"], ["EMPLOYED", "UNEMPLOYED"])).toEqual({ numerator: 1, denominator: 2, nested: true });
  expect(measures(["EMPLOYED"], ["PERSONS"])).toEqual({ numerator: 1, denominator: 1, nested: false });
  expect(measures(["EMPLOYED", "IN_SERVICES"], ["EMPLOYED", "UNEMPLOYED"]).nested).toBe(false);
});

test("a count named twice is added once", () => {
  const there = { measure: "PERSONS", codes: { AGE: "Y18T29" } };
  expect(measures(["EMPLOYED", "EMPLOYED"], ["PERSONS"]).numerator).toBe(1);
  expect(measures([there, { ...there }], ["PERSONS"]).numerator).toBe(1);
});

test("the same measure elsewhere is another count", () => {
  const there = { measure: "PERSONS", codes: { AGE: "Y18T29" } };
  expect(measures([there], ["PERSONS"])).toEqual({ numerator: 1, denominator: 1, nested: false });
  expect(measures(["PERSONS"], [{ measure: "PERSONS", table: "by_stay" }]).nested).toBe(false);
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

test("of parts that lie elsewhere too the rounding of one may be in the numerator and in the denominator", () => {
  const [silent, reporting] = ["SILENT", "REPORTING"].map((code) => ({
    measure: "PERSONS",
    codes: { BACKGROUND: code },
  }));
  expect(measures([silent!], [silent!, reporting!])).toEqual({ numerator: 1, denominator: 2, nested: true });
});

test("no declared rate is of the same counts above and below", () => {
  const rates = indicatorDeclarations.filter((indicator) => indicator.kind === "rate").map(compositionOf);
  expect(rates.filter(({ nested, numerator, denominator }) => nested && numerator === denominator)).toEqual([]);
});
