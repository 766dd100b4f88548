import { keyBy } from "../lib/code-key.ts";
import type { Month } from "../lib/months.ts";
import { PLACE_DIMENSIONS } from "../model/observation.ts";
import type { Counted } from "./declaration.ts";
import type { CountsByMonth, NewestCount, NewestCounts } from "./newest-counts.ts";
import { cellAt, termsBeside, termsOf } from "./term.ts";
import type { GroupPlace, Term } from "./term.ts";

/** The published counts of one cell; null unless the status is A (normal) or P (provisional). */
export interface Cell {
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** OBS_STATUS: A, P, Q withheld, L not collected. */
  readonly status: string;
}

/** The place of a cell: its table and its codes. */
export type Place = GroupPlace & { readonly TIME_PERIOD: Month };

/** A cell with the newest VINTAGE of its counts; null where there are none. */
export interface DatedCell extends Cell {
  readonly vintage: string | null;
}

export type Cells = (place: Place) => DatedCell;

/** A count that is added to the numerator, the denominator or both. */
interface Addend {
  readonly counts: CountsByMonth;
  readonly above: boolean;
  readonly below: boolean;
}

/** The addends of a group of an indicator, for every month. */
type Addends = readonly Addend[];

/** L where a count is missing or was not collected, Q where one is withheld, P where one is provisional, else A. */
function statusOf(counts: readonly (NewestCount | undefined)[]): string {
  const has = (status: string): boolean => counts.some((count) => count?.status === status);
  if (counts.includes(undefined) || has("L")) return "L";
  if (has("Q") || counts.some((count) => count?.value === null)) return "Q";
  return has("P") ? "P" : "A";
}

function cellIn(adding: Addends, month: Month): DatedCell {
  const found = adding.map(({ counts }) => counts.get(month));
  let [numerator, denominator] = [0, 0];
  let vintage: string | null = null;
  for (const [at, { above, below }] of adding.entries()) {
    const count = found[at];
    if (count === undefined) continue;
    if (above) numerator += count.value ?? 0;
    if (below) denominator += count.value ?? 0;
    if (vintage === null || count.vintage > vintage) vintage = count.vintage;
  }
  const status = statusOf(found);
  const isPublished = status === "A" || status === "P";
  return { numerator: isPublished ? numerator : null, denominator: isPublished ? denominator : null, status, vintage };
}

const groupName = keyBy([
  "table",
  ...PLACE_DIMENSIONS.filter((name) => name !== "INDICATOR" && name !== "TIME_PERIOD"),
]);

/**
 * The cells of a count or a rate: the sums of its terms at each place. A cell without counts was not collected.
 *
 * @example cellsOf(countedOf(indicator), await newestCounts(from, session))(place).numerator // 120
 */
export function cellsOf({ numerator, denominator }: Counted, { countsOf }: Pick<NewestCounts, "countsOf">): Cells {
  const above = termsOf(numerator);
  const rest = termsBeside(denominator, numerator);
  const isBelow = (term: Term): boolean => termsBeside([term], denominator).length === 0;
  const known = new Map<string, Addends>();
  const addingAt = (place: Place): Addends => [
    ...above.map((term) => ({ counts: countsOf(cellAt(place, term)), above: true, below: isBelow(term) })),
    ...rest.map((term) => ({ counts: countsOf(cellAt(place, term)), above: false, below: true })),
  ];
  return (place) => {
    const name = groupName(place);
    const adding = known.get(name) ?? addingAt(place);
    known.set(name, adding);
    return cellIn(adding, place.TIME_PERIOD);
  };
}
