// @vitest-environment jsdom
import { expect, test } from "vitest";
import { revised } from "../../../../src/page/client/figures/revised-figure.ts";
import type { Revised } from "../../../../src/page/picture.ts";
import { smallPage, viewOf } from "./small-page.ts";

const one = (parts: Partial<Revised>): Revised => ({
  area: "C6",
  indicator: "unemployment_gap_18_64",
  background: "_Z",
  sex: "_T",
  month: "2025-10",
  before: 7,
  now: 7.5,
  cause: "late_data",
  ...parts,
});

const view = viewOf(
  smallPage({
    revised: [
      one({}),
      one({ month: "2025-11", before: null, now: 8.1 }),
      one({ month: "2024-11", before: 9.9, now: 9.7, cause: "denominator" }),
      one({ month: "2024-10", before: 9.91, now: 9.93 }),
      one({ area: "KU049" }),
      one({ indicator: "employment_rate_18_64", background: "FOREIGN", before: 60, now: 61 }),
    ],
  }),
);

test("the table has what reads otherwise at the decimals shown, of the chosen area", () => {
  expect(revised.table(view)).toEqual({
    columns: ["Headline", "Group", "Month", "Before", "Now", "Revision", "Cause"],
    rows: [
      ["name of employment_rate_18_64", "Foreign", "October 2025", "60.0", "61.0", "+1.0", "Late data"],
      ["name of unemployment_gap_18_64", "Both", "November 2025", "no figure", "8.1", "", "Late data"],
      ["name of unemployment_gap_18_64", "Both", "October 2025", "7.0", "7.5", "+0.5", "Late data"],
      ["name of unemployment_gap_18_64", "Both", "November 2024", "9.9", "9.7", "−0.2", "Denominator"],
    ],
  });
});

test("the finding counts them and names the most frequent cause and the largest revision", () => {
  expect(revised.title(view)).toBe(
    "4 of the six largest cities’ headline figures were revised since the last release (most frequent cause: late data); the largest revision was 1.0 percentage points",
  );
});

test("two causes as frequent as each other are not ranked", () => {
  const even = viewOf(smallPage({ revised: [one({}), one({ month: "2025-11", cause: "denominator" })] }));
  expect(revised.title(even)).not.toContain("most frequent");
});

test("the drawing has a bar a cause, the most frequent first, with its largest revision", () => {
  const shown = [...(revised.draw(view)?.querySelectorAll("text") ?? [])].map(({ textContent }) => textContent);
  expect(shown).toContain("3 (1.0)");
  expect(shown).toContain("1 (0.2)");
  expect(shown.indexOf("Late data")).toBeLessThan(shown.indexOf("Denominator"));
});

test("where nothing was revised words say so", () => {
  const still = viewOf(smallPage({ revised: [one({ before: 7.01, now: 7.02 })] }));
  expect(revised.draw(still)).toBeNull();
  expect(revised.title(still)).toBe(
    "None of the six largest cities’ headline figures was revised since the last release",
  );
  expect(revised.empty(still)).toBe(revised.title(still));
  expect(revised.table(still).rows).toEqual([]);
});
