import type { Observation } from "./observation.ts";
import { isOfTotals } from "./totals.ts";
import type { OtherDimension } from "./totals.ts";

/** The columns that decide whether a row is a headline. */
type Placed = Pick<Observation, "INDICATOR" | "BACKGROUND" | "AGE" | OtherDimension | "STATUS_ORDER" | "UNIT_MEASURE">;

/** Whether a row is a gap, or a rate of a background, broken down by sex at most, in the monthly order of statuses. */
export const isHeadlineRow = (row: Placed): boolean =>
  row.STATUS_ORDER === "MONTHLY" &&
  isOfTotals(row) &&
  (row.UNIT_MEASURE === "PP" || (row.UNIT_MEASURE === "PT" && row.BACKGROUND !== "_T"));

/**
 * The headlines among observations: the gaps, and the rates by background and sex, in the monthly order of statuses. An indicator by age groups has
 * none, as age is a breakdown there.
 *
 * @example headlines(observations).every(({ STATUS_ORDER }) => STATUS_ORDER === "MONTHLY") // true
 */
export function headlines<T extends Placed>(rows: readonly T[]): readonly T[] {
  const totals = rows.filter(isHeadlineRow);
  const ages = new Map<string, string>();
  const inBands = new Set<string>();
  for (const { INDICATOR, AGE } of totals) {
    if ((ages.get(INDICATOR) ?? AGE) !== AGE) inBands.add(INDICATOR);
    ages.set(INDICATOR, AGE);
  }
  return totals.filter(({ INDICATOR }) => !inBands.has(INDICATOR));
}
