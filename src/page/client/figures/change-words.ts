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

/** What is said of a change of which there is no sentence: no observation, or one of what nobody named for sentences. */
const shortly = (cell: Cell | null, { months }: PageData, language: Language): string =>
  asSentence(inFewWords(cell?.change ?? UNKNOWN, months[0] ?? "", language));

/** A change as the figures tell it; without amount and sentence where nothing is known of it. */
export interface ChangeInWords {
  /** The number with its sign, as it is shown; empty where none is told. */
  readonly amount: string;
  /** By the grammar of the briefs: a verb of change only where the interval lies beyond zero, and on what it rests. */
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
