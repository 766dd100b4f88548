import type { Cell } from "../model/cell.ts";
import type { Compared, Phrases, SidePhrases } from "../model/codelist.ts";
import { change } from "./change-sentence.ts";
import { cellContextOf } from "./figure-words.ts";
import { amount, byChance, spaced } from "./level.ts";
import { certainty } from "./certainty.ts";
import { inMonth } from "./month-names.ts";
import { capital, say, together } from "./sentence.ts";
import type { Sentence } from "./sentence.ts";
import { placeForms } from "./spoken-language.ts";
import type { SentenceContext } from "./spoken-language.ts";

interface Side {
  readonly cell: Cell;
  readonly phrases: SidePhrases;
}

/** The rate of one of the two groups that a gap compares, at the gap's place. */
function sideOf(gap: Cell, code: string, { compares, context }: { compares: Compared; context: SentenceContext }) {
  const { area, month } = gap;
  const groups = { background: gap.background, sex: gap.sex, [compares.along.toLowerCase()]: code };
  return context.find({ indicator: compares.rate, area, month, ...groups });
}

/** Women's rate before men's, the foreign background's before the Finnish one's. */
function sidesOf(gap: Cell, phrases: Phrases, context: SentenceContext): readonly [Side, Side] | null {
  const { compares } = cellContextOf(gap, context).indicator;
  if (compares === undefined || phrases.minuend === undefined || phrases.subtrahend === undefined) return null;
  const minuend = sideOf(gap, compares.minuend, { compares, context });
  const subtrahend = sideOf(gap, compares.subtrahend, { compares, context });
  if (minuend === null || subtrahend === null || minuend.value === null || subtrahend.value === null) return null;
  const [smaller, larger] = [
    { cell: subtrahend, phrases: phrases.subtrahend },
    { cell: minuend, phrases: phrases.minuend },
  ];
  return compares.along === "SEX" ? [smaller, larger] : [larger, smaller];
}

/** The change of one of the two rates, where its interval excludes zero. */
function moved(cell: Cell, phrases: SidePhrases, context: SentenceContext): readonly Sentence[] {
  const described = change(cell, context, phrases.short);
  return described === null || described.direction === 0 ? [] : [described.sentence];
}

/**
 * Both rates that a gap compares. Null where one of them has no value.
 *
 * @example "Espoossa ulkomaalaistaustaisten naisten työllisyysaste oli noin 53,8 prosenttia ja miesten noin 63,6 prosenttia marraskuussa 2025."
 */
export function rates(gap: Cell, context: SentenceContext): Sentence | null {
  const { phrases } = cellContextOf(gap, context).indicator;
  const both = phrases === undefined ? null : sidesOf(gap, phrases, context);
  if (both === null) return null;
  const [first, second] = both;
  const { language } = context;
  const place = placeForms(context, gap.area).inside[language];
  const [rate, beside] = [first.phrases.rate[language], second.phrases.beside[language]];
  const when = inMonth(gap.month, language);
  const [one, other] = [amount(cellContextOf(first.cell, context)), amount(cellContextOf(second.cell, context))];
  const parts = {
    fi: say`${place} ${rate} oli ${one} ja ${beside} ${other} ${when}.`,
    sv: say`${place} var ${rate} ${one} ${when} och ${beside} ${other}.`,
    en: say`${place} ${rate} was ${one} ${when} and ${beside} ${other}.`,
  }[language];
  const moves = both.flatMap(({ cell, phrases: of }) => moved(cell, of, context));
  const stated: Sentence = { kind: "sides", language, parts: capital(parts) };
  return { ...stated, parts: together([stated, ...moves]) };
}

/**
 * Both rates that a gap compares, which of them moved since a year before, and the gap: a gap between women and men also narrows when the men's rate
 * falls. Null where the gap or one of the rates has no value.
 */
export function sides(gap: Cell, context: SentenceContext): Sentence | null {
  const cellContext = cellContextOf(gap, context);
  const both = rates(gap, context);
  const { phrases } = cellContext.indicator;
  if (both === null || gap.value === null || phrases === undefined) return null;
  const { language } = context;
  const was = { fi: "oli", sv: "var", en: "was" }[language];
  const difference = say`${phrases.short[language]} ${was} ${amount(cellContext)}${certainty(cellContext, true)}.`;
  return { ...both, parts: spaced(both.parts, capital(difference), byChance(cellContext, phrases)) };
}
