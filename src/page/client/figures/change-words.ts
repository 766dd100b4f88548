import type { Language } from "../../../model/codelist.ts";
import { change } from "../../../words/change-sentence.ts";
import { signed } from "../../../words/numbers.ts";
import { plainText } from "../../../words/sentence.ts";
import { changeInWords as inFewWords } from "../../../words/year-change-words.ts";
import type { Cell, PageData, PageIndicator } from "../../picture.ts";
import type { View } from "../page-figure.ts";
import { contextIn } from "../page-language.ts";
import { asSentence } from "../texts/absent.ts";

const UNKNOWN = { CHANGE_LOWER: null, CHANGE_UPPER: null, CHANGE_STATUS: "no_value" } as const;

/** The words for a change without a sentence: no observation, or one whose indicator has no phrases. */
const shortly = (cell: Cell | null, { months }: PageData, language: Language): string =>
  asSentence(inFewWords(cell?.change ?? UNKNOWN, months[0] ?? "", language));

/** A change as the figures state it; without amount and sentence where it is unknown. */
export interface ChangeInWords {
  /** The number with its sign, as shown; empty where there is none. */
  readonly amount: string;
  /** By the grammar of the briefs: a verb of change only where the interval excludes zero, with its basis. */
  readonly words: string;
  readonly isClear: boolean;
}

/**
 * How an observation has changed since a year before.
 *
 * @example changeInWords(view, cell, indicator).words // "Arvion mukaan ero on kaventunut vuodessa 1,2 prosenttiyksikköä (0,5–1,9)."
 */
export function changeInWords({ data, choice }: View, cell: Cell | null, indicator: PageIndicator): ChangeInWords {
  const { language } = choice;
  const said = cell === null ? null : change(cell, contextIn(data, { area: cell.area, language }));
  const by = cell?.change?.CHANGE ?? null;
  return {
    amount: by === null ? "" : signed(by, language, indicator.decimals),
    words: said === null ? shortly(cell, data, language) : plainText(said.sentence),
    isClear: said !== null && said.direction !== 0,
  };
}
