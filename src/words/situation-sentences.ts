import type { Cell } from "../model/cell.ts";
import { change } from "./change-sentence.ts";
import { comparison } from "./comparison.ts";
import { beyondZero, cellContextOf } from "./figure-words.ts";
import { freshness } from "./freshness-words.ts";
import { level } from "./level.ts";
import { together } from "./sentence.ts";
import type { Sentence } from "./sentence.ts";
import { sides } from "./sides.ts";
import { newestMonth, sentenceContextOf } from "./spoken-language.ts";
import type { Context, SentenceContext, SpokenIndicator } from "./spoken-language.ts";

type OptionalSentence = Sentence | null | undefined;

const there = (sentences: readonly OptionalSentence[]): readonly Sentence[] =>
  sentences.filter((sentence): sentence is Sentence => sentence !== null && sentence !== undefined);

/** Several sentences as one, of the kind of the first. */
function asOne(...sentences: readonly OptionalSentence[]): readonly Sentence[] {
  const [first, ...rest] = there(sentences);
  if (first === undefined) return [];
  return [{ ...first, parts: together([first, ...rest]) }];
}

const headlineOf = ({ indicators }: Context, part: "gap" | "young" | "sexes"): SpokenIndicator | undefined =>
  indicators.find(({ phrases }) => phrases?.situation === part);

/**
 * The sentence on a cell's change: its direction, or that the direction is uncertain. None where there is nothing to compare with, nor for an uncertain
 * direction of a gap that chance alone could produce.
 */
function changeIfCompared(cell: Cell, context: SentenceContext): OptionalSentence {
  if (cell.change?.CHANGE_STATUS !== "compared") return null;
  const described = change(cell, context);
  const chance = beyondZero(cellContextOf(cell, context), ["lower", "upper"]) === 0;
  return described === null || (described.direction === 0 && chance) ? null : described.sentence;
}

function sentencesOf(part: "gap" | "young" | "sexes", context: SentenceContext): readonly Sentence[] {
  const indicator = headlineOf(context, part);
  const month = newestMonth(context);
  if (indicator === undefined || month === null) return [];
  const cell = context.find({ indicator: indicator.code, month });
  if (cell === null) return [];
  if (part === "gap")
    return [...asOne(level(cell, context), comparison(cell, context)), ...asOne(change(cell, context)?.sentence)];
  const stated = part === "sexes" ? (sides(cell, context) ?? level(cell, context)) : level(cell, context);
  return asOne(stated, changeIfCompared(cell, context));
}

/**
 * The situation of an area in five sentences: the gap and its certainty, its change since a year before, the gap under 30, women and men, and how fresh
 * and complete the numbers are. A sentence without data is left out; a withheld or early figure is named as such.
 *
 * @example situation(data.cells, { ...data, area: "KU049", language: "fi" }).map(plainText)
 */
export function situation(cells: readonly Cell[], spoken: Context): readonly Sentence[] {
  const context = sentenceContextOf(cells, spoken);
  const gap = headlineOf(spoken, "gap");
  return [
    ...sentencesOf("gap", context),
    ...sentencesOf("young", context),
    ...sentencesOf("sexes", context),
    ...asOne(gap === undefined ? null : freshness(gap.code, context)),
  ];
}
