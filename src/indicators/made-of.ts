import type { CountCodes, MadeOf } from "../lib/made-of.ts";
import type { Dimension } from "../lib/observation.ts";
import type { Place } from "./cells.ts";
import { countedOf, partsOf } from "./declaration.ts";
import type { Indicator, Split } from "./declaration.ts";
import { places } from "./grid.ts";

/** Where an observation is: its codes. */
type Observed = Readonly<Record<Dimension, string>>;

const groupOf = (place: Omit<Place, "table">): string =>
  [
    place.BACKGROUND,
    place.GENERATION,
    place.LANGUAGE,
    place.SEX,
    place.AGE,
    place.PERMIT_GROUND,
    place.STAY,
    place.STATUS_ORDER,
  ].join("|");

/** The table of each group that the indicator is told for. */
const tablesOf = (indicator: Indicator): ReadonlyMap<string, string> =>
  new Map(
    [...places(countedOf(indicator), { areas: [""], months: [""] })].map((place) => [groupOf(place), place.table]),
  );

/** The groups that are compared in a gap; else the observation's own. */
function sidesOf(indicator: Indicator, row: Observed): readonly Observed[] {
  if (indicator.kind !== "gap") return [row];
  const { along, minuend, subtrahend } = indicator;
  return [
    { ...row, [along]: minuend },
    { ...row, [along]: subtrahend },
  ];
}

const countsOf = (table: string, sides: readonly Observed[], measures: readonly string[]): readonly CountCodes[] =>
  sides.flatMap((side) =>
    measures.map((measure) => ({
      ...side,
      TABLE_ID: table,
      MEASURE: measure,
      STATUS_ORDER: measure === "PERSONS" ? "_Z" : side.STATUS_ORDER,
    })),
  );

/** The groups as they are published: those of an indicator whose groups are split are made of others. */
const partOf = (
  sides: readonly Observed[],
  { split, part }: { readonly split: Split | undefined; readonly part: "numerator" | "rest" },
): readonly Observed[] =>
  split === undefined
    ? sides
    : sides.map((side) => ({ ...side, [split.dimension]: partsOf(split, side[split.dimension])[part] }));

function ofIndicator(indicator: Indicator): (row: Observed) => MadeOf {
  const tables = tablesOf(indicator);
  const { numerator, denominator, split } = countedOf(indicator);
  const rest = split === undefined ? denominator.filter((measure) => !numerator.includes(measure)) : denominator;
  return (row) => {
    const table = tables.get(groupOf(row)) ?? "";
    const sides = sidesOf(indicator, row);
    return {
      numerator: countsOf(table, partOf(sides, { split, part: "numerator" }), numerator),
      rest: countsOf(table, partOf(sides, { split, part: "rest" }), rest),
    };
  };
}

/**
 * Which published counts an observation is made of, by the declarations; of an indicator that is not declared none. Of an indicator with a
 * statement of its own the measures that it names are taken to be of the observation's own group, or of the groups that this is split into.
 *
 * @example
 * const madeOf = countsBehind(indicatorDeclarations);
 * madeOf(row).numerator[0]?.MEASURE // "UNEMPLOYED"
 */
export function countsBehind(declarations: readonly Indicator[]): (row: Observed) => MadeOf {
  const byId = new Map(declarations.map((indicator) => [indicator.id, ofIndicator(indicator)]));
  return (row) => byId.get(row.INDICATOR)?.(row) ?? { numerator: [], rest: [] };
}
