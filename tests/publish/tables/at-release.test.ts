import { expect, test } from "vitest";
import { atReleases } from "../../../src/publish/tables/at-release.ts";
import { madeUpObservation } from "../../indicators/made-up-observation.ts";

const gap = (REF_AREA: string, OBS_VALUE: number) =>
  madeUpObservation({ REF_AREA, INDICATOR: "unemployment_gap_18_64", BACKGROUND: "_Z", UNIT_MEASURE: "PP", OBS_VALUE });

test("the gaps at each release are those of all cities together, whatever their code", () => {
  const observations = [gap("SE0180", 9), gap("SE3", 8)];
  const before = { vintage: "2026-09-17", observations: [gap("SE0180", 7), gap("SE3", 6)] };
  const rows = atReleases({ observations, before, earlier: [] }, "2026-10-17", "SE3");
  expect(rows.map(({ VINTAGE, REF_AREA, OBS_VALUE }) => [VINTAGE, REF_AREA, OBS_VALUE])).toEqual([
    ["2026-09-17", "SE3", 6],
    ["2026-10-17", "SE3", 8],
  ]);
});

test("of a single city they are its own", () => {
  const rows = atReleases({ observations: [gap("KU049", 9)], before: null, earlier: [] }, "2026-10-17", "KU049");
  expect(rows.map(({ OBS_VALUE }) => OBS_VALUE)).toEqual([9]);
});
