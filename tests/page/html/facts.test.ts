import { expect, test } from "vitest";
import type { OfficialSeries } from "../../../src/model/official-series.ts";
import { factsOf } from "../../../src/page/html/facts.ts";
import { cell, madeUpPage } from "../made-up-page.ts";

const names = (text: string) => ({ fi: text, sv: text, en: text });

const series = (area: string, value: number): OfficialSeries => ({
  id: `series-${area}`,
  names: names(`Official ${area}`),
  definition: names("How it is defined."),
  source: { names: names("Table"), url: "https://example.org", licence: "CC BY 4.0", retrieved: "2026-11-29" },
  indicator: "employment_rate_18_64",
  area,
  background: "FOREIGN",
  sex: "_T",
  unit: "PT",
  decimals: 1,
  values: [
    { period: "2023-12", value: value - 1 },
    { period: "2024-12", value },
  ],
});

const page = madeUpPage({
  cells: [
    cell({ area: "KU049", completeness: 0.876, status: "E" }),
    cell({ area: "KU091", completeness: 0.996, status: "E" }),
    cell({ area: "KU091", month: "2026-08", heldSince: "2026-10-20", status: "P" }),
  ],
  official: [series("KU091", 60), series("KU049", 61), series("FI", 56)],
});

const factsIn = (area: string): string =>
  factsOf({ page, language: "en", area })
    .html.replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");

test("the facts are those of the area: what has arrived, what is held, its own official series and one of a wider area", () => {
  expect(factsIn("KU049")).toContain("September 2026, 87% of the reports have arrived Months held back none");
  expect(factsIn("KU049")).toContain("Official KU049: 61.0 per cent, December 2024 Official FI: 56.0 per cent");
  expect(factsIn("KU049")).not.toContain("Official KU091");
  expect(factsIn("KU091")).toContain("September 2026, 99% of the reports have arrived Months held back August 2026");
});

test("a delivery that was due before the data were known is late, not the next one", () => {
  expect(factsIn("KU049")).toContain("Late Job search (KEHA Centre) (10 November 2026)");
  expect(factsIn("KU049")).toContain("Next delivery due by 15 December 2026: Wages (Incomes Register)");
});
