import type { NeededCounts } from "../lib/needed-counts.ts";
import type { Dimension } from "../lib/observation.ts";
import { partsOf } from "./declaration.ts";
import type { Breakdown, Counted, Indicator } from "./declaration.ts";

/** The breakdowns of what an indicator counts; a gap counts its two groups. */
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

function neededOf(
  { counted, objective }: { readonly counted: Counted; readonly objective: boolean },
  breakdown: Breakdown,
): readonly NeededCounts[] {
  const codes = (dimension: Dimension): readonly string[] => {
    const own = breakdown.dimension === dimension ? breakdown.codes : [breakdown.fixed?.[dimension] ?? "_T"];
    if (counted.split?.dimension !== dimension) return own;
    return own.flatMap((code) => Object.values(partsOf(counted.split, code)));
  };
  const place = {
    table_id: breakdown.table,
    sex: breakdown.sexes,
    age: breakdown.ages ?? counted.ages,
    background: codes("BACKGROUND"),
    generation: codes("GENERATION"),
    language: codes("LANGUAGE"),
    permit_ground: codes("PERMIT_GROUND"),
    stay: codes("STAY"),
    objective,
  };
  const measures = [...new Set([...counted.numerator, ...counted.denominator])];
  const statuses = measures.filter((measure) => measure !== "PERSONS");
  return [
    ...(measures.includes("PERSONS") ? [{ ...place, status_order: ["_Z"], measure: ["PERSONS"] }] : []),
    ...(statuses.length > 0 ? [{ ...place, status_order: breakdown.statusOrders, measure: statuses }] : []),
  ];
}

/**
 * The counts that the indicators are made of. Nothing else needs to be published, and what is not published tells nothing (data
 * minimisation: GDPR, Article 5(1)(c)).
 *
 * @example neededCounts(indicatorDeclarations)[0] // { table_id: "by_background", sex: ["_T", "F", "M"], ..., status_order: ["_Z"], measure: ["PERSONS"] }
 */
export const neededCounts = (indicators: readonly Indicator[]): readonly NeededCounts[] =>
  indicators.flatMap((indicator) => {
    const { counted, breakdowns } = countedOf(indicator);
    const objective = indicator.objective !== undefined;
    return breakdowns.flatMap((breakdown) => neededOf({ counted, objective }, breakdown));
  });
