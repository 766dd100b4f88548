import type { Observation } from "./observation.ts";

/** What tells whether a row is one of the headlines. */
type Placed = Pick<
  Observation,
  | "INDICATOR"
  | "BACKGROUND"
  | "GENERATION"
  | "LANGUAGE"
  | "AGE"
  | "PERMIT_GROUND"
  | "STAY"
  | "STATUS_ORDER"
  | "UNIT_MEASURE"
>;

/** Whether a row is a gap, or a rate of a background, that nothing but sex breaks down, in the monthly order of statuses. */
export const isOfTotals = (row: Placed): boolean =>
  row.STATUS_ORDER === "MONTHLY" &&
  row.GENERATION === "_T" &&
  row.LANGUAGE === "_T" &&
  row.PERMIT_GROUND === "_T" &&
  row.STAY === "_T" &&
  (row.UNIT_MEASURE === "PP" || (row.UNIT_MEASURE === "PT" && row.BACKGROUND !== "_T"));

/**
 * The headlines among observations: the gaps, and the rates by background and sex, in the monthly order of statuses. An indicator in bands of age
 * has none: there the age is a breakdown too.
 *
 * @example headlines(observations).every(({ STATUS_ORDER }) => STATUS_ORDER === "MONTHLY") // true
 */
export function headlines<T extends Placed>(rows: readonly T[]): readonly T[] {
  const totals = rows.filter(isOfTotals);
  const ages = new Map<string, string>();
  const inBands = new Set<string>();
  for (const { INDICATOR, AGE } of totals) {
    if ((ages.get(INDICATOR) ?? AGE) !== AGE) inBands.add(INDICATOR);
    ages.set(INDICATOR, AGE);
  }
  return totals.filter(({ INDICATOR }) => !inBands.has(INDICATOR));
}
