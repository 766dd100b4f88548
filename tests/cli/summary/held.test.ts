import { describe, expect, it } from "vitest";
import { nightly } from "../../../pipelines/nightly.ts";
import { releaseLines } from "../../../src/cli/summary/held.ts";
import type { ReleasedVintage } from "../../../src/model/released-vintages.ts";

const lines = (...releases: readonly ReleasedVintage[]): readonly string[] => releaseLines(releases, nightly);

const all = { vintage: "2026-08-31", months: ["2026-04", "2026-05", "2026-06", "2026-07"], held: [] };

describe("what the summary says of releases", () => {
  it("is nothing where all months were worked on and nothing is held, or where that is not known", () => {
    expect(lines()).toEqual([]);
    expect(lines(all)).toEqual([]);
  });

  it("names each table of a month that is held, with its areas by name", () => {
    const held = [
      { month: "2026-06", table: "by_ground", areas: ["KU049", "C6"] },
      { month: "2026-07", table: "by_stay", areas: ["KU853"] },
    ];
    expect(lines(all, { ...all, vintage: "2026-09-30", held })).toEqual([
      "Held at their earlier values, as new values would disclose small numbers:",
      "  2026-06: by_ground in Espoo, Six largest cities",
      "  2026-07: by_stay in Turku",
    ]);
  });

  it("does not name what an earlier release held, and the newest released", () => {
    const held = [{ month: "2026-06", table: "by_ground", areas: ["KU049"] }];
    expect(lines({ ...all, held }, { ...all, vintage: "2026-09-30" })).toEqual([]);
  });

  it("names an area that the pipeline does not know any more by its code", () => {
    const held = [{ month: "2026-06", table: "by_ground", areas: ["KU999"] }];
    expect(lines({ ...all, held })).toContain("  2026-06: by_ground in KU999");
  });

  it("says which months were not worked on, and since when", () => {
    expect(
      lines(
        all,
        { vintage: "2026-09-30", months: ["2026-06", "2026-07"], held: [] },
        { vintage: "2026-10-31", months: ["2026-07"], held: [] },
      ),
    ).toEqual(["Not released since 2026-08-31: 2026-04 to 2026-05; since 2026-09-30: 2026-06"]);
  });
});
