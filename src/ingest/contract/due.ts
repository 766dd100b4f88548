import { addMonths } from "../../lib/months.ts";

/**
 * When the next delivery of an extract is expected. If its files cover a period (a month, a year): so many months after the last month of the
 * next period. If every delivery holds everything: so many months after the newest delivery. Either way by a day of that month.
 */
export type Due =
  | { readonly monthsAfterPeriod: number; readonly day: number }
  | { readonly monthsAfterDelivery: number; readonly day: number };

/** The newest known file of a table. */
export interface Newest {
  /** `2026-06`, `2026`, or an empty text for a table without periods. */
  readonly period: string;
  /** Minute of the newest delivery, `2026-09-01T00:00`. */
  readonly deliveredAt: string;
}

/** The last month of the period after a month or a year; null where there is no period. */
function lastOfNext(period: string): string | null {
  if (/^\d{4}$/.test(period)) return addMonths(`${period}-12`, 12);
  return /^\d{4}-\d{2}$/.test(period) ? addMonths(period, 1) : null;
}

/**
 * The day by which the next delivery is expected, by what was delivered, never by the clock; null where none is declared.
 *
 * @example nextDue({ due: { monthsAfterPeriod: 2, day: 20 } }, { period: "2026-06", deliveredAt: "2026-08-15T00:00" }) // "2026-09-20": that of July
 */
export function nextDue({ due }: { readonly due?: Due | undefined }, { period, deliveredAt }: Newest): string | null {
  if (due === undefined) return null;
  const from = "monthsAfterPeriod" in due ? lastOfNext(period) : deliveredAt.slice(0, 7);
  if (from === null) return null;
  const months = "monthsAfterPeriod" in due ? due.monthsAfterPeriod : due.monthsAfterDelivery;
  return `${addMonths(from, months)}-${String(due.day).padStart(2, "0")}`;
}

/**
 * Whether a delivery is overdue on a day: the day of the vintage for what is published, today for what a command reports.
 *
 * @example isLate("2026-09-20", "2026-09-21T00:00") // true
 */
export const isLate = (due: string | null, at: string): boolean => due !== null && at.slice(0, 10) > due;
