import type { Language } from "../../model/codelist.ts";
import { wholeArea } from "../../model/whole-area.ts";
import { number, range } from "../../words/numbers.ts";
import { statusInWords } from "../../words/statuses.ts";
import type { OfficialSeries } from "../../model/official-series.ts";
import type { Cell, PageData, PageIndicator } from "../picture.ts";
import { markup } from "./markup.ts";
import type { Markup } from "./markup.ts";

/** The address of an observation's number in the page, by which it is read back. */
export const readingOf = (
  { indicator, area, background, sex, age, month }: Cell,
  field: "value" | "lower" | "upper" | "change",
): string => [indicator, area, background, sex, age, month, field].join("/");

const numberMarkup = (cell: Cell, field: "value", text: string): Markup =>
  markup`<span data-reads="${readingOf(cell, field)}">${text}</span>`;

/**
 * A figure in a table: the value, its interval, and its status in words. Where there is no value, the reason.
 *
 * @example figureIn(cell, indicator, "fi") // 8,1 (7,5–8,8), arvio
 */
export function figureIn(cell: Cell | undefined, indicator: PageIndicator, language: Language): Markup {
  if (cell === undefined) return markup`–`;
  const words = statusInWords(cell, language);
  if (cell.value === null) return markup`<em>${words}</em>`;
  const value = numberMarkup(cell, "value", number(cell.value, language, indicator.decimals));
  const { lower, upper } = cell;
  const limits = lower === null || upper === null ? "" : ` (${range([lower, upper], language, indicator.decimals)})`;
  const isPlain = cell.status === "A" && cell.heldSince === "";
  return markup`<b>${value}</b>${limits}${isPlain ? "" : `, ${words}`}`;
}

/** The gaps, in the order of the code list. */
export const gapsOf = ({ indicators }: PageData): readonly PageIndicator[] =>
  indicators.filter(({ unit }) => unit === "PP");

/** The cell of a headline: both sexes, or the gap's own code where it is between them. */
export const headlineIn = (
  { cells }: PageData,
  { indicator, area, month }: Pick<Cell, "indicator" | "area" | "month">,
): Cell | undefined =>
  cells.find(
    (cell) =>
      cell.indicator === indicator &&
      cell.area === area &&
      cell.month === month &&
      (cell.sex === "_T" || cell.sex === "_Z") &&
      cell.ground === "_T" &&
      cell.stay === "_T",
  );

/** The area that the page opens on: the publisher's own, else all cities together. */
export const homeOf = ({ areas, presentation }: PageData): PageData["areas"][number] | undefined =>
  areas.find(({ code }) => code === presentation.home_area) ?? areas.find(({ code }) => code === wholeArea(areas));

/**
 * The official series to show beside an area: its own, then those of areas that the page does not have, people with a foreign background first.
 */
export function officialBeside(page: PageData, home: string): readonly OfficialSeries[] {
  const published = new Set(page.areas.map(({ code }) => code));
  const wider = page.official.filter(({ area }) => !published.has(area));
  return [
    ...page.official.filter(({ area }) => area === home),
    ...wider.filter(({ background }) => background === "FOREIGN"),
    ...wider.filter(({ background }) => background !== "FOREIGN"),
  ];
}

/** The newest month in which any headline has a value; else the newest. */
export const newestMonth = (page: PageData): string => {
  const gaps = new Set(gapsOf(page).map(({ code }) => code));
  const withValue = page.cells.filter(({ indicator, value }) => gaps.has(indicator) && value !== null);
  return withValue.reduce((newest, { month }) => (month > newest ? month : newest), "") || (page.months.at(-1) ?? "");
};
