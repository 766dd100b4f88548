import type { Cell } from "../model/cell.ts";
import { change } from "./change-sentence.ts";
import { comparison } from "./comparison.ts";
import { beyondZero, cellContextOf } from "./figure-words.ts";
import { freshness } from "./freshness-words.ts";
import { level } from "./level.ts";
import { together } from "./sentence.ts";
import type { Sentence } from "./sentence.ts";
import { sides } from "./sides.ts";
import { newestMonth, speakingOf } from "./spoken-language.ts";
import type { Context, Speaking, SpokenIndicator } from "./spoken-language.ts";

type Told = Sentence | null | undefined;

const there = (sentences: readonly Told[]): readonly Sentence[] =>
  sentences.filter((sentence): sentence is Sentence => sentence !== null && sentence !== undefined);

/** What belongs together, as one: of the kind of the first. */
function asOne(...sentences: readonly Told[]): readonly Sentence[] {
  const [first, ...rest] = there(sentences);
  if (first === undefined) return [];
  return [{ ...first, parts: together([first, ...rest]) }];
}

const headlineOf = ({ indicators }: Context, part: "gap" | "young" | "sexes"): SpokenIndicator | undefined =>
  indicators.find(({ phrases }) => phrases?.situation === part);

/**
 * The change of a cell, where a direction can be told or it can be said that none can; not where there is nothing to compare with, nor that no direction
 * can be told of a gap that chance alone can make.
 */
function changeIfCompared(cell: Cell, speaking: Speaking): Told {
  if (cell.change?.CHANGE_STATUS !== "told") return null;
  const told = change(cell, speaking);
  const chance = beyondZero(cellContextOf(cell, speaking), ["lower", "upper"]) === 0;
  return told === null || (told.direction === 0 && chance) ? null : told.sentence;
}

function sentencesOf(part: "gap" | "young" | "sexes", speaking: Speaking): readonly Sentence[] {
  const indicator = headlineOf(speaking, part);
  const month = newestMonth(speaking);
  if (indicator === undefined || month === null) return [];
  const cell = speaking.find({ indicator: indicator.code, month });
  if (cell === null) return [];
  if (part === "gap")
    return [...asOne(level(cell, speaking), comparison(cell, speaking)), ...asOne(change(cell, speaking)?.sentence)];
  const stated = part === "sexes" ? (sides(cell, speaking) ?? level(cell, speaking)) : level(cell, speaking);
  return asOne(stated, changeIfCompared(cell, speaking));
}

/**
 * The situation of an area in five sentences: the gap and how sure it is, its change since a year before, the gap under 30, women and men, how fresh and
 * complete the numbers are. A sentence about which nothing is known is left out; what is withheld or too early is said to be.
 *
 * @example situation(data.cells, { ...data, area: "KU049", language: "fi" }).map(plainText)
 */
export function situation(cells: readonly Cell[], context: Context): readonly Sentence[] {
  const speaking = speakingOf(cells, context);
  const gap = headlineOf(context, "gap");
  return [
    ...sentencesOf("gap", speaking),
    ...sentencesOf("young", speaking),
    ...sentencesOf("sexes", speaking),
    ...asOne(gap === undefined ? null : freshness(gap.code, speaking)),
  ];
}
