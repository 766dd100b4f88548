import { expect, test } from "vitest";
import { unemploymentGap18To64 } from "../../pipelines/indicators/gaps.ts";
import { employmentRate18To64 } from "../../pipelines/indicators/employment.ts";
import {
  finnishCitizenShare,
  population,
  silentPayersShare,
  unknownShare,
} from "../../pipelines/indicators/population.ts";
import { unemploymentRate18To64 } from "../../pipelines/indicators/unemployment.ts";
import { arithmeticOf } from "../../src/explain/arithmetic.ts";
import { inputGroups } from "../../src/explain/explained-inputs.ts";
import type { Indicator } from "../../src/indicators/declaration.ts";
import type { Observation } from "../../src/model/observation.ts";
import { madeUpObservation } from "../indicators/made-up-observation.ts";
import { countRows } from "./made-up-counts-rows.ts";

type Given = Parameters<typeof countRows>[0];

const told = (indicator: Indicator, place: Partial<Observation>, counts: Given) => {
  const observation = madeUpObservation({ INDICATOR: indicator.id, ...place });
  return arithmeticOf(inputGroups(indicator, observation, countRows(counts)), observation);
};

const foreign = { BACKGROUND: "FOREIGN" };
const finnish = { BACKGROUND: "FINNISH" };

test("a number of persons is a sum", () => {
  const place = { AGE: "_T", STATUS_ORDER: "_Z", UNIT_MEASURE: "PERS", DECIMALS: 0 };
  expect(told(population, place, [{ ...foreign, AGE: "_T", MEASURE: "PERSONS", OBS_VALUE: 320 }])).toEqual({
    value: 320,
    steps: ["PERSONS 320"],
  });
});

test("a share whose parts lie in two tables says of a total what it is the total of", () => {
  const place = { ...foreign, AGE: "Y18T64", STATUS_ORDER: "_Z" };
  const citizens = { ...place, TABLE_ID: "by_citizenship", CITIZENSHIP: "FINNISH", MEASURE: "PERSONS", OBS_VALUE: 830 };
  expect(told(finnishCitizenShare, place, [citizens, { ...place, MEASURE: "PERSONS", OBS_VALUE: 3230 }])).toEqual({
    value: 25.7,
    steps: [
      "numerator: PERSONS by_citizenship FINNISH 830",
      "denominator: PERSONS by_background CITIZENSHIP=_T 3230",
      "100 × 830 / 3230 = 25.7 %",
    ],
  });
});

test("a rate whose numerator is in the denominator", () => {
  const counts = [
    { ...foreign, MEASURE: "UNEMPLOYED", OBS_VALUE: 120 },
    { ...foreign, OBS_VALUE: 890 },
  ];
  expect(told(unemploymentRate18To64, {}, counts)).toEqual({
    value: 11.9,
    steps: [
      "numerator: UNEMPLOYED 120",
      "denominator: UNEMPLOYED 120 + EMPLOYED 890 = 1010",
      "100 × 120 / 1010 = 11.9 %",
    ],
  });
});

test("a rate of another count", () => {
  const counts = [
    { ...foreign, OBS_VALUE: 600 },
    { ...foreign, MEASURE: "PERSONS", OBS_VALUE: 1000 },
  ];
  expect(told(employmentRate18To64, {}, counts)).toMatchObject({
    value: 60,
    steps: ["numerator: EMPLOYED 600", "denominator: PERSONS 1000", "100 × 600 / 1000 = 60.0 %"],
  });
});

test("a gap is rounded once", () => {
  const counts = [
    { ...foreign, MEASURE: "UNEMPLOYED", OBS_VALUE: 120 },
    { ...foreign, OBS_VALUE: 890 },
    { ...finnish, MEASURE: "UNEMPLOYED", OBS_VALUE: 300 },
    { ...finnish, OBS_VALUE: 5700 },
  ];
  const { value, steps } = told(unemploymentGap18To64, { BACKGROUND: "_Z", UNIT_MEASURE: "PP" }, counts);
  expect([value, steps.at(-1)]).toEqual([6.9, "100 × (120 / 1010 - 300 / 6000) = 6.9 percentage points, rounded once"]);
});

test("groups that are split name what distinguishes them", () => {
  const of = { TABLE_ID: "by_reporting", MEASURE: "PERSONS" };
  const counts = [
    { ...of, BACKGROUND: "FOREIGN_SILENT", OBS_VALUE: 20 },
    { ...of, BACKGROUND: "FOREIGN_REPORTING", OBS_VALUE: 180 },
  ];
  expect(told(silentPayersShare, { STATUS_ORDER: "_Z" }, counts)).toEqual({
    value: 10,
    steps: [
      "numerator: PERSONS FOREIGN_SILENT 20",
      "denominator: PERSONS FOREIGN_SILENT 20 + PERSONS FOREIGN_REPORTING 180 = 200",
      "100 × 20 / 200 = 10.0 %",
    ],
  });
});

test("a denominator may lie in another category", () => {
  const place = { BACKGROUND: "UNKNOWN", AGE: "_T", STATUS_ORDER: "_Z" };
  const persons = { AGE: "_T", STATUS_ORDER: "_Z", MEASURE: "PERSONS" };
  const counts = [
    { ...persons, BACKGROUND: "UNKNOWN", OBS_VALUE: 30 },
    { ...persons, BACKGROUND: "_T", OBS_VALUE: 2000 },
  ];
  expect(told(unknownShare, place, counts)).toMatchObject({
    value: 1.5,
    steps: { 1: "denominator: PERSONS BACKGROUND=_T 2000" },
  });
});

test.each([
  ["withheld", 120, null],
  ["of whom nobody is left", 120, 0],
])("counts that are %s give nothing", (_what, unemployed, employed) => {
  const counts = [
    { ...foreign, MEASURE: "UNEMPLOYED", OBS_VALUE: unemployed },
    { ...foreign, OBS_VALUE: employed },
  ];
  expect(told(unemploymentRate18To64, {}, counts)).toEqual({ value: null, steps: [] });
});
