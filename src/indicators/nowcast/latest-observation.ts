import { lastKnown } from "../../statistics/triangle.ts";
import type { KnownCell } from "../../statistics/triangle.ts";
import { rowAt } from "./development.ts";
import type { AsOf } from "./memoize-by-as-of.ts";
import type { ReportedCount } from "./history.ts";

/** Number of the newest month that a count's measure was delivered for, whether the count itself was published or not; below 0 where none. */
export const newestDelivery = ({ deliveries }: ReportedCount): number => deliveries.lastIndexOf(true);

/** Whether a delivery came that a month was released at. */
const isReleased = ({ deliveries, holes }: ReportedCount, month: number, delay: number): boolean =>
  deliveries[month + delay] === true && holes[month]![delay] === "";

/** The greatest delay up to one at which a month was released; -1 where it was at none. */
export function releasedDelay(count: ReportedCount, month: number, upTo: number): number {
  let delay = Math.min(upTo, count.rows[month]!.length - 1);
  while (delay >= 0 && !isReleased(count, month, delay)) delay -= 1;
  return Math.max(delay, -1);
}

/**
 * What was known of a month as of another: the count of its newest delivery, of those that it was released at. Null before the first one, and
 * where that delivery withheld it: what was published before is not in force any more.
 *
 * @example latestObservation(count, 21, { asOf: 23, source: "" }) // { delay: 2, value: 1040 }
 */
export function latestObservation(count: ReportedCount, month: number, at: AsOf): KnownCell | null {
  const known = lastKnown(rowAt(count, month, at));
  if (known === null) return null;
  return releasedDelay(count, month, at.asOf - month) > known.delay ? null : known;
}
