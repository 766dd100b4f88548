import type { ReportedCount } from "./history.ts";
import type { Series, SeriesValue } from "./series.ts";
import { newestDelivery } from "./standing.ts";

const countsOf = ({ groups }: Series): readonly ReportedCount[] =>
  groups.flatMap(({ numerator, denominator }) => [...numerator, ...denominator]).map(({ count }) => count);

/**
 * The number of the newest month that every count of a series was delivered for: registers arrive on different days. What is withheld was
 * delivered too.
 */
export const newestOf = (series: Series): number => Math.min(...countsOf(series).map(newestDelivery));

/** Deliveries over which a count has to stay what it is, and by what share it may still move. */
const STILL_DELIVERIES = 3;
const STILL_SHARE = 0.001;

function isStill(count: ReportedCount, month: number): boolean {
  const row = count.rows[month]!;
  const delay = Math.min(newestDelivery(count) - month, row.length - 1);
  const told = row.slice(Math.max(0, delay - STILL_DELIVERIES), delay + 1);
  return (
    told.length > STILL_DELIVERIES &&
    told.every((value, at) => {
      const before = told[at - 1] ?? value;
      return value !== null && before !== null && Math.abs(value - before) <= STILL_SHARE * before;
    })
  );
}

/**
 * Whether nothing worth telling of a month changed any more over the last three deliveries; not while a better source may still tell of it.
 *
 * @param month its number
 */
export const isSettled = (series: Series, month: number, { source }: Pick<SeriesValue, "source">): boolean =>
  source === "" && countsOf(series).every((count) => isStill(count, month));
