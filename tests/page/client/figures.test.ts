// @vitest-environment jsdom
import { expect, test } from "vitest";
import type { Cell } from "../../../src/page/picture.ts";
import { LANGUAGES } from "../../../src/model/codelist.ts";
import { COMPARISONS } from "../../../src/model/page-address.ts";
import { gapByCity } from "../../../src/page/client/figures/gap-by-city.ts";
import { gapOverTime } from "../../../src/page/client/figures/gap-over-time.ts";
import { oneArea } from "../../../src/page/client/figures/one-area.ts";
import { yearChange } from "../../../src/page/client/figures/year-change.ts";
import type { View } from "../../../src/page/client/page-figure.ts";
import { firstChoice } from "../../../src/page/client/state.ts";
import { cell, pageData } from "./data.ts";

const FIGURES = [gapOverTime, gapByCity, oneArea, yearChange];

const MONTHS = ["2025-09", "2025-10", "2025-11"];
const AREAS = ["C6", "KU091", "KU049", "KU837", "KU092", "KU564", "KU853"];

/** Every area and month of the first gap and its rates; Turku is withheld throughout, Oulu is too early in the newest month. */
function cells(): readonly Cell[] {
  const groups = [
    { indicator: "unemployment_gap_18_64", background: "_Z" },
    { indicator: "unemployment_rate_18_64", background: "FOREIGN" },
    { indicator: "unemployment_rate_18_64", background: "FINNISH" },
  ];
  return AREAS.flatMap((area) =>
    groups.flatMap((group) =>
      MONTHS.map((month) => {
        const absent = area === "KU853" ? "Q" : area === "KU564" && month === "2025-11" ? "L" : null;
        const status = month === "2025-11" ? "E" : month === "2025-10" ? "P" : "A";
        const band = status === "E" ? { nowcastLower: 8, nowcastUpper: 13 } : {};
        const missing = {
          value: null,
          lower: null,
          upper: null,
          base: null,
          status: absent ?? "",
          reason: absent === "L" ? "completeness" : "",
        };
        return cell(Object.assign({ area, month, status }, group, absent === null ? band : missing));
      }),
    ),
  );
}

const viewOf = (parts: Partial<View["choice"]> = {}, data = pageData({ cells: cells() })): View => ({
  data,
  choice: { ...firstChoice(data, "en"), area: "KU049", ...parts },
  width: 1200,
});

const countOf = (element: Element | null, selector: string): number => element?.querySelectorAll(selector).length ?? 0;

test("every figure draws for every comparison, in every language and at every width", () => {
  const asked = [
    ...COMPARISONS.map((comparison) => ({ comparison, language: "fi", width: 358 }) as const),
    ...LANGUAGES.map((language) => ({ comparison: "six", language, width: 1200 }) as const),
    { comparison: "none", language: "sv", width: 288 } as const,
  ];
  for (const figure of FIGURES.slice(0, 3)) {
    for (const { width, ...choice } of asked) {
      const drawn = figure.draw({ ...viewOf(choice), width });
      expect(drawn?.querySelector("svg")?.getAttribute("role")).toBe("img");
      expect(drawn?.querySelector("svg [aria-label]")).toBeNull();
      expect(drawn?.textContent).not.toMatch(/undefined|NaN|null/);
    }
  }
});

test("seven panels, always in the same order; a withheld one keeps its place and says why", () => {
  const drawn = gapOverTime.draw(viewOf());
  const heads = [...(drawn?.querySelectorAll("svg text[font-weight='700']") ?? [])].map(
    ({ textContent }) => textContent,
  );
  expect(heads.filter((_, index) => index % 2 === 0)).toEqual([
    "All six",
    "Helsinki",
    "Espoo",
    "Tampere",
    "Vantaa",
    "Oulu",
    "Turku",
  ]);
  expect(heads.filter((_, index) => index % 2 === 1)).toEqual([
    "~10.5",
    "~10.5",
    "~10.5",
    "~10.5",
    "~10.5",
    "10.5",
    "",
  ]);
  expect(drawn?.textContent).toContain("withheld: too few");
});

