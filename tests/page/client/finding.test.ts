import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell } from "../../../src/page/picture.ts";
import { findingOf, findingOfCities, findingOfRates } from "../../../src/page/client/figures/finding.ts";
import { changeInWords } from "../../../src/page/client/figures/change-words.ts";
import { indicatorOf } from "../../../src/page/client/page-cells.ts";
import { firstChoice } from "../../../src/page/client/state.ts";
import { LANGUAGES, type Language } from "../../../src/model/codelist.ts";
import { cell, pageData } from "./data.ts";

const view = (cells: readonly Cell[], language: Language = "en", choice = {}) => {
  const data = pageData({ cells });
  return { data, choice: { ...firstChoice(data, language), ...choice }, width: 800 };
};

const changed = (CHANGE: number, [CHANGE_LOWER, CHANGE_UPPER]: readonly [number, number]) =>
  cell({ value: 10, change: { CHANGE, CHANGE_LOWER, CHANGE_UPPER, CHANGE_STATUS: "compared" } });

const words = (of: Cell, language: Language = "en"): string => {
  const seen = view([of], language);
  return changeInWords(seen, of, indicatorOf(seen.data, of.indicator)).words;
};

test("the finding says value, place and month; an estimate with 'about'", () => {
  expect(findingOf(view([cell({ status: "E" })], "fi"))).toBe(
    "Työttömyysasteiden ero oli kuudessa suurimmassa kaupungissa marraskuussa 2025 noin 10,5\u00A0prosenttiyksikköä",
  );
  expect(findingOf(view([cell({})], "en"))).toBe(
    "The unemployment gap was 10.5\u00A0percentage points in the six largest cities in November 2025",
  );
});

test("the finding names the newest month with a value; where there is none, it says so", () => {
  const withheld = ["2025-09", "2025-10", "2025-11"].map((month) => cell({ month, value: null, status: "Q" }));
  expect(findingOf(view(withheld))).toBe("The unemployment gap: the six largest cities’ figures are withheld");
  expect(findingOf(view([]))).toBe("The unemployment gap: the six largest cities’ figures are not available");
  const older = [cell({ month: "2025-10" }), cell({ month: "2025-11", value: null, status: "Q" })];
  expect(findingOf(view(older))).toContain("October 2025");
  expect(findingOf(view(older, "en", { month: "2025-11" }))).toBe(
    "The unemployment gap, the six largest cities’ figure in November 2025: withheld",
  );
});

test("in how many cities the gap is above zero is counted by the intervals", () => {
  const [espoo, turku] = [cell({ area: "KU049", lower: 2 }), cell({ area: "KU853", lower: -1 })];
  expect(findingOfCities(view([espoo, turku]))).toBe(
    "The unemployment gap was clearly above zero in one of two cities in November 2025",
  );
  const above = cell({ area: "KU853", lower: 0.1 });
  expect(findingOfCities(view([espoo, above], "fi"))).toContain("kaikissa kahdessa kaupungissa, joista on luku");
  expect(findingOfCities(view([espoo], "en", { area: "KU049" }))).toContain("Espoo");
});

const rate = (background: string, value: number): Cell =>
  cell({ indicator: "unemployment_rate_18_64", background, value });

test("two rates are said with their groups", () => {
  expect(findingOfRates(view([rate("FOREIGN", 17.6), rate("FINNISH", 8.2)], "sv"), "2025-11")).toBe(
    "I de sex största städerna var arbetslöshetsgraden 17,6\u00A0% bland personer med utländsk bakgrund och 8,2\u00A0% bland personer med finländsk bakgrund i november 2025",
  );
});

const VERBS = /kaventunut|kasvanut|laskenut|noussut|minskat|ökat|sjunkit|stigit|narrowed|widened|fallen|risen/;

test("a verb of change stands only where the interval lies beyond zero as it is shown", () => {
  // What is published has one decimal; the gap itself is far from zero, where it has a direction.
  const limit = fc.integer({ min: -200, max: 200 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(limit, limit, fc.constantFrom(...LANGUAGES), (one, other, language) => {
      const [lower, upper] = [Math.min(one, other), Math.max(one, other)];
      const change = Math.round(5 * (lower + upper)) / 10;
      const said = words({ ...changed(change, [lower, upper]), value: 50 }, language);
      expect(VERBS.test(said)).toBe(lower > 0 || upper < 0);
    }),
  );
});

test("a gap narrows or widens; one that crosses zero only changes", () => {
  expect(words(changed(-1.2, [-1.9, -0.5]), "fi")).toBe("Ero on kaventunut vuodessa 1,2 prosenttiyksikköä (0,5–1,9).");
  expect(words(changed(1.2, [0.5, 1.9]))).toBe("The gap has widened by 1.2 percentage points in a year (0.5–1.9).");
  expect(words({ ...changed(-4, [-6, -2]), value: -1 })).toContain("has changed");
});

test("a change that rests on an estimate or a provisional number says so", () => {
  const narrowed = changed(-1.2, [-1.9, -0.5]);
  expect(words({ ...narrowed, status: "E" })).toMatch(/^According to the estimate, the gap has narrowed/);
  expect(words({ ...narrowed, status: "P" }, "sv")).toMatch(/^Enligt preliminära uppgifter har skillnaden minskat/);
});

const notCompared = (CHANGE_STATUS: "no_year_before" | "no_value" | "other_source") =>
  words(cell({ change: { CHANGE: null, CHANGE_LOWER: null, CHANGE_UPPER: null, CHANGE_STATUS } }));

test("the reason for a missing change is given", () => {
  expect(notCompared("no_year_before")).toBe("No comparison with the year before: the data begin in September 2025.");
  expect(notCompared("no_value")).toContain("has not been published");
  expect(notCompared("other_source")).toContain("different sources");
});

test("a figure that is too uncertain is not called too early", () => {
  const uncertain = cell({ value: null, status: "L", reason: "uncertain" });
  expect(findingOf(view([cell({ month: "2025-10" }), uncertain], "en", { month: "2025-11" }))).toMatch(
    /: too uncertain$/,
  );
});
