import { describe, expect, it } from "vitest";
import type { Area } from "../../src/count/count-declarations.ts";
import { commonCutoffs } from "../../src/merge/common-cutoffs.ts";
import { membersIn, mergedReleases, mergedSources } from "../../src/merge/merged-releases.ts";
import type { CityReleases, MergePlan } from "../../src/merge/merged-releases.ts";
import { madeUpManifest } from "../publish/snapshot/made-up-manifest.ts";

const names = { fi: "A", sv: "A", en: "A" };
const city = (code: string, valid: Partial<Area> = {}): Area => ({ code, names, cities: [code], ...valid });
const total: Area = { code: "C2", names, cities: ["A", "B"], members: ["A", "B"] };

const [FIRST, BETWEEN, SECOND] = ["2026-07-31", "2026-08-15", "2026-08-31"];
const release = (vintage: string, months: readonly string[], more: Partial<CityReleases["releases"][number]> = {}) => ({
  vintage,
  months,
  closed: [],
  held: [],
  ...more,
});

const cityOf = (area: string, releases: CityReleases["releases"], sources: CityReleases["sources"] = []) => ({
  area,
  releases,
  sources,
});

const plan = (cities: readonly CityReleases[], more: Partial<MergePlan> = {}): MergePlan => ({
  cities,
  cutoffs: [FIRST, SECOND],
  areas: [city("A"), city("B"), total],
  total,
  tables: ["by_background", "by_ground"],
  ...more,
});

const both = (of: CityReleases["releases"]): readonly CityReleases[] => [cityOf("A", of), cityOf("B", of)];

describe("the members of the total", () => {
  it("are the cities of the month, if all of them have sent a package", () => {
    expect(membersIn("2026-06", plan(both([])))).toEqual(["A", "B"]);
    expect(membersIn("2026-06", plan([cityOf("A", [])]))).toBeNull();
    const areas = [city("A"), city("B", { validFrom: "2026-07" }), total];
    expect(membersIn("2026-06", plan([cityOf("A", [])], { areas }))).toEqual(["A"]);
  });
});

describe("merged releases", () => {
  it("are those of the cities where they are alike", () => {
    const releases = [release(FIRST, ["2026-06"]), release(SECOND, ["2026-06", "2026-07"], { closed: ["2026-06"] })];
    expect(mergedReleases(plan(both(releases)))).toEqual(releases);
  });

  it("have what a city released between two common vintages at the later one", () => {
    const a = [release(FIRST, ["2026-06"]), release(BETWEEN, ["2026-06"]), release(SECOND, [])];
    const b = [release(FIRST, ["2026-06"]), release(SECOND, ["2026-06"])];
    expect(mergedReleases(plan([cityOf("A", a), cityOf("B", b)]))[1]).toEqual(release(SECOND, ["2026-06"]));
  });

  it("hold the total's block where a city's is held", () => {
    const held = [{ month: "2026-06", table: "by_ground", areas: ["A"] }];
    const a = [release(FIRST, ["2026-06"]), release(SECOND, ["2026-06"], { held })];
    const b = [release(FIRST, ["2026-06"]), release(SECOND, ["2026-06"])];
    expect(mergedReleases(plan([cityOf("A", a), cityOf("B", b)]))[1]?.held).toEqual([
      { month: "2026-06", table: "by_ground", areas: ["A", "C2"] },
    ]);
  });

  it("hold every block of a month that a city did not come to, unless its reports are all in", () => {
    const b = [release(FIRST, ["2026-06"]), release(SECOND, ["2026-06"])];
    const behind = plan([cityOf("A", [release(FIRST, ["2026-06"]), release(SECOND, [])]), cityOf("B", b)]);
    expect(mergedReleases(behind)[1]?.held.map(({ table, areas }) => [table, areas])).toEqual([
      ["by_background", ["A", "C2"]],
      ["by_ground", ["A", "C2"]],
    ]);
    const closed = [release(FIRST, ["2026-06"], { closed: ["2026-06"] }), release(SECOND, [])];
    expect(mergedReleases(plan([cityOf("A", closed), cityOf("B", b)]))[1]?.held).toEqual([]);
  });
});

const since = (source: string, vintage = FIRST) => ({ vintage, month: "2026-06", source });

describe("merged sources of unemployment", () => {
  it("are the cities' where these agree", () => {
    const sources = [since("benefits"), since("job_search", SECOND)];
    const merged = mergedSources(plan([cityOf("A", [], sources), cityOf("B", [], sources)]));
    expect(merged).toEqual({ sources, mixed: [] });
  });

  it("are a source of their own where they differ, and the total has none", () => {
    const cities = [
      cityOf("A", [], [since("benefits")]),
      cityOf("B", [], [since("benefits"), since("job_search", SECOND)]),
    ];
    expect(mergedSources(plan(cities))).toEqual({
      sources: [since("benefits"), since("benefits and job_search", SECOND)],
      mixed: [{ month: "2026-06", vintage: SECOND }],
    });
  });
});

const ofVintages = (file: string, vintages: readonly string[]) => ({ file, manifest: madeUpManifest({ vintages }) });

describe("common vintages", () => {
  it("are those of every package, oldest first", () => {
    const [a, b] = [ofVintages("a.zip", [FIRST, BETWEEN, SECOND]), ofVintages("b.zip", [FIRST, SECOND])];
    expect(commonCutoffs([a, b], "")).toEqual([FIRST, SECOND]);
  });

  it("are required: without one, the packages are named with their newest", () => {
    const [a, b] = [ofVintages("a.zip", [FIRST]), ofVintages("b.zip", [SECOND])];
    expect(() => commonCutoffs([a, b], "")).toThrow(
      /no vintage in common\na\.zip: its newest vintage is 2026-07-31\nb\.zip/,
    );
  });

  it("must not all be older than what was merged before, where one city is behind", () => {
    const [a, b] = [ofVintages("a.zip", [FIRST, SECOND]), ofVintages("b.zip", [FIRST])];
    expect(commonCutoffs([a, b], `${FIRST}T00:00`)).toEqual([FIRST]);
    expect(() => commonCutoffs([a, b], `${SECOND}T00:00`)).toThrow(/in common is .*, and .* was merged before\na\.zip/);
  });
});
