import { expect, test } from "vitest";
import { nowcastOf } from "../../src/explain/nowcast-in-words.ts";
import { madeUpObservation } from "../indicators/made-up-observation.ts";

const limits = { max_half_width_all: 1.5, max_half_width_city: 4, min_completeness: 0.25, min_back_tests: 6 };
const observation = madeUpObservation();

const row = {
  ...Object.fromEntries(Object.entries(observation)),
  DELAY: 2,
  METHOD: "chain_ladder",
  VALUE: 14.82,
  NAIVE: 15.31,
  LAST_YEAR: null,
  BACK_TESTS: 9,
  MAE: 0.21,
  MAE_NAIVE: 0.52,
  MAE_LAST_YEAR: null,
  COMPLETENESS: 0.948,
  SOURCE: "benefits",
  LINK_FACTOR: 1.084,
  LEVEL_SHIFT: 0.7,
  REASON: "",
};

const says = (changed: object): readonly string[] => nowcastOf(observation, [{ ...row, ...changed }], limits)!.says;

test("what an estimate rests on", () => {
  expect(says({})).toEqual([
    expect.stringMatching(/^chain_ladder: estimated/) as unknown,
    "2 deliveries after its first; completeness 94 %",
    "the published counts alone would give 15.31",
    "estimate: 14.82",
    "9 back-tests: mean absolute error 0.21 of the estimate, 0.52 of the published counts",
    "unemployment from benefits, link factor 1.08 to the best source's level, level shift 0.7",
  ]);
});

test.each([
  [0, "from its first delivery alone"],
  [1, "1 delivery after its first"],
])("how old the knowledge is: %i", (DELAY, words) => {
  expect(says({ DELAY, COMPLETENESS: null })[1]).toBe(words);
});

test.each([
  ["completeness", "too early, as completeness is under 25 %"],
  ["back_tests", "fewer than 6 back-tests"],
  ["uncertain", "half-width at most 1.5 points for all cities, 4 for one"],
  ["reporting", "payers have not reported as usual"],
  ["held", "the counts from the newest delivery are held"],
])("why there is no value: %s", (REASON, words) => {
  expect(says({ METHOD: "none", VALUE: null, REASON }).at(-1)).toContain(words);
});

test("another group's row is none, and a closed month has none", () => {
  expect(nowcastOf(observation, [{ ...row, SEX: "F" }], limits)).toBeNull();
  expect(nowcastOf(observation, [], limits)).toBeNull();
});
