import type { Cell } from "../../model/cell.ts";
import type { Language } from "../../model/codelist.ts";
import { wholeArea } from "../../model/whole-area.ts";
import { sentenceContextOf } from "../../words/spoken-language.ts";
import type { SentenceContext } from "../../words/spoken-language.ts";
import type { PageData, PageIndicator } from "../picture.ts";

/** The input of a brief: the page's data, an area, a language. */
export interface About {
  readonly data: PageData;
  readonly area: string;
  readonly language: Language;
}

/** The context of an area's sentences. */
export const sentenceContextAbout = ({ data, area, language }: About, of = area): SentenceContext =>
  sentenceContextOf(data.cells, { ...data, language, area: of });

/** The gaps that have sentences, in the order of the code list. */
export const gapsIn = ({ indicators }: PageData): readonly PageIndicator[] =>
  indicators.filter(({ unit, phrases }) => unit === "PP" && phrases !== undefined);

/** The thirteen newest months, the newest first: a year and the same month of the year before. */
export const monthsShown = ({ months }: PageData): readonly string[] => months.slice(-13).toReversed();

/** The newest cell of an indicator. */
export function newestCell(indicator: string, context: SentenceContext): Cell | null {
  const month = context.months.at(-1);
  return month === undefined ? null : context.find({ indicator, month });
}

/**
 * Whether a brief is of all cities together; so is that of a single city.
 *
 * @example isWhole({ data, area: "KU049", language: "fi" }) // false
 */
export const isWhole = ({ data, area }: About): boolean => area === wholeArea(data.areas);
