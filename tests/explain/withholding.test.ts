import { expect, test } from "vitest";
import { unemploymentRate18To64 } from "../../pipelines/indicators/unemployment.ts";
import { labelsOf } from "../../src/explain/arithmetic.ts";
import { countsIn, inputGroups } from "../../src/explain/explained-inputs.ts";
import { blocksOf, whyNoValue } from "../../src/explain/withholding.ts";
import { madeUpObservation } from "../indicators/made-up-observation.ts";
import { countRows } from "./made-up-counts-rows.ts";

const block = (VINTAGE: string, RELEASE_STATUS: string) => ({
  TIME_PERIOD: "2026-06",
  TABLE_ID: "by_background",
  REF_AREA: "C6",
  VINTAGE,
  RELEASE_STATUS,
});

const RELEASED = [block("2026-08-10", "RELEASED")];

function why(
  OBS_STATUS: string,
  counts: Parameters<typeof countRows>[0],
  released: readonly ReturnType<typeof block>[] = RELEASED,
) {
  const observation = madeUpObservation({ OBS_VALUE: null, OBS_STATUS });
  const groups = inputGroups(unemploymentRate18To64, observation, countRows(counts));
  const blocks = blocksOf(groups, observation, released);
  return whyNoValue(observation, { groups, blocks, label: labelsOf(countsIn(groups)) });
}

const employed = { BACKGROUND: "FOREIGN", OBS_VALUE: 890 };
const OUTSIDE = expect.stringContaining("do not distinguish the reasons for withholding") as unknown;

test("the counts that are withheld are named, and no rule", () => {
  const withheld = { BACKGROUND: "FOREIGN", MEASURE: "UNEMPLOYED", OBS_VALUE: null, VINTAGE: "2026-08-10" };
  expect(why("Q", [employed, withheld])).toEqual(["UNEMPLOYED withheld since 2026-08-10", OUTSIDE]);
});

test("where no count is withheld, the numerator or the rest is zero", () => {
  const all = { BACKGROUND: "FOREIGN", MEASURE: "UNEMPLOYED", OBS_VALUE: 0 };
  expect(why("Q", [employed, all])).toEqual([expect.stringContaining("the rest is zero") as unknown, OUTSIDE]);
});

test("what was never released, and what was not collected", () => {
  expect(why("L", [employed], [block("2026-08-10", "HELD")])).toEqual([
    "by_background C6 was never released for this month",
  ]);
  expect(why("L", [employed])).toEqual([expect.stringContaining("not collected") as unknown]);
  // Too early: the counts are there, and the nowcast says why.
  expect(why("L", [employed, { ...employed, MEASURE: "UNEMPLOYED" }])).toEqual([]);
});

test.each([
  [["RELEASED", "HELD", "HELD"], { status: "HELD", released: "2026-08-10", held_since: "2026-09-10" }],
  [["HELD", "RELEASED"], { status: "RELEASED", released: "2026-09-10", held_since: null }],
  [["HELD", "NOT_RELEASED"], { status: "NOT_RELEASED", released: null, held_since: "2026-08-10" }],
])("a block that was %j", (statuses, expected) => {
  const observation = madeUpObservation();
  const groups = inputGroups(unemploymentRate18To64, observation, []);
  const rows = statuses.map((status, index) => block(`2026-0${8 + index}-10`, status));
  expect(blocksOf(groups, observation, rows.toReversed())).toEqual([
    { table: "by_background", area: "C6", ...expected },
  ]);
});
