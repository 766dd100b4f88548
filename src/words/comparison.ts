import type { Cell } from "../model/cell.ts";
import { wholeArea } from "../model/whole-area.ts";
import { basisOf, clause } from "./basis.ts";
import { hasLimits, rounded, cellContextOf } from "./figure-words.ts";
import { amount } from "./level.ts";
import { capital, say } from "./sentence.ts";
import type { Sentence } from "./sentence.ts";
import { placeForms } from "./spoken-language.ts";
import type { SentenceContext } from "./spoken-language.ts";

const SHOWN = ["lower", "upper"] as const;

/** 1: the first interval lies above the other; -1: below; 0: they overlap, to the decimals shown. */
function apart(one: Cell, other: Cell, decimals: number): -1 | 0 | 1 {
  const round = (value: number | null): number => rounded(value ?? 0, decimals);
  if (round(one.lower) > round(other.upper)) return 1;
  return round(one.upper) < round(other.lower) ? -1 : 0;
}

/**
 * A city's figure compared with that of all cities together: larger or smaller only where the intervals do not overlap. Null where either has no value,
 * or the cell is of all cities; so is that of a single city.
 */
export function comparison(cell: Cell, context: SentenceContext): Sentence | null {
  const { indicator, background, sex, month } = cell;
  const whole = wholeArea(context.areas);
  const all = context.find({ indicator, area: whole, background, sex, month });
  const cellContext = cellContextOf(cell, context);
  const { phrases, decimals } = cellContext.indicator;
  if (cell.area === whole || all === null || phrases === undefined) return null;
  if (cell.value === null || all.value === null || !hasLimits(cell, SHOWN) || !hasLimits(all, SHOWN)) return null;
  const { language } = context;
  const { inside, of } = placeForms(context, whole);
  const [basis, value] = [basisOf(cell, all), amount(cellContextOf(all, context))];
  const side = apart(cell, all, decimals);
  if (side === 0) {
    const it = { fi: ["sitä", "ei voi"], sv: ["den", "kan"], en: ["it", "cannot"] }[language];
    const head = clause(basis, language, { subject: it[0]!, verb: it[1]! });
    const parts = {
      fi: say`${head} erottaa ${of.fi} luvusta (${value}): välit menevät osin päällekkäin.`,
      sv: say`${head} inte skiljas från ${of.sv} tal (${value}): intervallen överlappar varandra.`,
      en: say`${head} be distinguished from ${of.en} figure (${value}): the intervals overlap.`,
    }[language];
    return { kind: "comparison", language, parts: capital(parts) };
  }
  const verb = { fi: "on", sv: "är", en: "is" }[language];
  const head = clause(basis, language, { subject: phrases.short[language], verb });
  const parts = {
    fi: say`${head} ${side > 0 ? "suurempi" : "pienempi"} kuin ${inside.fi} yhteensä (${value}).`,
    sv: say`${head} ${side > 0 ? "större" : "mindre"} än ${inside.sv} sammantaget (${value}).`,
    en: say`${head} ${side > 0 ? "larger" : "smaller"} than ${inside.en} together (${value}).`,
  }[language];
  return { kind: "comparison", language, parts: capital(parts) };
}
