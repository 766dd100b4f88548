import { lastKnown } from "../../statistics/triangle.ts";
import type { KnownCell } from "../../statistics/triangle.ts";
import { rowAt } from "./development.ts";
import type { Standing } from "./once-at.ts";
import type { ReportedCount } from "./history.ts";

/** Number of the newest month that a count's measure was delivered for, whether the count itself was published or not; below 0 where none. */
export const newestDelivery = ({ deliveries }: ReportedCount): number => deliveries.lastIndexOf(true);

/**
 * What stood of a month at a standing: what its newest delivery told. Null where nothing was told yet, and where that delivery withheld it:
 * what was published before does not stand any more.
 *
 * @example standingCell(count, 21, { standing: 23, source: "" }) // { delay: 2, value: 1040 }
 */
export function standingCell(count: ReportedCount, month: number, at: Standing): KnownCell | null {
  const known = lastKnown(rowAt(count, month, at));
  if (known === null) return null;
  const end = Math.min(at.standing + 1, month + count.rows[month]!.length);
  return count.deliveries.slice(month + known.delay + 1, end).includes(true) ? null : known;
}
