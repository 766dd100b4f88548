// @vitest-environment jsdom
import { expect, test } from "vitest";
import { OTHER_FIGURES } from "../../../../src/page/client/figures/others.ts";
import type { View } from "../../../../src/page/client/page-figure.ts";
import { ageCounts, atRelease, cell, inEachLanguage, persons, rate, smallPage, viewOf } from "./small-page.ts";

const empty = smallPage();

const full = smallPage({
  cells: [
    persons(600),
    persons(300, { ground: "WORK" }),
    persons(200, { stay: "Y1T4", status: "P" }),
    rate(40, { ground: "WORK", status: "E" }),
    cell({ indicator: "employment_rate_18_64", age: "Y18T64", ground: "STUDY" }),
    rate(70, { background: "FINNISH" }),
    cell({ indicator: "unemployment_gap_18_64", background: "_Z", month: "2025-10", value: 7 }),
  ],
  ageCounts: [
    ...ageCounts({ area: "C6", background: "FOREIGN", month: "2025-10" }, { unemployed: 100, employed: 900 }),
    ...ageCounts({ area: "C6", background: "FINNISH", month: "2025-10" }, { unemployed: 50, employed: 950 }),
  ],
  atReleases: [atRelease("2025-12-15", "2025-10", 7.5), atRelease("2026-01-26", "2025-10", 7)],
});

const views: readonly View[] = [smallPage({ months: [] }), empty, full]
  .flatMap((data) => [viewOf(data), viewOf(data, { area: "KU049", comparison: "year" })])
  .flatMap(inEachLanguage);

test("each figure has a name and a title of its own", () => {
  expect(new Set(OTHER_FIGURES.map(({ id }) => id)).size).toBe(OTHER_FIGURES.length);
  for (const view of views) {
    expect(new Set(OTHER_FIGURES.map(({ title }) => title(view))).size).toBe(OTHER_FIGURES.length);
    // It distinguishes the buttons.
    expect(new Set(OTHER_FIGURES.map(({ subtitle }) => subtitle(view))).size).toBe(OTHER_FIGURES.length);
  }
});

/** Verbs that say that something changed: none of these figures has an interval of a change. */
const CHANGED =
  /\b(kasvo|kasvanut|pienen|kaven|nous|nouss|laski\b|laskenut|ökat|ökade|minsk|stigit|sjunkit|rose|risen|fell|fallen|increased|decreased|narrowed|widened)/i;

test.each(OTHER_FIGURES.map((figure) => [figure.id, figure] as const))(
  "%s says all it has to in each language",
  (_, figure) => {
    for (const view of views) {
      const said = [figure.title(view), figure.subtitle(view), figure.empty(view), ...figure.notes(view)];
      for (const text of said) {
        expect(text).not.toMatch(/undefined|NaN|null|\[object/);
        expect(text.length).toBeGreaterThan(10);
      }
      expect(figure.title(view)).not.toMatch(CHANGED);
      expect(said.at(-1)).toContain("2026-01-26T0000Z-aca1ff01886d");
      const { columns, rows } = figure.table(view);
      for (const row of rows) expect(row).toHaveLength(columns.length);
      expect(figure.draw(view) ?? figure.empty(view)).not.toBe("");
    }
  },
);

test.each(OTHER_FIGURES.map((figure) => [figure.id, figure] as const))(
  "%s is one image with a name, texts of 12 pixels at least, and one tab stop for its points",
  (_, figure) => {
    for (const view of views) {
      const drawn = figure.draw(view);
      if (drawn === null) continue;
      const images = drawn.matches("svg") ? [drawn] : [...drawn.querySelectorAll("svg")];
      expect(
        images.map((image) => [image.getAttribute("role"), (image.getAttribute("aria-label") ?? "").length > 5]),
      ).toEqual([["img", true]]);
      expect(drawn.querySelectorAll("svg [aria-label]")).toHaveLength(0);
      const stops = [...drawn.querySelectorAll(".chart-points[tabindex='0']")];
      expect(stops.map((stop) => stop.getAttribute("aria-valuetext"))).toEqual([expect.stringMatching(/: \S/)]);
      for (const sized of drawn.querySelectorAll("[font-size]")) {
        expect(Number(sized.getAttribute("font-size"))).toBeGreaterThanOrEqual(12);
      }
    }
  },
);
