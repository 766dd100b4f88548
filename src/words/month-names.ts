import type { Language } from "../model/codelist.ts";
import type { Month } from "../lib/months.ts";

const FI = ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"];
const SV = "januari februari mars april maj juni juli augusti september oktober november december".split(" ");
const EN = "January February March April May June July August September October November December".split(" ");
const SV_SHORT = "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.".split(" ");
const EN_SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const parts = (month: Month): readonly [index: number, year: string] => [
  Number(month.slice(5, 7)) - 1,
  month.slice(0, 4),
];

/**
 * A month as a heading or a table names it.
 *
 * @example monthName("2025-11", "fi") // "marraskuu 2025"
 */
export function monthName(month: Month, language: Language): string {
  const [index, year] = parts(month);
  return { fi: `${FI[index]}kuu`, sv: SV[index]!, en: EN[index]! }[language] + ` ${year}`;
}

/**
 * When, inside a sentence.
 *
 * @example inMonth("2025-11", "fi") // "marraskuussa 2025"
 * @example inMonth("2025-11", "sv") // "i november 2025"
 */
export function inMonth(month: Month, language: Language): string {
  const [index, year] = parts(month);
  return { fi: `${FI[index]}kuussa`, sv: `i ${SV[index]}`, en: `in ${EN[index]}` }[language] + ` ${year}`;
}

/**
 * Since when, inside a sentence.
 *
 * @example fromMonth("2025-03", "fi") // "maaliskuusta 2025"
 */
export function fromMonth(month: Month, language: Language): string {
  const [index, year] = parts(month);
  return { fi: `${FI[index]}kuusta`, sv: `${SV[index]}`, en: `${EN[index]}` }[language] + ` ${year}`;
}

/**
 * The month that a figure is for, inside a sentence.
 *
 * @example forMonth("2025-11", "fi") // "marraskuulta 2025"
 * @example forMonth("2025-11", "sv") // "för november 2025"
 */
export function forMonth(month: Month, language: Language): string {
  const [index, year] = parts(month);
  return { fi: `${FI[index]}kuulta`, sv: `för ${SV[index]}`, en: `for ${EN[index]}` }[language] + ` ${year}`;
}

/**
 * Whose: before the noun in Finnish, after it in Swedish and English.
 *
 * @example ofMonth("2025-11", "fi") // "marraskuun 2025"
 * @example ofMonth("2025-11", "sv") // "november 2025"
 */
export function ofMonth(month: Month, language: Language): string {
  const [index, year] = parts(month);
  return { fi: `${FI[index]}kuun`, sv: SV[index]!, en: EN[index]! }[language] + ` ${year}`;
}

/**
 * A month under an axis: a few letters, or one where there is little room.
 *
 * @example shortMonth("2025-11", "sv") // "nov."
 */
export function shortMonth(month: Month, language: Language, narrow = false): string {
  const [index] = parts(month);
  const name = { fi: FI[index]!, sv: SV_SHORT[index]!, en: EN_SHORT[index]! }[language];
  return narrow ? name.slice(0, 1).toUpperCase() : name;
}

/**
 * A day as a reader of the language writes it.
 *
 * @example day("2026-01-26", "fi") // "26.1.2026"
 */
export function day(date: string, language: Language): string {
  const [year, month, of] = [date.slice(0, 4), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  if (language === "fi") return `${of}.${month}.${year}`;
  return language === "sv" ? `${of} ${SV[month - 1]} ${year}` : `${of} ${EN[month - 1]} ${year}`;
}