test("every month of every area is a point that is said", () => {
  const stop = gapOverTime.draw(viewOf())?.querySelector(".chart-points");
  expect(stop?.getAttribute("aria-valuemax")).toBe("21");
  expect(stop?.getAttribute("aria-valuetext")).toBe(
    "All six, November 2025: about 10.5\u00A0percentage points; estimate; most likely to settle within 8.0–13.0",
  );
});

test("the table has every cell: value, limits, status in words, persons; the missing say why", () => {
  const { columns, rows } = gapOverTime.table(viewOf());
  expect(columns).toHaveLength(7);
  expect(rows).toHaveLength(21);
  expect(rows[2]).toEqual(["All six", "November 2025", "10.5", "8.1", "12.9", "estimate", "1\u00A0200"]);
  expect(rows.at(-1)?.slice(0, 5)).toEqual(["Turku", "November 2025", "", "", ""]);
  expect(rows.at(-1)?.[5]).toContain("Withheld");
});

test("two groups by city: a row a city, two rates, the gap at the right", () => {
  const view = viewOf();
  const drawn = gapByCity.draw(view);
  expect(drawn?.querySelector(".chart-points")?.getAttribute("aria-valuemax")).toBe("21");
  expect(gapByCity.table(view).rows).toHaveLength(21);
  expect(gapByCity.key?.(view).map(({ sign }) => sign)).toEqual(["first", "second", "estimate", "withheld", "early"]);
  expect(gapByCity.subtitle({ ...view, choice: { ...view.choice, month: "2025-09" } })).toContain("September 2025");
});

test("one area beside all six has two lines with two shapes", () => {
  const alone = oneArea.draw(viewOf());
  const beside = oneArea.draw(viewOf({ comparison: "six" }));
  expect(countOf(alone, ".chart-points")).toBe(1);
  expect(alone?.querySelector(".chart-points")?.getAttribute("aria-valuemax")).toBe("3");
  expect(beside?.querySelector(".chart-points")?.getAttribute("aria-valuemax")).toBe("6");
  expect(oneArea.table(viewOf({ comparison: "background" })).rows).toHaveLength(6);
});

const signs = (chance: boolean) => gapOverTime.key?.(viewOf({ chance })).map(({ sign }) => sign);

test("the random-variation interval is drawn where it is asked for, and its bars are not", () => {
  expect(signs(false)).toContain("nowcast");
  expect(signs(false)).not.toContain("chance");
  expect(signs(true)).toContain("chance");
  expect(signs(true)).not.toContain("nowcast");
});

test("changes since a year before: drawn with their interval, or the reason why not", () => {
  const change = { CHANGE: -1.2, CHANGE_LOWER: -1.9, CHANGE_UPPER: -0.5, CHANGE_STATUS: "compared" } as const;
  const view = viewOf({}, pageData({ cells: [cell({ area: "KU049", change })] }));
  expect(yearChange.draw(view)).not.toBeNull();
  expect(yearChange.table(view).rows.map((row) => row.at(-1))).toEqual([
    "The gap has narrowed by 1.2 percentage points in a year (0.5–1.9).",
    ...Array<string>(3).fill("No comparison: one of the two months has no figure."),
  ]);
  expect(yearChange.title(view)).toContain("one of four");
  expect(yearChange.draw(viewOf())).toBeNull();
  expect(yearChange.empty(viewOf())).toContain("No comparison");
});

test("no months, one month, no values: nothing fails, and the words say so", () => {
  for (const figure of FIGURES) {
    for (const months of [[], ["2025-11"], MONTHS]) {
      const view = viewOf({}, pageData({ months, cells: [] }));
      expect(figure.title(view)).not.toMatch(/undefined|NaN/);
      expect(figure.subtitle(view)).not.toMatch(/undefined|NaN/);
      expect(figure.draw(view)?.textContent ?? figure.empty(view)).toMatch(/[a-z]{4}/);
      expect(figure.table(view).rows.flat().join()).not.toMatch(/undefined|NaN/);
    }
  }
});

test("code lines are two lines each of what the figure shows", () => {
  for (const figure of FIGURES) {
    const { duckdb, python, r } = figure.code(viewOf());
    for (const code of [duckdb, python, r]) expect(code.split("\n")).toHaveLength(2);
  }
});
