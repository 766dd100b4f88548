// @vitest-environment jsdom
import { expect, test } from "vitest";
import { oneArea } from "../../../../src/page/client/figures/one-area.ts";
import { inEachLanguage, rate, smallPage, viewOf } from "./small-page.ts";

const months = ["2025-09", "2025-10", "2025-11"] as const;

const page = smallPage({
  months,
  cells: months
    .flatMap((month, at) => [
      rate(40 + at, { ground: "STUDY", month }),
      rate(55, { month }),
      rate(70, { month, background: "FINNISH" }),
      rate(50 + at, { stay: "Y1T4", month, area: "KU049" }),
      rate(60, { month, area: "KU049" }),
    ])
    .concat(rate(45, { ground: "STUDY", month: "2025-09", area: "KU049" })),
});

const study = { indicator: "employment_gap_women", area: "KU049", ground: "STUDY", comparison: "none" } as const;

const names = (choice: Parameters<typeof viewOf>[1]): readonly string[] => [
  ...new Set(oneArea.table(viewOf(page, choice)).rows.map((row) => row[1] ?? "")),
];

test("a ground that a city has too few numbers of is shown of all cities together, and that is said", () => {
  const view = viewOf(page, study);
  expect(oneArea.title(view)).toBe(
    "The employment rate in the group “Study” was 42.0% in the six largest cities in November 2025",
  );
  expect(oneArea.subtitle(view)).toContain("figures are missing that all six cities together are shown");
  expect(oneArea.table(view).rows[0]?.slice(1, 3)).toEqual(["Study", "40.0"]);
  expect(oneArea.code(view).duckdb).toMatch(/REF_AREA = 'C6'.*PERMIT_GROUND = 'STUDY'/);
});

test("a stay is shown of the city itself where its months have values", () => {
  const stay = { indicator: "employment_gap_women", area: "KU049", stay: "Y1T4", comparison: "none" } as const;
  expect(oneArea.title(viewOf(page, stay))).toContain("“1–4” was 52.0%");
  expect(names(stay)).toEqual(["1–4", "Foreign"]);
});

test("a group is laid beside those of whom it is a part, the other background, all cities or its year before", () => {
  expect(names(study)).toEqual(["Study", "Foreign"]);
  expect(names({ ...study, comparison: "background" })).toEqual(["Study", "Finnish"]);
  expect(names({ ...study, comparison: "year" })).toEqual(["Study", "a year before"]);
});

test("of an age that has no rates by group the rate of the working age is shown, or why there is none", () => {
  for (const view of inEachLanguage(viewOf(page, { ...study, indicator: "unemployment_gap_under_30" }))) {
    expect(oneArea.title(view)).toMatch(/Study.*: (ei tietoa|uppgift saknas|no data)/);
    expect(oneArea.draw(view)?.textContent).toMatch(/ei tietoa|uppgift saknas|no data/);
  }
});
