import { newestDelivery } from "./latest-observation.ts";
import type { ReportedCount } from "./history.ts";
import type { Series, SeriesValue } from "./series.ts";
import { countsOf } from "./series.ts";

/**
 * The number of the newest month for which every count of a series was delivered: registers arrive on different days.
 * Withheld counts were delivered too.
 */
export const newestOf = (series: Series): number => Math.min(...countsOf(series).map(newestDelivery));

/** The number of deliveries over which a count must stay constant, and the share by which it may still move. */
const STILL_DELIVERIES = 3;
const STILL_SHARE = 0.001;

/**
 * Whether a count did not change at the last deliveries at which the month was released; false while newer information
 * is held.
 */
function isStill(count: ReportedCount, month: number): boolean {
  const released = count.rows[month]!.flatMap((value, at) =>
    count.deliveries[month + at] === true && count.holes[month]![at] === "" ? [value] : [],
  );
  const recent = released.slice(-STILL_DELIVERIES - 1);
  return (
    !count.held[month]! &&
    recent.length > STILL_DELIVERIES &&
    recent.every((value, at) => {
      const before = recent[at - 1] ?? value;
      return value !== null && before !== null && Math.abs(value - before) <= STILL_SHARE * before;
    })
  );
}

/**
 * Whether a month did not change noticeably over three deliveries at which it was released; false while a better source
 * may still cover it, and while it is held.
 *
 * @param month its number
 */
export const isSettled = (series: Series, month: number, { source }: Pick<SeriesValue, "source">): boolean =>
  source === "" && countsOf(series).every((count) => isStill(count, month));
