import type { Cell } from "../model/cell.ts";
import type { Names } from "../model/codelist.ts";
import { basisOf, clause } from "./basis.ts";
import type { Basis } from "./basis.ts";
import { beyondZero, cellNumber, changeUnit, cellContextOf, writtenRange } from "./figure-words.ts";
import type { CellContext } from "./figure-words.ts";
import { fromMonth, ofMonth } from "./month-names.ts";
import { capital, say } from "./sentence.ts";
import type { Part, Sentence } from "./sentence.ts";
import { yearBefore } from "./spoken-language.ts";
import type { SentenceContext } from "./spoken-language.ts";
import { verbsOf, VERBS } from "./change-verbs.ts";

const LIMITS = ["changeLower", "changeUpper"] as const;

/** A change whose interval excludes zero, with its verb. */
function clear(cellContext: CellContext, short: string, basis: Basis): readonly Part[] {
  const { indicator, language } = cellContext;
  const verbs = verbsOf(cellContext);
  const verb = VERBS[verbs][beyondZero(cellContext, LIMITS) < 0 ? 0 : 1][language];
  const magnitude = verbs !== "crossing";
  const [by, limits] = [cellNumber(cellContext, "change", magnitude), writtenRange(cellContext, LIMITS, magnitude)];
  const unit = changeUnit(indicator, language);
  const has = (auxiliary: string): string => clause(basis, language, { subject: short, verb: auxiliary });
  return capital(
    {
      fi: say`${has("on")} ${verb} vuodessa ${by} ${unit} (${limits}).`,
      sv: say`${has("har")} ${verb} med ${by} ${unit} på ett år (${limits}).`,
      en: say`${has("has")} ${verb} by ${by} ${unit} in a year (${limits}).`,
    }[language],
  );
}

const INTERVALS: Readonly<Record<Basis, Names>> = {
  final: { fi: "muutoksen väli", sv: "intervallet för förändringen", en: "the interval of the change" },
  provisional: {
    fi: "ennakollisen muutoksen väli",
    sv: "intervallet för den preliminära förändringen",
    en: "the interval of the provisional change",
  },
  estimate: {
    fi: "arvioidun muutoksen väli",
    sv: "intervallet för den skattade förändringen",
    en: "the interval of the estimated change",
  },
  unreliable: {
    fi: "epävarman muutoksen väli",
    sv: "intervallet för den osäkra förändringen",
    en: "the interval of the unreliable change",
  },
};

/** A change whose interval contains zero: no verb. */
function unclear(cellContext: CellContext, short: string, basis: Basis): readonly Part[] {
  const { language } = cellContext;
  const [interval, limits] = [INTERVALS[basis][language], writtenRange(cellContext, LIMITS)];
  return {
    fi: say`Mihin suuntaan ${short} on vuodessa mennyt, ei voi sanoa: ${interval} ${limits} sisältää nollan.`,
    sv: say`Det går inte att säga åt vilket håll ${short} har gått på ett år: ${interval}, ${limits}, innehåller noll.`,
    en: say`The direction of the change in ${short} over the year is uncertain: ${interval}, ${limits}, contains zero.`,
  }[language];
}

/** Why there is no comparison with the year before. */
function why({ cell, language }: CellContext, { months }: SentenceContext): string {
  const before = yearBefore(cell.month);
  const [first, absent] = [months[0] ?? cell.month, cell.value === null ? cell.month : before];
  if (cell.change?.CHANGE_STATUS === "no_year_before")
    return {
      fi: `aineisto alkaa ${fromMonth(first, "fi")}`,
      sv: `materialet börjar i ${fromMonth(first, "sv")}`,
      en: `the data begin in ${fromMonth(first, "en")}`,
    }[language];
  if (cell.change?.CHANGE_STATUS === "other_source")
    return {
      fi: "kuukausien työttömyys on saatu eri lähteistä",
      sv: "arbetslösheten för de två månaderna kommer från olika källor",
      en: "unemployment in the two months comes from different sources",
    }[language];
  if (cell.change?.CHANGE_STATUS === "other_cities")
    return {
      fi: "alueeseen kuuluu kuukausina eri kaupunkeja",
      sv: "området omfattar olika städer i de två månaderna",
      en: "the area covers different cities in the two months",
    }[language];
  return {
    fi: `${ofMonth(absent, "fi")} lukua ei ole julkaistu`,
    sv: `talet för ${ofMonth(absent, "sv")} har inte publicerats`,
    en: `the figure for ${ofMonth(absent, "en")} has not been published`,
  }[language];
}

function impossible(cellContext: CellContext, context: SentenceContext): readonly Part[] {
  const reason = why(cellContext, context);
  return {
    fi: say`Vuotta aiempaan ei voi verrata: ${reason}.`,
    sv: say`Jämförelse med året innan är inte möjlig: ${reason}.`,
    en: say`No comparison with the year before: ${reason}.`,
  }[cellContext.language];
}

/** The basis of a change: the less reliable of the month and the same month a year before, where that is known. */
function basisOfChange(cell: Cell, { find }: SentenceContext): Basis {
  const { indicator, area, background, sex } = cell;
  const before = find({ indicator, area, background, sex, month: yearBefore(cell.month) });
  return before === null || before.value === null ? basisOf(cell) : basisOf(cell, before);
}

/** A change as its sentence states it: clear, unclear, or not comparable. */
export interface DescribedChange {
  readonly direction: -1 | 0 | 1;
  readonly basis: Basis;
  readonly sentence: Sentence;
}

/**
 * How a cell changed since a year before. It has a verb of change only where the interval, as shown, excludes zero. Null where the change is unknown,
 * or the cell is a number of persons (`population`).
 *
 * @param short What changed, "ero"; the indicator's own short phrase unless given.
 */
export function change(cell: Cell, context: SentenceContext, short?: Names): DescribedChange | null {
  const cellContext = cellContextOf(cell, context);
  const called = (short ?? cellContext.indicator.phrases?.short)?.[context.language];
  if (cell.change === null || called === undefined || cellContext.indicator.unit === "PERS") return null;
  const { language } = context;
  const basis = basisOfChange(cell, context);
  const known = cell.value !== null && cell.change.CHANGE_STATUS === "compared" && cell.change.CHANGE !== null;
  if (!known || cell.change.CHANGE_LOWER === null || cell.change.CHANGE_UPPER === null)
    return {
      direction: 0,
      basis,
      sentence: { kind: "no_change", language, parts: impossible(cellContext, context) },
    };
  const direction = beyondZero(cellContext, LIMITS);
  const parts = direction === 0 ? unclear(cellContext, called, basis) : clear(cellContext, called, basis);
  return { direction, basis, sentence: { kind: direction === 0 ? "no_change" : "change", language, parts } };
}
