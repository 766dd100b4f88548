import { lastKnown } from "../../statistics/triangle.ts";
import type { KnownCell } from "../../statistics/triangle.ts";
import { rowAt } from "./development.ts";
import type { AsOf } from "./memoize-by-as-of.ts";
import type { ReportedCount } from "./history.ts";

/**
 * The number of the newest month for which a count's measure was delivered, whether or not the count itself was
 * published; below 0 where there is none.
 */
export const newestDelivery = ({ deliveries }: ReportedCount): number => deliveries.lastIndexOf(true);

/** Whether a delivery arrived and the month was released at it. */
const isReleased = ({ deliveries, holes }: ReportedCount, month: number, delay: number): boolean =>
  deliveries[month + delay] === true && holes[month]![delay] === "";

/** The largest delay, up to `upTo`, at which a month was released; -1 where there is none. */
export function releasedDelay(count: ReportedCount, month: number, upTo: number): number {
  let delay = Math.min(upTo, count.rows[month]!.length - 1);
  while (delay >= 0 && !isReleased(count, month, delay)) delay -= 1;
  return Math.max(delay, -1);
}

/**
 * The latest observation of a month at an as-of month: the count of the newest delivery at which it was released. Null
 * before the first one, and where that delivery withheld the count: an earlier published value is then no longer in
 * force.
 *
 * @example latestObservation(count, 21, { asOf: 23, source: "" }) // { delay: 2, value: 1040 }
 */
export function latestObservation(count: ReportedCount, month: number, at: AsOf): KnownCell | null {
  const known = lastKnown(rowAt(count, month, at));
  if (known === null) return null;
  return releasedDelay(count, month, at.asOf - month) > known.delay ? null : known;
}
