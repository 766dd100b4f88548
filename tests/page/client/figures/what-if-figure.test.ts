// @vitest-environment jsdom
import { expect, test } from "vitest";
import { whatIf } from "../../../../src/page/client/figures/what-if-figure.ts";
import type { AgeCount } from "../../../../src/page/picture.ts";
import { ageCounts, cell, inEachLanguage, smallPage, viewOf } from "./small-page.ts";

const MONTH = "2025-10";

const espoo = { area: "KU049", month: MONTH };
const six = { area: "C6", month: MONTH };

const foreign = { background: "FOREIGN" } as const;
const finnish = { background: "FINNISH" } as const;

const gap = (area: string, month: string, status = "P") =>
  cell({ indicator: "unemployment_gap_18_64", area, month, background: "_Z", value: 7, status });

/** In Espoo a fifth of the young and a tenth of the others are unemployed; in the six too, but there the young are three times as many. */
const COUNTS: readonly AgeCount[] = [
  ...ageCounts({ ...espoo, ...foreign }, { unemployed: 1000, employed: 9000 }, { unemployed: 2000, employed: 8000 }),
  ...ageCounts({ ...espoo, ...finnish }, { unemployed: 500, employed: 9500 }),
  ...ageCounts({ ...six, ...foreign }, { unemployed: 1000, employed: 9000 }, { unemployed: 6000, employed: 24000 }),
  ...ageCounts({ ...six, ...finnish }, { unemployed: 500, employed: 9500 }),
];

const CELLS = [gap("KU049", MONTH), gap("C6", MONTH), gap("C6", "2025-11", "E"), gap("KU049", "2025-11", "E")];

const page = smallPage({ ageCounts: COUNTS, cells: CELLS });

const view = viewOf(page, { area: "KU049" });

test("rates, gaps and parts are those computed by hand", () => {
  const { columns, rows } = whatIf.table(view);
  expect(columns).toEqual(["Calculation", "Foreign, %", "Finnish, %", "Gap, percentage points", "Limits of the gap"]);
  expect(rows.map((row) => row.slice(0, 4))).toEqual([
    ["Espoo, as published", "12.0", "5.0", "7.0"],
    ["Espoo, with the six cities’ structure", "14.3", "5.0", "9.3"],
    ["All six, as published", "14.3", "5.0", "9.3"],
    ["The difference from the six cities’ gap", "", "", "−2.3"],
    ["of which ages and sexes", "", "", "−2.3"],
    ["of which different rates", "", "", "0.0"],
  ]);
});

test("the finding says what the gap would be, and the subtitle that it is only arithmetic", () => {
  expect(whatIf.title(view)).toBe(
    "If ages and sexes were as in the six largest cities, Espoo’s unemployment gap would be 9.3 percentage points rather than 7.0",
  );
  const only = inEachLanguage(view).map((one) => whatIf.subtitle(one).split(". ").at(-1));
  expect(only).toEqual([
    "Tämä on vain laskutoimitus: se ei kerro syistä.",
    "Det här är bara räkning: den säger ingenting om orsaker.",
    "This is only arithmetic: it says nothing about causes.",
  ]);
});

test("the newest month whose headline is its counts' own value is taken, not one whose reports are still arriving", () => {
  expect(whatIf.subtitle(view)).toContain("October 2025 (provisional)");
  const unfinished = viewOf(page, { area: "KU049", month: "2025-11" });
  expect(whatIf.draw(unfinished)).toBeNull();
  expect(whatIf.empty(unfinished)).toMatch(/^This cannot be calculated: reports for the month are still arriving/);
});

test("three dots at most, and the parts in words beside them", () => {
  const drawn = whatIf.draw(view);
  expect(drawn?.querySelectorAll("circle")).toHaveLength(3);
  expect(drawn?.querySelector("p")?.textContent).toBe(
    "The difference from the six cities’ gap is −2.3 percentage points. Of this, ages and sexes: −2.3; different rates among otherwise similar people: 0.0.",
  );
});

test("where one count is withheld nothing is computed, and the class is named", () => {
  const missing = COUNTS.map((count) =>
    count.area === "KU049" &&
    count.background === "FOREIGN" &&
    count.age === "Y25T34" &&
    count.sex === "F" &&
    count.measure === "EMPLOYED"
      ? Object.assign({}, count, { persons: null })
      : count,
  );
  const silent = viewOf(smallPage({ ageCounts: missing, cells: CELLS }), { area: "KU049" });
  expect(whatIf.draw(silent)).toBeNull();
  expect(whatIf.title(silent)).toMatch(/^What would .*\?$/);
  expect(whatIf.empty(silent)).toBe(
    "This cannot be calculated: these classes lack a published count, mostly because it is withheld: Espoo, foreign: women 25–34.",
  );
  expect(whatIf.table(silent)).toEqual({
    columns: ["Area", "Month", "Group", "Sex", "Age"],
    rows: [["Espoo", MONTH, "Foreign", "Women", "25–34"]],
  });
});

test("many missing classes are counted in the sentence and all named in the table", () => {
  const silent = viewOf(smallPage({ cells: CELLS, ageCounts: COUNTS.filter(({ area }) => area === "C6") }), {
    area: "KU049",
    month: MONTH,
  });
  expect(whatIf.empty(silent)).toMatch(/; and 14 more \(all in the table\)\.$/);
  expect(whatIf.table(silent).rows).toHaveLength(20);
});

test("of all six both groups are given the structure of both together", () => {
  const { rows } = whatIf.table(viewOf(page));
  expect(rows.map(([name]) => name)).toEqual([
    "All six, as published",
    "All six, with the same structure",
    "The gap between the groups",
    "of which ages and sexes",
    "of which different rates",
  ]);
  // Both together: 40 000 of each sex at 18 to 24, 20 000 in each other class; (2 · 40 · 20 % + 8 · 20 · 10 %) / 240.
  expect(rows[1]?.slice(1, 4)).toEqual(["13.3", "5.0", "8.3"]);
});

test("a year before is the standard where it is the comparison", () => {
  const before = ageCounts({ area: "KU049", month: "2024-10", ...foreign }, { unemployed: 1000, employed: 9000 });
  const other = ageCounts({ area: "KU049", month: "2024-10", ...finnish }, { unemployed: 500, employed: 9500 });
  const year = viewOf(
    smallPage({ ageCounts: [...COUNTS, ...before, ...other], cells: [...CELLS, gap("KU049", "2024-10")] }),
    { area: "KU049", comparison: "year" },
  );
  const { rows } = whatIf.table(year);
  expect(rows.map(([name]) => name).slice(0, 3)).toEqual([
    "Espoo, October 2025",
    "Espoo, with the structure of the year before",
    "Espoo, October 2024",
  ]);
  expect(rows.map((row) => row[3])).toEqual(["7.0", "7.0", "5.0", "+2.0", "0.0", "+2.0"]);
});

test("of those under 30 nothing is computed, as their ages are not published apart", () => {
  const young = viewOf(page, { indicator: "unemployment_gap_under_30" });
  expect(whatIf.draw(young)).toBeNull();
  expect(whatIf.empty(young)).toMatch(/no narrower age groups are published/);
});

test("without a known rounding the numbers have no limits, and the notes say so", () => {
  const { rounding: _, ...plain } = page;
  const unknown = viewOf(plain, { area: "KU049" });
  expect(whatIf.table(unknown).rows[0]?.[4]).toBe("");
  expect(whatIf.notes(unknown).join(" ")).toContain("does not say how counts were rounded");
});
