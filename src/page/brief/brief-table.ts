import { cellNumber, hasLimits, cellContextOf, writtenRange } from "../../words/figure-words.ts";
import { basisOf } from "../../words/basis.ts";
import { monthName } from "../../words/month-names.ts";
import { say } from "../../words/sentence.ts";
import type { Part } from "../../words/sentence.ts";
import type { SentenceContext } from "../../words/spoken-language.ts";
import { statusWords } from "../../words/statuses.ts";
import type { Cell } from "../picture.ts";
import type { Table } from "./model.ts";
import { gapsIn, monthsShown, sentenceContextAbout } from "./brief-language.ts";
import type { About } from "./brief-language.ts";
import { text } from "./brief-texts.ts";

const NO_CELL = "–";

const SIGNS = { estimate: "~", provisional: "", final: "", unreliable: "?" } as const;

/** Why a number is missing, in a word or two. */
export const absent = (cell: Cell | null, { language }: SentenceContext): string =>
  cell !== null && ["Q", "L"].includes(cell.status) ? statusWords(cell).names[language] : NO_CELL;

function entry(cell: Cell | null, context: SentenceContext): readonly Part[] {
  if (cell === null || cell.value === null) return [absent(cell, context)];
  const cellContext = cellContextOf(cell, context);
  const basis = basisOf(cell);
  const value = say`${SIGNS[basis]}${cellNumber(cellContext, "value")}${basis === "provisional" ? "*" : ""}`;
  return hasLimits(cell, ["lower", "upper"]) ? say`${value} (${writtenRange(cellContext, ["lower", "upper"])})` : value;
}

/** The gaps of the thirteen newest months, the newest first: a row a month, a column a gap. */
export function gapTable(about: About): Table {
  const { data, language } = about;
  const context = sentenceContextAbout(about);
  const gaps = gapsIn(data);
  const rows = monthsShown(data).map((month) => ({
    head: monthName(month, language),
    cells: gaps.map(({ code }) => entry(context.find({ indicator: code, month }), context)),
  }));
  return {
    caption: text("caption", language),
    columns: [text("month", language), ...gaps.map(({ names }) => names[language])],
    rows,
    key: text("key", language),
  };
}
