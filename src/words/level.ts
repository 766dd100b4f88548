import type { Cell } from "../lib/cell.ts";
import type { Names, Phrases } from "../lib/codelist.ts";
import { addMonths } from "../lib/months.ts";
import { about, basisOf } from "./basis.ts";
import type { Basis } from "./basis.ts";
import { beyondZero, hasLimits, tellerOf, told, toldRange, unit } from "./figures.ts";
import type { Teller } from "./figures.ts";
import { missing, standsAsReleased } from "./missing.ts";
import { forMonth, inMonth } from "./months.ts";
import { capital, plainText, say } from "./sentence.ts";
import type { Part, Sentence } from "./sentence.ts";
import { placeForms } from "./speaking.ts";
import type { Speaking } from "./speaking.ts";

/** How far back the last told value is looked for. */
const A_YEAR = 12;

const SETTLES = ["nowcastLower", "nowcastUpper"] as const;
const SHOWN = ["lower", "upper"] as const;

/**
 * Where an unfinished number will settle, that it may change, or how far chance alone may have brought a final one: after the unit.
 *
 * @param again The sentence before has said that reports still arrive.
 */
export function certainty(teller: Teller, again = false): readonly Part[] {
  const { cell, language } = teller;
  const basis = basisOf(cell);
  if (basis === "estimate") return again ? ofEstimateAgain(teller) : ofEstimate(teller);
  return say`${shownInterval(teller, basis)}${REMARKS[basis][language]}`;
}

const REMARKS: Readonly<Record<Exclude<Basis, "estimate">, Names>> = {
  final: { fi: "", sv: "", en: "" },
  provisional: {
    fi: "; luku on ennakollinen ja voi vielä muuttua",
    sv: "; talet är preliminärt och kan ännu ändras",
    en: "; the figure is provisional and may still change",
  },
  unreliable: { fi: "; luku on epävarma", sv: "; talet är osäkert", en: "; the figure is unreliable" },
};

/** Of a final value chance alone makes the interval, of others also what is still to be reported. */
function shownInterval(teller: Teller, basis: Basis): readonly Part[] {
  if (!hasLimits(teller.cell, SHOWN)) return [];
  const words =
    basis === "final"
      ? { fi: "satunnaisvaihtelun väli", sv: "slumpvariationens intervall", en: "interval of chance variation" }
      : { fi: "väli", sv: "intervall", en: "interval" };
  return say` (${words[teller.language]} ${toldRange(teller, SHOWN)})`;
}

/** The interval with chance in it, where it is another than the one in which the number will settle. */
function withChance(teller: Teller): readonly Part[] {
  const [settles, limits] = [toldRange(teller, SETTLES), hasLimits(teller.cell, SHOWN) ? toldRange(teller, SHOWN) : []];
  if (limits.length === 0 || plainText({ parts: settles }) === plainText({ parts: limits })) return [];
  return {
    fi: say` (sattuma mukaan luettuna ${limits})`,
    sv: say` (med slumpen inräknad ${limits})`,
    en: say` (with chance included ${limits})`,
  }[teller.language];
}

function ofEstimate(teller: Teller): readonly Part[] {
  const interval = shownInterval(teller, "estimate");
  if (!hasLimits(teller.cell, SETTLES))
    return {
      fi: say`${interval}; ilmoituksia on vielä tulossa, ja luku on arvio`,
      sv: say`${interval}; anmälningar kommer ännu in, och talet är en skattning`,
      en: say`${interval}; reports still arrive, and the figure is an estimate`,
    }[teller.language];
  const settles = say`${toldRange(teller, SETTLES)}${withChance(teller)}`;
  return {
    fi: say`; ilmoituksia on vielä tulossa, ja luku asettuu todennäköisesti välille ${settles}`,
    sv: say`; anmälningar kommer ännu in, och talet hamnar sannolikt i intervallet ${settles}`,
    en: say`; reports still arrive, and it will most likely settle within ${settles}`,
  }[teller.language];
}

