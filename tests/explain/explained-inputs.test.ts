import { expect, test } from "vitest";
import { unemploymentGap18To64 } from "../../pipelines/indicators/gaps.ts";
import { countsIn, inputGroups } from "../../src/explain/explained-inputs.ts";
import { CELL_COLUMNS } from "../../src/model/lineage.ts";
import { madeUpObservation } from "../indicators/made-up-observation.ts";
import { countRows } from "./made-up-counts-rows.ts";

const gap = madeUpObservation({ INDICATOR: "unemployment_gap_18_64", BACKGROUND: "_Z", UNIT_MEASURE: "PP" });

const of = { BACKGROUND: "FOREIGN", MEASURE: "UNEMPLOYED" };
const rows = countRows([
  { ...of, OBS_VALUE: 130, OBS_STATUS: "P", VINTAGE: "2026-11-10" },
  { ...of, OBS_VALUE: null, VINTAGE: "2026-09-10" },
  { ...of, OBS_VALUE: 120, OBS_STATUS: "P", VINTAGE: "2026-10-10" },
  { ...of, SEX: "F", OBS_VALUE: 60, VINTAGE: "2026-12-10" },
  { BACKGROUND: "FINNISH", OBS_VALUE: 5700 },
]);

test("of a gap both groups, each count with its newest vintage and all that it was before", () => {
  const groups = inputGroups(unemploymentGap18To64, gap, rows);
  expect(groups.map(({ group }) => group)).toEqual(["FOREIGN", "FINNISH"]);
  expect(groups[0]!.numerator).toMatchObject([
    {
      value: 130,
      status: "P",
      vintage: "2026-11-10",
      before: [
        { value: null, status: "Q", vintage: "2026-09-10" },
        { value: 120, status: "P", vintage: "2026-10-10" },
      ],
    },
  ]);
  expect(groups[1]!.denominator.map(({ codes, value, status }) => [codes["MEASURE"], value, status])).toEqual([
    // No row: not collected.
    ["UNEMPLOYED", null, "L"],
    ["EMPLOYED", 5700, "A"],
  ]);
});

test("counts are listed once, by their codes alone", () => {
  const counts = countsIn(inputGroups(unemploymentGap18To64, gap, rows));
  expect(counts.map(({ codes }) => `${codes["BACKGROUND"]} ${codes["MEASURE"]}`)).toEqual([
    "FOREIGN UNEMPLOYED",
    "FOREIGN EMPLOYED",
    "FINNISH UNEMPLOYED",
    "FINNISH EMPLOYED",
  ]);
  for (const { codes } of counts) expect(Object.keys(codes)).toEqual([...CELL_COLUMNS]);
});
