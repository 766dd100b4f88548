import { change } from "../../words/change-sentence.ts";
import { comparison } from "../../words/comparison.ts";
import { level } from "../../words/level.ts";
import { population } from "../../words/population-sentence.ts";
import { together } from "../../words/sentence.ts";
import type { Part, Sentence } from "../../words/sentence.ts";
import { rates } from "../../words/sides.ts";
import type { SentenceContext } from "../../words/spoken-language.ts";
import type { PageIndicator } from "../picture.ts";
import type { Section } from "./model.ts";
import { newestCell, sentenceContextAbout } from "./brief-language.ts";
import type { About } from "./brief-language.ts";
import { text } from "./brief-texts.ts";

const paragraph = (sentences: readonly (Sentence | null | undefined)[]): readonly (readonly Part[])[] => {
  const there = sentences.filter((sentence) => sentence !== null && sentence !== undefined);
  return there.length === 0 ? [] : [together(there)];
};

/** An indicator in the section after the five sentences: the population, the rates behind the first gap, the gaps without a sentence there. */
function paragraphsOf(indicator: PageIndicator, context: SentenceContext): readonly (readonly Part[])[] {
  const { phrases, code } = indicator;
  const month = context.months.at(-1);
  if (phrases?.persons !== undefined && month !== undefined) return paragraph([population(indicator, month, context)]);
  const cell = newestCell(code, context);
  if (cell === null) return [];
  if (phrases?.situation === "gap") return paragraph([rates(cell, context)]);
  if (phrases?.situation !== undefined) return [];
  return paragraph([level(cell, context), comparison(cell, context), change(cell, context)?.sentence]);
}

export function more(about: About): Section {
  const context = sentenceContextAbout(about);
  const spoken = about.data.indicators.filter(({ phrases }) => phrases !== undefined);
  const paragraphs = spoken.flatMap((indicator) => paragraphsOf(indicator, context));
  return { heading: text("more", about.language), paragraphs, items: [], table: null };
}
