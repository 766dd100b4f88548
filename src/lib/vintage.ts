import type { DeliveredFile, DeliveryRecord } from "./delivery.ts";

/** A file that counts at a cutoff, with the delivery it came in. */
export interface KnownFile extends DeliveredFile {
  readonly delivery: string;
  readonly deliveredAt: string;
}

/** What was known at a cutoff: for each table and period the newest delivery's file. */
export interface Vintage {
  /** The newest `deliveredAt` at or before the cutoff; an empty text when nothing had arrived. */
  readonly knownAt: string;
  /** Files by table, in the order of their periods. */
  readonly tables: ReadonlyMap<string, readonly KnownFile[]>;
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The last minute of a date, or the minute itself: `run --as-of 2026-10-17` knows all that came on that day. */
export const cutoffMinute = (asOf: string): string => (asOf.length === 10 ? `${asOf}T23:59` : asOf.slice(0, 16));

/** The accepted deliveries that count as known at a cutoff. */
export const acceptedUntil = (deliveries: readonly DeliveryRecord[], cutoff: string): readonly DeliveryRecord[] =>
  deliveries.filter((record) => record.status === "accepted" && record.deliveredAt <= cutoff);

/**
 * What the accepted deliveries told at a cutoff. A newer delivery supersedes older ones for the tables and periods it holds; of two
 * with the same time the greater name counts as newer.
 *
 * @example asKnownAt(records, "2026-10-17T23:59").tables.get("FOLK_ENHEN")
 */
export function asKnownAt(deliveries: readonly DeliveryRecord[], cutoff: string): Vintage {
  const known = acceptedUntil(deliveries, cutoff).toSorted(
    (a, b) => byText(a.deliveredAt, b.deliveredAt) || byText(a.delivery, b.delivery),
  );
  const tables = new Map<string, Map<string, KnownFile>>();
  for (const { delivery, deliveredAt, files } of known) {
    for (const file of files) {
      const periods = tables.get(file.table) ?? new Map<string, KnownFile>();
      tables.set(file.table, periods.set(file.period, { ...file, delivery, deliveredAt }));
    }
  }
  const ordered = [...tables].map(
    ([table, periods]) => [table, [...periods.values()].toSorted((a, b) => byText(a.period, b.period))] as const,
  );
  return { knownAt: known.at(-1)?.deliveredAt ?? "", tables: new Map(ordered) };
}
