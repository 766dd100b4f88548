import { small } from "../../lib/first-letter.ts";
import type { Language } from "../../model/codelist.ts";
import { monthName } from "../../words/month-names.ts";
import { number, percent, range } from "../../words/numbers.ts";
import type { Cell, PageCode, PageIndicator } from "../picture.ts";
import { statusInWords } from "../../words/statuses.ts";
import { isEstimate } from "./signs.ts";
import { whyLong } from "./texts/absent.ts";
import { textsOf } from "./texts/page-texts.ts";

/** The indicator of a value, and the language in which it is written. */
export interface ValueContext {
  readonly indicator: Pick<PageIndicator, "unit" | "decimals">;
  readonly language: Language;
}

/** A number in the indicator's decimals, without a unit. */
export const bare = (value: number, { indicator, language }: ValueContext): string =>
  number(value, language, indicator.decimals);

/** A number with its unit: "7,8 prosenttiyksikköä", "19,3 %". */
export function withUnit(value: number, context: ValueContext): string {
  const { indicator, language } = context;
  if (indicator.unit === "PT") return percent(value, language, indicator.decimals);
  const units = textsOf(language).units;
  return `${bare(value, context)}\u00A0${indicator.unit === "PERS" ? units.PERS : units.PP}`;
}

/** A value in a sentence: an estimate with "about". Empty without a value. */
export function valueInWords(cell: Cell, context: ValueContext): string {
  if (cell.value === null) return "";
  const text = withUnit(cell.value, context);
  return isEstimate(cell) ? textsOf(context.language).about(text) : text;
}

/** A value over a chart, where there is little room: an estimate with `~`. */
export const valueShort = (cell: Cell, context: ValueContext): string =>
  cell.value === null ? "" : `${isEstimate(cell) ? "~" : ""}${bare(cell.value, context)}`;

/** The interval of a value in words: where an estimate will settle; of the others the interval to show. Empty where there is none. */
export function intervalInWords(cell: Cell, { indicator, language }: ValueContext): string {
  const texts = textsOf(language);
  const between = (limits: readonly [number, number]) => range(limits, language, indicator.decimals);
  if (isEstimate(cell) && cell.nowcastLower !== null && cell.nowcastUpper !== null) {
    return texts.settles(between([cell.nowcastLower, cell.nowcastUpper]));
  }
  return cell.lower === null || cell.upper === null ? "" : texts.interval(between([cell.lower, cell.upper]));
}

/** The context of a point's words. */
export interface Spoken extends ValueContext {
  /** Group or area: "Espoo". */
  readonly who: string;
  readonly month: string;
}

/**
 * A point of a chart in words: place, month, value, status, interval; or why there is no value.
 *
 * @example sayPoint(cell, spoken) // "Espoo, marraskuu 2025: noin 7,8 prosenttiyksikköä; arvio; asettuu todennäköisesti välille 1,0–14,6"
 */
export function sayPoint(cell: Cell | null, spoken: Spoken): string {
  const head = `${spoken.who}, ${monthName(spoken.month, spoken.language)}`;
  if (cell === null || cell.value === null)
    return `${head}: ${whyLong(cell ?? undefined, spoken.language).replace(/\.$/, "")}`;
  const parts = [valueInWords(cell, spoken), statusInWords(cell, spoken.language), intervalInWords(cell, spoken)];
  return `${head}: ${parts.filter((part) => part !== "").join("; ")}`;
}

/** Where, inside a sentence: "Espoossa". */
export const insideOf = (area: PageCode, language: Language): string =>
  area.forms?.inside[language] ?? textsOf(language).place.inside(area.names[language]);

/** Whose, inside a sentence: "Espoon". */
export const whose = (area: PageCode, language: Language): string =>
  area.forms?.of[language] ?? textsOf(language).place.of(area.names[language]);

/** Over a small chart: "Kaikki kuusi". */
export const shortName = (area: PageCode, language: Language): string =>
  area.forms?.short[language] ?? area.names[language];

/** A name as it is inside a sentence: with a small letter, as its inflected form has one, unless it is a proper name. */
function insideSentence(name: string, { forms, names }: PageCode, language: Language): string {
  const inflected = (forms?.of ?? names)[language].slice(0, 1);
  return inflected === inflected.toLowerCase() ? small(name) : name;
}

/**
 * The name of an area inside a sentence.
 *
 * @example nameInside(all, "en") // "six largest cities"
 * @example nameInside(espoo, "en") // "Espoo"
 */
export const nameInside = (area: PageCode, language: Language): string =>
  insideSentence(area.names[language], area, language);

/**
 * Its short name inside a sentence or a list.
 *
 * @example shortInside(all, "fi") // "kaikki kuusi"
 */
export const shortInside = (area: PageCode, language: Language): string =>
  insideSentence(shortName(area, language), area, language);

/**
 * Each of all cities.
 *
 * @example allOf(all, "fi") // "kaikki kuusi kaupunkia"
 */
export const allOf = (area: PageCode, language: Language): string =>
  area.forms?.all?.[language] ?? nameInside(area, language);

/**
 * Whose, where it is clear which cities are meant.
 *
 * @example whoseInShort(all, "fi") // "kuuden kaupungin"
 */
export const whoseInShort = (area: PageCode, language: Language): string =>
  area.forms?.ofAll?.[language] ?? whose(area, language);
