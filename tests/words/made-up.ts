import { vocabulary } from "../../pipelines/indicators/codelists.ts";
import type { Cell } from "../../src/model/cell.ts";
import type { Language } from "../../src/model/codelist.ts";
import { addMonths, monthRange } from "../../src/lib/months.ts";
import type { Context } from "../../src/words/spoken-language.ts";

/** The newest month of the made-up snapshot. */
export const NEWEST = "2025-11";

export const months = monthRange(addMonths(NEWEST, -14), NEWEST);

/** The context of the made-up snapshot's sentences: the project's own codes and forms. */
export const contextOf = (area: string, language: Language): Context => ({
  area,
  language,
  months,
  areas: vocabulary.codelists["REF_AREA"]!,
  indicators: vocabulary.indicators,
  vintage: "2026-01-26",
});

const AGES: Readonly<Record<string, string>> = { unemployment_gap_under_30: "Y18T29", population: "_T" };

const NOTHING = {
  value: null,
  lower: null,
  upper: null,
  nowcastLower: null,
  nowcastUpper: null,
  completeness: null,
  base: null,
  change: null,
};

/** A final cell of the newest month of Espoo's unemployment gap, unless said otherwise. */
export function cell(of: Partial<Cell>): Cell {
  const indicator = of.indicator ?? "unemployment_gap_18_64";
  return {
    ...NOTHING,
    area: "KU049",
    indicator,
    background: indicator === "employment_gap_women" ? "FOREIGN" : "_Z",
    sex: indicator === "employment_gap_women" ? "_Z" : "_T",
    age: AGES[indicator] ?? "Y18T64",
    ground: "_T",
    stay: "_T",
    month: NEWEST,
    status: "A",
    reason: "",
    vintage: "2026-01-26",
    heldSince: "",
    ...of,
  };
}

/** A change with its interval. */
export const changed = (by: number, lower: number, upper: number): Cell["change"] => ({
  CHANGE: by,
  CHANGE_LOWER: lower,
  CHANGE_UPPER: upper,
  CHANGE_STATUS: "compared",
});

/** A change that cannot be computed. */
export const notChanged = (status: "no_year_before" | "no_value" | "other_source"): Cell["change"] => ({
  CHANGE: null,
  CHANGE_LOWER: null,
  CHANGE_UPPER: null,
  CHANGE_STATUS: status,
});
