// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/model/codelist.ts";
import { COMPARISONS } from "../../../src/model/page-address.ts";
import { controlBar } from "../../../src/page/client/controls.ts";
import { figuresOf } from "../../../src/page/client/figures/all.ts";
import { areasInOrder } from "../../../src/page/client/headlines.ts";
import type { Figure, View } from "../../../src/page/client/page-figure.ts";
import { comparisonsOf, firstChoice, readChoice } from "../../../src/page/client/state.ts";
import type { Cell, PageData } from "../../../src/page/picture.ts";
import { OF_SIX } from "../../model/made-up-areas.ts";
import { ofOneCity, ofThreeCities } from "../of-areas.ts";
import { ageCounts, atRelease, cell, persons, rate, smallPage, viewOf } from "./figures/small-page.ts";

const MONTH = "2025-10";

const gap = (area: string): Cell =>
  cell({ area, indicator: "unemployment_gap_18_64", background: "_Z", month: MONTH, value: 7, lower: 5, upper: 9 });

/** What figures show of an area; of the cities too few groups by ground. */
const cellsOf = (area: string): readonly Cell[] => [
  gap(area),
  ...["FOREIGN", "FINNISH"].map((background) =>
    cell({ area, indicator: "unemployment_rate_18_64", background, month: MONTH, value: 12, lower: 11, upper: 13 }),
  ),
  persons(600, { area }),
  persons(300, { area, ground: "WORK" }),
  ...(area === "C6" ? [persons(200, { area, ground: "STUDY" }), rate(40, { area, ground: "WORK" })] : []),
  rate(70, { area, background: "FINNISH" }),
];

const AREAS = ["KU091", "KU049", "KU837", "C6"];

const page = smallPage({
  cells: AREAS.flatMap(cellsOf),
  ageCounts: AREAS.flatMap((area) =>
    ["FOREIGN", "FINNISH"].flatMap((background) =>
      ageCounts({ area, background, month: MONTH }, { unemployed: 100, employed: 900 }),
    ),
  ),
  atReleases: [atRelease("2025-12-15", MONTH, 7.5), atRelease("2026-01-26", MONTH, 7)],
});

/** Every text of a figure: what is around it, its table, its code, and what is drawn. */
function textsOf(figure: Figure, view: View): string {
  const { columns, rows } = figure.table(view);
  return [
    figure.title(view),
    figure.subtitle(view),
    figure.empty(view),
    ...figure.notes(view),
    ...(figure.key?.(view) ?? []).map(({ label }) => label),
    ...[columns, ...rows].flat(),
    ...Object.values(figure.code(view)),
    ...(figure.file?.(view) ?? []),
    figure.draw(view)?.textContent ?? "",
  ].join("\n");
}

/** A city and all cities together, beside everything that they can be compared with, and a group of theirs. */
const viewsOf = (data: PageData): readonly View[] =>
  [...new Set([data.areas[0]?.code ?? "", data.areas.at(-1)?.code ?? ""])].flatMap((area) =>
    [...comparisonsOf(data).map((comparison) => ({ comparison })), { ground: "WORK" }].flatMap((choice) =>
      LANGUAGES.map((language) => viewOf(data, Object.assign({ area, language, comparison: "none" as const }, choice))),
    ),
  );

/** The texts of a field's options. */
function optionsOf(data: PageData, field: number): readonly string[] {
  const bar = controlBar(data, firstChoice(data, "en"), () => undefined);
  return [...(bar.querySelectorAll("select")[field]?.options ?? [])].map(({ text }) => text);
}

describe("the page of three cities", () => {
  const data = ofThreeCities(page);

  it("has every figure, and no text of any of them names six", () => {
    const figures = figuresOf(data);
    expect(figures.slice(0, 2).map(({ id }) => id)).toEqual(["gap-over-time", "gap-by-city"]);
    for (const view of viewsOf(data)) {
      for (const figure of figures) {
        const texts = textsOf(figure, view);
        expect(texts).not.toMatch(OF_SIX);
        expect(texts).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  it("names all three in the list of areas and among the comparisons", () => {
    expect(optionsOf(data, 0)).toEqual(["All three", "Stockholm", "Uppsala", "Nyköping"]);
    expect(optionsOf(data, 1)[1]).toBe("all three");
    expect(areasInOrder(data)).toEqual(["SE3", "SE0180", "SE0380", "SE0480"]);
  });

  it("counts them", () => {
    const view = viewOf(data, { language: "fi", comparison: "none" });
    const [overTime] = figuresOf(data);
    expect(overTime?.title(view)).toBe(
      "Työttömyysasteiden ero oli lokakuussa 2025 nollaa suurempi kaikissa kolmessa kaupungissa",
    );
  });

  it("opens on all three, and keeps the comparison of older links", () => {
    expect(readChoice("#/sv/SE0180?comparison=six", data, "fi").choice).toMatchObject({
      area: "SE0180",
      comparison: "six",
    });
    expect(firstChoice(data, "sv").area).toBe("SE3");
  });
});

describe("the page of a single city", () => {
  const data = ofOneCity(page);

  it("offers no comparison with all cities, in the controls or by a link", () => {
    expect(comparisonsOf(data)).toEqual(COMPARISONS.filter((comparison) => comparison !== "six"));
    expect(optionsOf(data, 0)).toEqual(["Espoo"]);
    expect(optionsOf(data, 1)).toEqual(["no comparison", "by background", "women and men", "a year before"]);
    const { choice, unknown } = readChoice("#/fi/KU049?comparison=six", data, "fi");
    expect([choice.comparison, unknown]).toEqual(["none", []]);
  });

  it("has no figure by city, and shows all else of the city", () => {
    const figures = figuresOf(data);
    expect(figures.map(({ id }) => id)).not.toContain("gap-over-time");
    expect(figures.map(({ id }) => id)).not.toContain("gap-by-city");
    expect(figures[0]?.id).toBe("one-area");
    for (const view of viewsOf(data)) {
      for (const figure of figures) expect(textsOf(figure, view)).not.toMatch(OF_SIX);
    }
  });

  it("names it once where all cities would be beside it", () => {
    const figure = figuresOf(data).find(({ id }) => id === "population-by-ground");
    const view = viewOf(data, { area: "KU049", comparison: "none" });
    expect(figure?.table(view).columns).toEqual(["Ground", "Espoo, persons", "Espoo, limits", "Espoo, status"]);
    expect(figure?.subtitle(view)).not.toContain("together");
    const releases = figuresOf(data).find(({ id }) => id === "releases");
    expect(releases?.title(view)).toMatch(/^In the latest 2 releases Espoo’s unemployment gap has moved/);
    expect(releases?.subtitle(view)).toContain(", Espoo, percentage points");
  });
});