function ofEstimateAgain(teller: Teller): readonly Part[] {
  if (!hasLimits(teller.cell, SETTLES)) return shownInterval(teller, "estimate");
  const settles = say`${toldRange(teller, SETTLES)}${withChance(teller)}`;
  return {
    fi: say`, ja luku asettuu todennäköisesti välille ${settles}`,
    sv: say`, och talet hamnar sannolikt i intervallet ${settles}`,
    en: say`, and it will most likely settle within ${settles}`,
  }[teller.language];
}

/** A cell's value with its unit: "noin 10,5 prosenttiyksikköä". */
export function amount(teller: Teller): readonly Part[] {
  const { cell, indicator, language } = teller;
  return say`${about(basisOf(cell), language)}${told(teller, "value")} ${unit(indicator, language)}`;
}

/** What an area's figure was in a month, and how sure that is. */
function stated(teller: Teller, phrases: Phrases, speaking: Speaking): readonly Part[] {
  const { cell, language } = teller;
  const place = placeForms(speaking, cell.area).inside[language];
  const [subject, when, value] = [phrases.subject[language], inMonth(cell.month, language), amount(teller)];
  const first = {
    fi: say`${place} ${subject} oli ${value} ${when}`,
    sv: say`${place} var ${subject} ${value} ${when}`,
    en: say`${place} ${subject} was ${value} ${when}`,
  }[language];
  return capital(say`${first}${certainty(teller)}.`);
}

/** That chance alone can make a gap of this size; only of gaps, only where the interval that was told with it contains zero. */
export function byChance(teller: Teller, phrases: Phrases): readonly Part[] {
  const { cell, indicator, language } = teller;
  if (indicator.unit !== "PP" || !hasLimits(cell, SHOWN) || beyondZero(teller, SHOWN) !== 0) return [];
  const short = phrases.short[language];
  return capital(
    {
      fi: say`${short} ei ole sattumaa suurempi: väli sisältää nollan.`,
      sv: say`${short} är inte större än vad slumpen kan ge: intervallet innehåller noll.`,
      en: say`${short} is no larger than chance can make it: the interval contains zero.`,
    }[language],
  );
}

/** What was said with spaces between; what is empty was not said. */
export const spaced = (...said: readonly (readonly Part[])[]): readonly Part[] =>
  said
    .filter((parts) => parts.length > 0)
    .reduce((all, parts) => (all.length === 0 ? parts : say`${all} ${parts}`), []);

function lastTold(cell: Cell, { find }: Speaking): Cell | null {
  const { indicator, area, background, sex, month } = cell;
  for (let back = 1; back <= A_YEAR; back += 1) {
    const before = find({ indicator, area, background, sex, month: addMonths(month, -back) });
    if (before !== null && before.value !== null) return before;
  }
  return null;
}

function lastKnown(cell: Cell, speaking: Speaking): readonly Part[] {
  const before = lastTold(cell, speaking);
  if (before === null) return [];
  const { language } = speaking;
  const teller = tellerOf(before, speaking);
  const when = forMonth(before.month, language);
  return {
    fi: say`Viimeisin kerrottu luku on ${when}: ${amount(teller)}${certainty(teller, true)}.`,
    sv: say`Det senaste kända talet är ${when}: ${amount(teller)}${certainty(teller, true)}.`,
    en: say`The latest number is ${when}: ${amount(teller)}${certainty(teller, true)}.`,
  }[language];
}

/**
 * What an area's figure is in a cell's month and how sure that is; where it is not told, why, and the last one that is. Null where the cell's
 * indicator has no phrases, or is a number of persons (`population`).
 */
export function level(cell: Cell, speaking: Speaking): Sentence | null {
  const teller = tellerOf(cell, speaking);
  const { phrases } = teller.indicator;
  if (phrases === undefined || phrases.persons !== undefined) return null;
  const { language } = speaking;
  if (cell.value === null) {
    const { inside } = placeForms(speaking, cell.area);
    const absent = missing(teller, { inside, subject: phrases.subject });
    return { kind: "missing", language, parts: spaced(absent, lastKnown(cell, speaking)) };
  }
  const known = standsAsReleased(cell, language);
  const parts = spaced(stated(teller, phrases, speaking), byChance(teller, phrases), known === null ? [] : [known]);
  return { kind: "level", language, parts };
}
