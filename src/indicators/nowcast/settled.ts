import { newestDelivery } from "./latest-observation.ts";
import type { ReportedCount } from "./history.ts";
import type { Series, SeriesValue } from "./series.ts";
import { countsOf } from "./series.ts";

/**
 * The number of the newest month that every count of a series was delivered for: registers arrive on different days. What is withheld was
 * delivered too.
 */
export const newestOf = (series: Series): number => Math.min(...countsOf(series).map(newestDelivery));

/** Deliveries over which a count has to stay what it is, and by what share it may still move. */
const STILL_DELIVERIES = 3;
const STILL_SHARE = 0.001;

/** Whether the last deliveries that a month was released at changed nothing of a count; not while something newer is held. */
function isStill(count: ReportedCount, month: number): boolean {
  const released = count.rows[month]!.flatMap((value, at) =>
    count.deliveries[month + at] === true && count.holes[month]![at] === "" ? [value] : [],
  );
  const told = released.slice(-STILL_DELIVERIES - 1);
  return (
    !count.held[month]! &&
    told.length > STILL_DELIVERIES &&
    told.every((value, at) => {
      const before = told[at - 1] ?? value;
      return value !== null && before !== null && Math.abs(value - before) <= STILL_SHARE * before;
    })
  );
}

/**
 * Whether nothing worth telling of a month changed any more over three deliveries that it was released at; not while a better source may still
 * tell of it, nor while it is held.
 *
 * @param month its number
 */
export const isSettled = (series: Series, month: number, { source }: Pick<SeriesValue, "source">): boolean =>
  source === "" && countsOf(series).every((count) => isStill(count, month));
