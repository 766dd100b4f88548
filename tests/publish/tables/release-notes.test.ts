import { cubeIn } from "../formats/cube-file.ts";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReleasedVintage } from "../../../src/model/released-vintages.ts";
import { readManifest } from "../../../src/publish/snapshot/current.ts";
import { publishSnapshot } from "../snapshot/observe-and-publish.ts";
import { notReleased, releaseNotes } from "../../../src/publish/tables/release-status.ts";
import { madeUpRelease, workshop } from "../snapshot/made-up-release.ts";
import type { Workshop } from "../snapshot/made-up-release.ts";

const release = (vintage: string, months: readonly string[], held: ReleasedVintage["held"] = []): ReleasedVintage => ({
  vintage,
  months,
  held,
});

const ground = { month: "2026-06", table: "by_ground", areas: ["KU049", "C6"] };

describe("months that were not released", () => {
  test("are those that the newest vintage did not work on, each with the last that did, in their order", () => {
    const releases = [
      release("2026-08-17", ["2026-04", "2026-05", "2026-06"]),
      release("2026-09-17", ["2026-05", "2026-06"]),
      release("2026-10-17", ["2026-03", "2026-06"]),
    ];
    expect(notReleased(releases)).toEqual([
      { month: "2026-04", since: "2026-08-17" },
      { month: "2026-05", since: "2026-09-17" },
    ]);
  });

  test("are none of those that no report was awaited of any more when they were last worked on", () => {
    const closing = { ...release("2026-08-17", ["2025-06", "2025-07", "2026-05"]), closed: ["2025-06"] };
    expect(notReleased([closing, release("2026-09-17", ["2026-06"])])).toEqual([
      { month: "2025-07", since: "2026-08-17" },
      { month: "2026-05", since: "2026-08-17" },
    ]);
  });

  test("are none of those that came back, nor those that are held", () => {
    const releases = [
      release("2026-08-17", ["2026-06"]),
      release("2026-09-17", []),
      release("2026-10-17", ["2026-06"], [ground]),
    ];
    expect(notReleased(releases)).toEqual([]);
    expect(notReleased([])).toEqual([]);
  });
});

const tables = new Map([
  ["rate", new Set(["by_background", "by_ground"])],
  ["share", new Set(["by_classification"])],
]);

describe("notes on the months of an indicator", () => {
  test("say which of its tables are held now, in which areas, and none of other indicators' tables", () => {
    const notes = releaseNotes([release("2026-10-17", ["2026-06"], [ground])], tables);
    expect(notes.get("rate")).toEqual({
      "2026-06": [
        "Held at 2026-10-17: by_ground in KU049, C6; the values are those of an earlier release, or there are none yet",
      ],
    });
    expect(notes.get("share")).toEqual({});
  });

  test("say nothing of what was held before and is released now", () => {
    const releases = [release("2026-09-17", ["2026-06"], [ground]), release("2026-10-17", ["2026-06"])];
    expect(releaseNotes(releases, tables).get("rate")).toEqual({});
  });

  test("say of every indicator which months were not worked on, and since when", () => {
    const releases = [release("2026-09-17", ["2026-05", "2026-06"]), release("2026-10-17", ["2026-06"], [ground])];
    const notes = releaseNotes(releases, tables);
    const late = ["Not released since 2026-09-17: later reports are not in these values"];
    expect(Object.keys(notes.get("rate")!).toSorted()).toEqual(["2026-05", "2026-06"]);
    expect(notes.get("rate")!["2026-05"]).toEqual(late);
    expect(notes.get("share")).toEqual({ "2026-05": late });
  });

  test("say each of several tables that are held in a month", () => {
    const held = [ground, { ...ground, table: "by_background" }, { ...ground, month: "2026-05" }];
    const notes = releaseNotes([release("2026-10-17", ["2026-05", "2026-06"], held)], tables).get("rate")!;
    expect(notes["2026-06"]!.map((note) => note.split(" ")[3])).toEqual(["by_ground", "by_background"]);
    expect(notes["2026-05"]).toHaveLength(1);
  });

  test("are none where nothing is known of the releases", () => {
    expect(releaseNotes([], tables)).toEqual(
      new Map([
        ["rate", {}],
        ["share", {}],
      ]),
    );
  });
});

describe("a snapshot of which something is held", () => {
  const releases = [
    release("2026-10-16T00:00", ["2026-05", "2026-06"]),
    release("2026-10-17T00:00", ["2026-06"], [{ month: "2026-06", table: "by_stay", areas: ["KU049"] }]),
  ];
  let shop: Workshop;
  let folder: string;
  beforeAll(async () => {
    shop = await workshop();
    const made = await madeUpRelease(shop);
    const facts = { ...made.facts, releases, vintages: releases.map(({ vintage }) => vintage) };
    folder = (await publishSnapshot({ output: shop.output, ...made, facts }, shop)).folder;
  });
  afterAll(() => shop.remove());

  const notesIn = (cube: string): unknown => {
    const { dimension }: { dimension: Record<string, { category: { note?: unknown } }> } = cubeIn(
      join(folder, "jsonstat", "en", `${cube}.json.gz`),
    );
    return dimension["TIME_PERIOD"]?.category.note;
  };

  test("says so in the cubes of the indicators that are made of the table, not in others", () => {
    const late = [expect.stringMatching(/^Not released since 2026-10-16T00:00: /)];
    const held = [expect.stringMatching(/^Held at 2026-10-17T00:00: by_stay in KU049; /)];
    expect(notesIn("population.by_stay")).toEqual({ "2026-05": late, "2026-06": held });
    expect(notesIn("unemployment_rate_18_64")).toEqual({ "2026-05": late, "2026-06": held });
    // Gaps are made of the backgrounds alone.
    expect(notesIn("unemployment_gap_18_64")).toEqual({ "2026-05": late });
    expect(readdirSync(join(folder, "jsonstat", "en")).length).toBeGreaterThan(10);
  });

  test("says in the manifest what was worked on and held at each vintage", async () => {
    expect((await readManifest(folder))!.releases).toEqual(releases);
  });
});
