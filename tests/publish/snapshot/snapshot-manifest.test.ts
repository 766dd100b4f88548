import { expect, test } from "vitest";
import { manifestFacts } from "../../../src/publish/snapshot/snapshot-manifest.ts";

const facts = {
  protection: "made up",
  rounding_base: 10,
  versions: {},
  vintages: ["2026-10-17"],
  inputs: [],
  parameters: {},
  steps: {},
  checks: [],
  audit: null,
};

const held = { month: "2026-06", table: "by_ground", areas: ["KU049"] };
const release = { vintage: "2026-10-17", months: ["2026-05", "2026-06"], held: [held] };

test("a manifest from before it was written down says nothing of releases, nor of sources and limits", () => {
  expect(manifestFacts.parse(facts)).toMatchObject({
    releases: [],
    unemployment_sources: [],
    nowcast: { max_half_width_all: 100, max_half_width_city: 100, min_completeness: 0.85, min_back_tests: 6 },
  });
});

test("a manifest says of each vintage what was worked on and held", () => {
  expect(manifestFacts.parse({ ...facts, releases: [release] }).releases).toEqual([release]);
});

test.each([
  ["a vintage that is none", { ...release, vintage: "October" }],
  ["a month that is none", { ...release, months: ["2026-06-30"] }],
  ["a held month that is none", { ...release, held: [{ ...held, month: "June" }] }],
  ["a cell of what is held", { ...release, held: [{ ...held, sex: "F" }] }],
  ["more than that", { ...release, profile: "a city" }],
  ["nothing of what is held", { vintage: release.vintage, months: release.months }],
])("a manifest cannot say of a release %s", (_, impossible) => {
  expect(manifestFacts.safeParse({ ...facts, releases: [impossible] }).success).toBe(false);
});
