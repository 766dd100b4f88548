import type { DeliveryRecord } from "../lib/delivery.ts";
import { asKnownAt, knownFrom, knownUntil } from "../lib/vintage.ts";
import type { Vintage } from "../lib/vintage.ts";

/** Which states of knowledge a store's first night tells: one for each calendar month with deliveries, so many of the newest, or the last alone. */
export type HistoryMode = "monthly" | "none" | number;

export interface HistoryOptions {
  /** Last minute that counts as known, `2026-10-17T23:59`. */
  readonly cutoff: string;
  readonly mode: HistoryMode;
  /** Table without which there is nothing to count: history begins with its first delivery. */
  readonly since: string;
}

/**
 * The vintages of a run, oldest first; the last is what is known at the cutoff itself. With `monthly`, every calendar month in which
 * something was delivered gives one, as known at that month's end: a fresh store has the history of one that ran at every month's end. A
 * number takes so many of the newest, the last included.
 *
 * @example vintagesOf(records, { cutoff: "2026-10-17T23:59", mode: "monthly", since: "TAX_INCOMES_report" })
 */
export function vintagesOf(deliveries: readonly DeliveryRecord[], options: HistoryOptions): readonly Vintage[] {
  const { cutoff, mode, since } = options;
  const newest = asKnownAt(deliveries, cutoff);
  if (mode === "none") return [newest];
  const known = knownUntil(deliveries, cutoff);
  const months = [...new Set(known.flatMap((record) => knownFrom(record)?.slice(0, 7) ?? []))].toSorted();
  const earlier = months
    .map((month) => asKnownAt(known, `${month}-31T23:59`))
    .filter((vintage) => vintage.tables.has(since) && vintage.knownAt !== newest.knownAt);
  return typeof mode === "number" ? [...earlier, newest].slice(-mode) : [...earlier, newest];
}
