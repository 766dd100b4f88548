import type { DeliveredFile, DeliveryRecord } from "./delivery.ts";

/** A file that counts at a cutoff, with the delivery it came in. */
export interface KnownFile extends DeliveredFile {
  readonly delivery: string;
  readonly deliveredAt: string;
  /** Minute from which it counts as known: later than `deliveredAt` where the delivery had been held back. */
  readonly knownFrom: string;
}

/** The state of knowledge at a cutoff: for each table and period the newest delivery's file. */
export interface Vintage {
  /** The newest minute at or before the cutoff from which a delivery counts as known; an empty text when nothing had arrived. */
  readonly knownAt: string;
  /** Files by table, in the order of their periods. */
  readonly tables: ReadonlyMap<string, readonly KnownFile[]>;
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The last minute of a date, or the minute itself: `run --as-of 2026-10-17` knows everything delivered on that day. */
export const cutoffMinute = (asOf: string): string => (asOf.length === 10 ? `${asOf}T23:59` : asOf.slice(0, 16));

/**
 * The minute from which a delivery counts as known: its `deliveredAt`, or when it was accepted after it had been held back; null where it
 * was refused, or is held.
 */
export function knownFrom({ status, deliveredAt, decision }: DeliveryRecord): string | null {
  if (status === "accepted") return deliveredAt;
  if (status === "refused" || decision?.verdict !== "accept") return null;
  return decision.at > deliveredAt ? decision.at : deliveredAt;
}

/** The deliveries that count as known at a cutoff. */
export const knownUntil = (deliveries: readonly DeliveryRecord[], cutoff: string): readonly DeliveryRecord[] =>
  deliveries.filter((record) => {
    const from = knownFrom(record);
    return from !== null && from <= cutoff;
  });

/**
 * The files known at a cutoff. A newer delivery supersedes older ones for the tables and periods it holds; of two with the same time the greater name
 * counts as newer.
 *
 * @example asKnownAt(records, "2026-10-17T23:59").tables.get("FOLK_ENHEN")
 */
export function asKnownAt(deliveries: readonly DeliveryRecord[], cutoff: string): Vintage {
  const known = knownUntil(deliveries, cutoff).toSorted(
    (a, b) => byText(a.deliveredAt, b.deliveredAt) || byText(a.delivery, b.delivery),
  );
  const tables = new Map<string, Map<string, KnownFile>>();
  for (const record of known) {
    const { delivery, deliveredAt } = record;
    const from = knownFrom(record) ?? deliveredAt;
    for (const file of record.files) {
      const periods = tables.get(file.table) ?? new Map<string, KnownFile>();
      tables.set(file.table, periods.set(file.period, { ...file, delivery, deliveredAt, knownFrom: from }));
    }
  }
  const ordered = [...tables].map(
    ([table, periods]) => [table, [...periods.values()].toSorted((a, b) => byText(a.period, b.period))] as const,
  );
  const minutes = known.flatMap((record) => knownFrom(record) ?? []).toSorted(byText);
  return { knownAt: minutes.at(-1) ?? "", tables: new Map(ordered) };
}
