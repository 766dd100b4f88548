import { keyBy } from "../lib/code-key.ts";
import { PERSON_DIMENSIONS } from "../model/dictionary.ts";
import type { CountCodes, InputCounts } from "../model/lineage.ts";
import type { Dimension } from "../model/observation.ts";
import { countedOf } from "./declaration.ts";
import type { Indicator } from "./declaration.ts";
import { places } from "./grid.ts";
import { cellAt, termsBeside, termsOf } from "./term.ts";
import type { Term } from "./term.ts";

/** The place of an observation: its codes. */
type Observed = Readonly<Record<Dimension, string>>;

const groupOf = keyBy([...PERSON_DIMENSIONS, "STATUS_ORDER"]);

/** The table of each group for which the indicator is published. */
const tablesOf = (indicator: Indicator): ReadonlyMap<string, string> =>
  new Map(
    [...places(countedOf(indicator), { areas: [""], months: [""] })].map((place) => [groupOf(place), place.table]),
  );

/** The groups compared in a gap; otherwise the observation's own. */
function sidesOf(indicator: Indicator, row: Observed): readonly Observed[] {
  if (indicator.kind !== "gap") return [row];
  const { along, minuend, subtrahend } = indicator;
  return [
    { ...row, [along]: minuend },
    { ...row, [along]: subtrahend },
  ];
}

const countsOf = (table: string, sides: readonly Observed[], terms: readonly Term[]): readonly CountCodes[] =>
  sides.flatMap((side) =>
    terms.map((term) => ({ ...cellAt({ ...side, table }, term), TIME_PERIOD: side.TIME_PERIOD })),
  );

function ofIndicator(indicator: Indicator): (row: Observed) => InputCounts {
  const tables = tablesOf(indicator);
  const counted = countedOf(indicator);
  const [numerator, rest] = [termsOf(counted.numerator), termsBeside(counted.denominator, counted.numerator)];
  return (row) => {
    const table = tables.get(groupOf(row)) ?? "";
    const sides = sidesOf(indicator, row);
    return { numerator: countsOf(table, sides, numerator), rest: countsOf(table, sides, rest) };
  };
}

/**
 * The published counts used in an observation, by the declarations; none for an undeclared indicator.
 *
 * @example
 * const inputCounts = inputCountsOf(indicatorDeclarations);
 * inputCounts(row).numerator[0]?.MEASURE // "UNEMPLOYED"
 */
export function inputCountsOf(declarations: readonly Indicator[]): (row: Observed) => InputCounts {
  const byId = new Map(declarations.map((indicator) => [indicator.id, ofIndicator(indicator)]));
  return (row) => byId.get(row.INDICATOR)?.(row) ?? { numerator: [], rest: [] };
}
