import { SPLIT_DIMENSIONS } from "../model/dictionary.ts";
import type { PersonDimension } from "../model/dictionary.ts";
import type { NeededCounts } from "../model/needed-counts.ts";
import type { Breakdown, Counted, Indicator } from "./declaration.ts";
import { codesOf, hasNoStatus, isOwn, measuresOf, termsOf } from "./term.ts";
import type { Term } from "./term.ts";

/** What an indicator counts, with its breakdowns; a gap counts its two groups. */
function countedOf(indicator: Indicator): { readonly counted: Counted; readonly breakdowns: readonly Breakdown[] } {
  if (indicator.kind !== "gap") return { counted: indicator, breakdowns: indicator.breakdowns };
  const groups = [indicator.minuend, indicator.subtrahend];
  const breakdowns = indicator.breakdowns.map((breakdown): Breakdown => {
    if (indicator.along === "SEX") return { ...breakdown, sexes: groups };
    if (indicator.along === breakdown.dimension) return { ...breakdown, codes: groups };
    return breakdown;
  });
  return { counted: indicator.of, breakdowns };
}

/** The required counts of terms at one place, for all their measures; none without terms. */
function neededAt(
  terms: readonly Term[],
  { counted, objective }: { readonly counted: Counted; readonly objective: boolean },
  breakdown: Breakdown,
): readonly NeededCounts[] {
  const [term] = terms;
  if (term === undefined) return [];
  const own = (dimension: PersonDimension): readonly string[] =>
    breakdown.dimension === dimension ? breakdown.codes : [breakdown.fixed?.[dimension] ?? "_T"];
  return [
    {
      table_id: term.table ?? breakdown.table,
      sex: codesOf(term, "SEX", breakdown.sexes),
      age: codesOf(term, "AGE", breakdown.ages ?? counted.ages),
      codes: Object.fromEntries(SPLIT_DIMENSIONS.map((code) => [code, codesOf(term, code, own(code))])),
      objective,
      status_order: hasNoStatus(term.measure) ? ["_Z"] : breakdown.statusOrders,
      measure: measuresOf(terms),
    },
  ];
}

/** The counts that a breakdown requires at the indicator's own places, and those of terms counted elsewhere. */
interface Needs {
  readonly own: readonly NeededCounts[];
  readonly elsewhere: readonly NeededCounts[];
}

function needsOf(of: { readonly counted: Counted; readonly objective: boolean }, breakdown: Breakdown): Needs {
  const terms = termsOf([...of.counted.numerator, ...of.counted.denominator]);
  const own = terms.filter(isOwn);
  const persons = own.filter(({ measure }) => hasNoStatus(measure));
  const statuses = own.filter(({ measure }) => !hasNoStatus(measure));
  return {
    own: [persons, statuses].flatMap((group) => neededAt(group, of, breakdown)),
    elsewhere: terms.filter((term) => !isOwn(term)).flatMap((term) => neededAt([term], of, breakdown)),
  };
}

const isAmong = (codes: readonly string[] = [], all: readonly string[] = []): boolean =>
  codes.every((code) => all.includes(code));

/** Whether some required counts are all among others. */
const isCovered = (need: NeededCounts, by: NeededCounts): boolean =>
  need.table_id === by.table_id &&
  (["sex", "age", "status_order", "measure"] as const).every((column) => isAmong(need[column], by[column])) &&
  SPLIT_DIMENSIONS.every((dimension) => isAmong(need.codes[dimension], by.codes[dimension]));

/**
 * The counts that the indicators use. No others are published, and what is not published discloses nothing (data
 * minimisation: GDPR, Article 5(1)(c)). A term that is counted elsewhere is added only if no indicator requires it at
 * its own place: protection first gives up the counts that the fewest figures use, and a count does not become more
 * valuable because another indicator refers to it.
 *
 * @example neededCounts(indicatorDeclarations)[0] // { table_id: "by_background", sex: ["_T", "F", "M"], ..., status_order: ["_Z"], measure: ["PERSONS"] }
 */
export function neededCounts(indicators: readonly Indicator[]): readonly NeededCounts[] {
  const needs = indicators.flatMap((indicator) => {
    const { counted, breakdowns } = countedOf(indicator);
    const objective = indicator.objective !== undefined;
    return breakdowns.map((breakdown) => needsOf({ counted, objective }, breakdown));
  });
  const own = needs.flatMap((need) => need.own);
  const elsewhere = needs.flatMap((need) => need.elsewhere);
  return [...own, ...elsewhere.filter((need) => !own.some((other) => isCovered(need, other)))];
}
