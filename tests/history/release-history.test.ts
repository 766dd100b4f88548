import { describe, expect, it } from "vitest";
import {
  historyUntil,
  historyFingerprint,
  latestReleases,
  noHistory,
  publishedFiles,
  vintagesIn,
  withVintage,
} from "../../src/history/release-history.ts";
import { releasesOf } from "../../src/history/releases-of-history.ts";
import type { History } from "../../src/history/release-history.ts";
import { history, link, linkage } from "./made-up-history.ts";

const lengths = ({ releasesByMonth }: History) => [...releasesByMonth].map(([month, chain]) => [month, chain.length]);

describe("the history of what was published", () => {
  it.each([
    ["2026-08-30T23:59", [], [0, 0, 0]],
    ["2026-08-31T00:00", [["2026-07", 1]], [0, 1, 1]],
    ["2026-09-30T00:00", [["2026-07", 3]], [1, 2, 2]],
    [
      "2026-09-30T04:35",
      [
        ["2026-07", 3],
        ["2026-08", 1],
      ],
      [1, 3, 2],
    ],
  ])("as of %s has the links, bridges, vintages and linkages up to then", (knownAt, chains, [...others]) => {
    const then = historyUntil(history, knownAt);
    expect(lengths(then)).toEqual(chains);
    expect([then.bridges.length, then.vintages.length, then.linkages.length]).toEqual(others);
    expect(then.knownAt).toBe(knownAt);
  });

  it("names its vintages once, and the newest link of each month", () => {
    expect(vintagesIn(history)).toEqual(["2026-08-31", "2026-09-30", "2026-09-30T04:35"]);
    expect(latestReleases(history).map(([month, { decisions }]) => [month, decisions.path])).toEqual([
      ["2026-07", "/a/store/decisions/again.parquet"],
      ["2026-08", "/a/store/decisions/2026-09-30T04:35.parquet"],
    ]);
  });

  it("gives a snapshot one file a month and vintage: the last that was published at it", () => {
    expect(publishedFiles(history).map(({ path }) => path)).toEqual(
      ["2026-08-31", "again", "2026-09-30T04:35"].map((name) => `/a/store/published/${name}.parquet`),
    );
  });
});

describe("what a history is known by", () => {
  const here = { ...history, releasesByMonth: new Map([["2026-07", [link("2026-08-31")]]]) };

  it("is its content, not its place", () => {
    const store = "/b/store";
    const moved: History = {
      ...here,
      releasesByMonth: new Map([["2026-07", [link("2026-08-31", { store })]]]),
      linkages: [linkage("2026-07", "2026-08-31", 80, store), linkage("2026-07", "2026-09-30", 90, store)],
    };
    expect(historyFingerprint(moved)).toBe(historyFingerprint(here));
  });

  it.each<[string, Partial<History>]>([
    ["another link", { releasesByMonth: history.releasesByMonth }],
    ["no bridge", { bridges: [] }],
    [
      "a month that was worked on as well",
      { vintages: withVintage(here.vintages, { vintage: "2026-08-31", months: ["2026-06"] }) },
    ],
    ["another linkage", { linkages: [linkage("2026-07", "2026-08-31", 80), linkage("2026-07", "2026-09-30", 80)] }],
  ])("changes with %s", (_, change) => {
    expect(historyFingerprint({ ...here, ...change })).not.toBe(historyFingerprint(here));
  });
});

describe("the vintages with the months that were worked on", () => {
  const first = { vintage: "2026-08-31", months: ["2026-06", "2026-07"] };

  it("are in their order, each once, whenever they were worked at", () => {
    const later = { vintage: "2026-09-30", months: ["2026-07"] };
    expect(withVintage(withVintage([], later), first)).toEqual([first, later]);
  });

  it("keep the months of a vintage when it is published again", () => {
    expect(withVintage([first], { vintage: "2026-08-31", months: ["2026-08", "2026-07"] })).toEqual([
      { vintage: "2026-08-31", months: ["2026-06", "2026-07", "2026-08"] },
    ]);
  });
});

const vintages = ["2026-08-31", "2026-09-30", "2026-10-31"] as const;

/** A history in which something is held: of July at the second vintage, of August at the third, at which July was not worked on. */
const holding: History = {
  ...noHistory,
  releasesByMonth: new Map([
    [
      "2026-07",
      [
        link(vintages[0]),
        link(vintages[1], { held: ["by_ground KU049", "by_ground KU091", "by_stay C6"], obsStatus: "A" }),
      ],
    ],
    ["2026-08", [link(vintages[1]), link(vintages[2], { held: ["by_background KU049"] })]],
  ]),
  vintages: [
    { vintage: vintages[0], months: ["2026-07"] },
    { vintage: vintages[1], months: ["2026-07", "2026-08"] },
    { vintage: vintages[2], months: ["2026-08"] },
  ],
};

const july = [
  { month: "2026-07", table: "by_ground", areas: ["KU049", "KU091"] },
  { month: "2026-07", table: "by_stay", areas: ["C6"] },
];

describe("what was released", () => {
  it("gives for each vintage the months released, those closed by it, and the held blocks by table", () => {
    expect(releasesOf(holding)).toEqual([
      { vintage: vintages[0], months: ["2026-07"], closed: [], held: [] },
      { vintage: vintages[1], months: ["2026-07", "2026-08"], closed: ["2026-07"], held: july },
      {
        vintage: vintages[2],
        months: ["2026-08"],
        closed: [],
        held: [{ month: "2026-08", table: "by_background", areas: ["KU049"] }],
      },
    ]);
  });

  it("names again what is still held when a month is worked on and nothing is new in it", () => {
    const [, , last] = holding.vintages;
    const again = {
      ...holding,
      vintages: withVintage(holding.vintages, { vintage: last!.vintage, months: ["2026-07"] }),
    };
    expect(releasesOf(again).at(-1)?.held).toEqual([
      ...july,
      { month: "2026-08", table: "by_background", areas: ["KU049"] },
    ]);
  });

  it("is what the last of several publications at one vintage says", () => {
    const twice = new Map([
      ["2026-07", [link(vintages[0], { held: ["by_stay C6"] }), link(vintages[0], { content: "x" })]],
    ]);
    expect(releasesOf({ ...holding, releasesByMonth: twice })).toEqual([
      { vintage: vintages[0], months: ["2026-07"], again: ["2026-07"], closed: [], held: [] },
    ]);
  });

  it("says nothing of a second publication with the same numbers", () => {
    const twice = new Map([["2026-07", [link(vintages[0]), link(vintages[0])]]]);
    expect(releasesOf({ ...holding, releasesByMonth: twice })[0]?.again).toBeUndefined();
  });

  it("does not name a vintage at which nothing was published", () => {
    expect(releasesOf(history).map(({ vintage }) => vintage)).toEqual(vintagesIn(history));
    expect(history.vintages).toHaveLength(vintagesIn(history).length + 1);
  });
});
