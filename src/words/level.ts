import type { Cell } from "../model/cell.ts";
import type { Phrases } from "../model/codelist.ts";
import { addMonths } from "../lib/months.ts";
import { about, basisOf } from "./basis.ts";
import { beyondZero, cellNumber, hasLimits, cellContextOf, unit } from "./figure-words.ts";
import type { CellContext } from "./figure-words.ts";
import { missing, heldNote } from "./missing-words.ts";
import { forMonth, inMonth } from "./month-names.ts";
import { capital, say } from "./sentence.ts";
import type { Part, Sentence } from "./sentence.ts";
import { placeForms } from "./spoken-language.ts";
import type { SentenceContext } from "./spoken-language.ts";
import { certainty, SHOWN } from "./certainty.ts";

/** How many months back the last published value is looked for. */
const A_YEAR = 12;

/** A cell's value with its unit: "noin 10,5 prosenttiyksikköä". */
export function amount(cellContext: CellContext): readonly Part[] {
  const { cell, indicator, language } = cellContext;
  return say`${about(basisOf(cell), language)}${cellNumber(cellContext, "value")} ${unit(indicator, language)}`;
}

/** An area's figure in a month, with its certainty. */
function stated(cellContext: CellContext, phrases: Phrases, context: SentenceContext): readonly Part[] {
  const { cell, language } = cellContext;
  const place = placeForms(context, cell.area).inside[language];
  const [subject, when, value] = [phrases.subject[language], inMonth(cell.month, language), amount(cellContext)];
  const first = {
    fi: say`${place} ${subject} oli ${value} ${when}`,
    sv: say`${place} var ${subject} ${value} ${when}`,
    en: say`${place} ${subject} was ${value} ${when}`,
  }[language];
  return capital(say`${first}${certainty(cellContext)}.`);
}

/** That chance alone could produce a gap of this size: only for gaps whose shown interval contains zero. */
export function byChance(cellContext: CellContext, phrases: Phrases): readonly Part[] {
  const { cell, indicator, language } = cellContext;
  if (indicator.unit !== "PP" || !hasLimits(cell, SHOWN) || beyondZero(cellContext, SHOWN) !== 0) return [];
  const short = phrases.short[language];
  return capital(
    {
      fi: say`${short} ei ole sattumaa suurempi: väli sisältää nollan.`,
      sv: say`${short} är inte större än vad slumpen kan ge: intervallet innehåller noll.`,
      en: say`${short} is no larger than chance alone could produce: the interval contains zero.`,
    }[language],
  );
}

/** Parts joined by spaces; empty ones are left out. */
export const spaced = (...said: readonly (readonly Part[])[]): readonly Part[] =>
  said
    .filter((parts) => parts.length > 0)
    .reduce((all, parts) => (all.length === 0 ? parts : say`${all} ${parts}`), []);

function lastWithValue(cell: Cell, { find }: SentenceContext): Cell | null {
  const { indicator, area, background, sex, month } = cell;
  for (let back = 1; back <= A_YEAR; back += 1) {
    const before = find({ indicator, area, background, sex, month: addMonths(month, -back) });
    if (before !== null && before.value !== null) return before;
  }
  return null;
}

function lastKnown(cell: Cell, context: SentenceContext): readonly Part[] {
  const before = lastWithValue(cell, context);
  if (before === null) return [];
  const { language } = context;
  const cellContext = cellContextOf(before, context);
  const when = forMonth(before.month, language);
  return {
    fi: say`Viimeisin saatavilla oleva luku on ${when}: ${amount(cellContext)}${certainty(cellContext, true)}.`,
    sv: say`Det senaste kända talet är ${when}: ${amount(cellContext)}${certainty(cellContext, true)}.`,
    en: say`The latest available figure is ${when}: ${amount(cellContext)}${certainty(cellContext, true)}.`,
  }[language];
}

/**
 * An area's figure in a cell's month, with its certainty; without a value the reason, and the latest figure of the year before. Null where the cell's
 * indicator has no phrases, or is a number of persons (`population`).
 */
export function level(cell: Cell, context: SentenceContext): Sentence | null {
  const cellContext = cellContextOf(cell, context);
  const { phrases } = cellContext.indicator;
  if (phrases === undefined || phrases.persons !== undefined) return null;
  const { language } = context;
  if (cell.value === null) {
    const { inside } = placeForms(context, cell.area);
    const absent = missing(cellContext, { inside, subject: phrases.subject });
    return { kind: "missing", language, parts: spaced(absent, lastKnown(cell, context)) };
  }
  const known = heldNote(cell, language);
  const parts = spaced(
    stated(cellContext, phrases, context),
    byChance(cellContext, phrases),
    known === null ? [] : [known],
  );
  return { kind: "level", language, parts };
}
