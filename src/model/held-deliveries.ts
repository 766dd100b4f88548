import type { DeliveryRecord, Doubt } from "./delivery.ts";
import { asKnownAt, knownFrom } from "./data-vintage.ts";
import type { Vintage } from "./data-vintage.ts";

/** A delivery that was taken in but does not count, as known at a cutoff: public, so without its folder's name. */
export interface HeldDelivery {
  readonly dataset: string;
  /** Minute, Europe/Helsinki. */
  readonly delivered_at: string;
  readonly periods: readonly string[];
  /** What it was held against and found odd. */
  readonly checks: readonly Doubt["check"][];
  /** `held` until somebody decides, `rejected` where it was decided against. */
  readonly state: "held" | "rejected";
}

const distinct = <T extends string>(texts: readonly T[]): readonly T[] => [...new Set(texts)].toSorted();

/** Whether newer deliveries that are believed hold all that this one holds. */
const isReplaced = ({ files, deliveredAt }: DeliveryRecord, known: Vintage): boolean =>
  files.every(({ table, period }) => {
    const believed = known.tables.get(table)?.find((file) => file.period === period);
    return believed !== undefined && believed.deliveredAt > deliveredAt;
  });

const isRejected = ({ decision }: DeliveryRecord, cutoff: string): boolean =>
  decision?.verdict === "reject" && decision.at <= cutoff;

/** The deliveries that are held back at a cutoff, rejected ones included; not those that newer believed ones replace. */
export function heldRecords(deliveries: readonly DeliveryRecord[], cutoff: string): readonly DeliveryRecord[] {
  const known = asKnownAt(deliveries, cutoff);
  return deliveries.filter((record) => {
    if (record.status !== "held" || record.deliveredAt > cutoff || isReplaced(record, known)) return false;
    const from = knownFrom(record);
    return from === null || from > cutoff;
  });
}

/** Those of them that wait for somebody's decision: they ring the alarm. */
export const undecidedRecords = (deliveries: readonly DeliveryRecord[], cutoff: string): readonly DeliveryRecord[] =>
  heldRecords(deliveries, cutoff).filter((record) => !isRejected(record, cutoff));

/**
 * What a snapshot says of the deliveries that are held back.
 *
 * @example heldDeliveries(register, "2026-10-17T23:59") // [{ dataset: "TAX_INCOMES", periods: ["2026-08"], checks: ["size"], state: "held", ... }]
 */
export const heldDeliveries = (deliveries: readonly DeliveryRecord[], cutoff: string): readonly HeldDelivery[] =>
  heldRecords(deliveries, cutoff).map((record) => ({
    dataset: record.dataset,
    delivered_at: record.deliveredAt,
    periods: distinct(record.files.map(({ period }) => period)),
    checks: distinct((record.doubts ?? []).map(({ check }) => check)),
    state: isRejected(record, cutoff) ? "rejected" : "held",
  }));
