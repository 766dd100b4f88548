import { expect, test } from "vitest";
import { count, gap, rate } from "../../../pipelines/indicators/declare.ts";
import { employmentRate18To64 } from "../../../pipelines/indicators/employment.ts";
import type { IndicatorId } from "../../../pipelines/indicators/index.ts";
import { BY_GROUP, GAPS, POPULATION, RATES, REVISED, WORKING_AGES } from "../../../src/page/read/shown.ts";
import type { AgeCode } from "../../../pipelines/ages.ts";

const names = { fi: "", sv: "", en: "" };
const common = { names, definitions: names, direction: "none" } as const;

const ground = {
  table: "by_ground",
  dimension: "PERMIT_GROUND",
  codes: ["STUDY"],
  sexes: ["_T"],
  statusOrders: ["MONTHLY"],
  fixed: { BACKGROUND: "FOREIGN" },
} as const;

const sound = {
  ...common,
  numerator: ["EMPLOYED"],
  denominator: ["PERSONS"],
  ages: ["Y18T64"],
  breakdowns: [ground],
} as const;

// What the compiler refuses is held by `npm run types`: each of these lines has to be an error.
const misspelt = [
  // @ts-expect-error a measure
  rate({ ...sound, id: "x", numerator: ["EMPLOYD"] }),
  // @ts-expect-error an age
  rate({ ...sound, id: "x", ages: ["Y18T46"] }),
  // @ts-expect-error a ground
  rate({ ...sound, id: "x", breakdowns: [{ ...ground, codes: ["STUDDY"] }] }),
  // @ts-expect-error a table
  rate({ ...sound, id: "x", breakdowns: [{ ...ground, table: "by_grounds" }] }),
  // @ts-expect-error a code of another dimension
  rate({ ...sound, id: "x", breakdowns: [{ ...ground, fixed: { BACKGROUND: "STUDY" } }] }),
  // @ts-expect-error the code of a part
  rate({ ...sound, id: "x", denominator: [{ measure: "PERSONS", codes: { BACKGROUND: "FINISH" } }] }),
  // @ts-expect-error the table of a part
  rate({ ...sound, id: "x", denominator: [{ measure: "PERSONS", table: "by_stays" }] }),
  // @ts-expect-error a measure of a number of persons
  count({ ...common, id: "x", measures: ["PERSON"], ages: ["_T"], breakdowns: [ground] }),
  // @ts-expect-error a group of a gap
  gap({ ...common, id: "x", of: employmentRate18To64, along: "SEX", minuend: "W", subtrahend: "M", breakdowns: [] }),
];

test("a declaration keeps what it says, its id as its type", () => {
  const declared = rate({ ...sound, id: "share" });
  const id: "share" = declared.id;
  expect({ ...declared }).toEqual({ kind: "rate", id, ...sound });
  expect(misspelt).toHaveLength(9);
});

test("the page shows indicators and ages that are declared", () => {
  const shown: readonly IndicatorId[] = [...GAPS, ...RATES, ...BY_GROUP, POPULATION, ...REVISED];
  const ages: readonly AgeCode[] = WORKING_AGES;
  expect([shown.length > 0, ages.length > 0]).toEqual([true, true]);
  // @ts-expect-error an indicator that nobody declares
  const none: IndicatorId = "unemployment_gap_18_65";
  expect(shown).not.toContain(none);
});
