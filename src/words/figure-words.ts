import type { Cell } from "../model/cell.ts";
import type { Language, Names } from "../model/codelist.ts";
import { between, number } from "./numbers.ts";
import { say } from "./sentence.ts";
import type { Field, NumberPart, Part } from "./sentence.ts";
import type { SentenceContext, SpokenIndicator } from "./spoken-language.ts";

const UNITS: Readonly<Record<string, Names>> = {
  PP: { fi: "prosenttiyksikköä", sv: "procentenheter", en: "percentage points" },
  PT: { fi: "prosenttia", sv: "procent", en: "per cent" },
  PERS: { fi: "henkilöä", sv: "personer", en: "persons" },
};

/** The unit of a value, after a number with decimals. */
export const unit = (of: Pick<SpokenIndicator, "unit">, language: Language): string =>
  UNITS[of.unit]?.[language] ?? of.unit;

/** The unit of a change: percentage points for a share in per cent. */
export const changeUnit = (of: Pick<SpokenIndicator, "unit">, language: Language): string =>
  unit({ unit: of.unit === "PT" ? "PP" : of.unit }, language);

/** A number of a cell as stored; null where there is none. */
export function numberOf(cell: Cell, field: Exclude<Field, "before">): number | null {
  if (field === "change") return cell.change?.CHANGE ?? null;
  if (field === "changeLower") return cell.change?.CHANGE_LOWER ?? null;
  if (field === "changeUpper") return cell.change?.CHANGE_UPPER ?? null;
  return cell[field];
}

/** A cell with its indicator and the language in which its numbers are written. */
export interface CellContext {
  readonly cell: Cell;
  readonly indicator: SpokenIndicator;
  readonly language: Language;
}

export const cellContextOf = (cell: Cell, { indicators, language }: SentenceContext): CellContext => ({
  cell,
  indicator: indicators.find(({ code }) => code === cell.indicator)!,
  language,
});

/** A given number, written as a number of the cell: also one that is not among its fields, such as the value before a revision. */
export function writtenNumber(
  { cell, indicator: { decimals }, language }: CellContext,
  value: number,
  as: { readonly field: Field; readonly magnitude?: boolean; readonly decimals?: number; readonly release?: string },
): NumberPart {
  const { indicator, area, background, sex, age, month } = cell;
  const shown = as.decimals ?? decimals;
  const magnitude = as.magnitude ?? false;
  return {
    text: number(magnitude ? Math.abs(value) : value, language, shown),
    reads: {
      indicator,
      area,
      background,
      sex,
      age,
      month,
      field: as.field,
      magnitude,
      decimals: shown,
      ...(as.release === undefined ? {} : { release: as.release }),
    },
  };
}

/** A number of the cell; the caller knows that there is one. */
export const cellNumber = (cellContext: CellContext, field: Exclude<Field, "before">, magnitude = false): NumberPart =>
  writtenNumber(cellContext, numberOf(cellContext.cell, field)!, { field, magnitude });

type Limits = readonly [Exclude<Field, "before">, Exclude<Field, "before">];

/** Whether the cell has both limits. */
export const hasLimits = (cell: Cell, limits: Limits): boolean =>
  limits.every((field) => numberOf(cell, field) !== null);

/** The limits of a range with their separator: "7,7–13,3". Without signs the smaller one comes first. */
export function writtenRange(cellContext: CellContext, [lower, upper]: Limits, magnitude = false): readonly Part[] {
  const turned = magnitude && numberOf(cellContext.cell, upper)! <= 0;
  const [from, to] = turned ? [upper, lower] : [lower, upper];
  const [low, high] = [cellNumber(cellContext, from, magnitude), cellNumber(cellContext, to, magnitude)];
  return say`${low}${between([low.text, high.text], cellContext.language)}${high}`;
}

/** A number as a reader sees it: to the decimals shown. */
export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));

/** Whether a range, as shown, lies above zero (1) or below (-1); 0 where it contains zero or has no limits. */
export function beyondZero({ cell, indicator: { decimals } }: CellContext, [lower, upper]: Limits): -1 | 0 | 1 {
  const [low, high] = [numberOf(cell, lower), numberOf(cell, upper)];
  if (low === null || high === null) return 0;
  if (rounded(low, decimals) > 0) return 1;
  return rounded(high, decimals) < 0 ? -1 : 0;
}
