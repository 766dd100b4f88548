import type { DeliveryRecord, Doubt } from "./delivery.ts";
import { asKnownAt, knownFrom } from "./data-vintage.ts";
import type { Vintage } from "./data-vintage.ts";

/** A delivery that was ingested but does not count, as known at a cutoff: published, so without its folder's name. */
export interface HeldDelivery {
  readonly dataset: string;
  /** Minute, Europe/Helsinki. */
  readonly delivered_at: string;
  readonly periods: readonly string[];
  /** The comparisons that raised doubts. */
  readonly checks: readonly Doubt["check"][];
  /** `held` until somebody decides, `rejected` if so decided. */
  readonly state: "held" | "rejected";
}

const distinct = <T extends string>(texts: readonly T[]): readonly T[] => [...new Set(texts)].toSorted();

/** Whether newer accepted deliveries hold everything that this one holds. */
const isReplaced = ({ files, deliveredAt }: DeliveryRecord, known: Vintage): boolean =>
  files.every(({ table, period }) => {
    const believed = known.tables.get(table)?.find((file) => file.period === period);
    return believed !== undefined && believed.deliveredAt > deliveredAt;
  });

const isRejected = ({ decision }: DeliveryRecord, cutoff: string): boolean =>
  decision?.verdict === "reject" && decision.at <= cutoff;

/** The deliveries held back at a cutoff, rejected ones included, without those that newer accepted ones replace. */
export function heldRecords(deliveries: readonly DeliveryRecord[], cutoff: string): readonly DeliveryRecord[] {
  const known = asKnownAt(deliveries, cutoff);
  return deliveries.filter((record) => {
    if (record.status !== "held" || record.deliveredAt > cutoff || isReplaced(record, known)) return false;
    const from = knownFrom(record);
    return from === null || from > cutoff;
  });
}

/** The held deliveries that await a decision: they raise the alarm. */
export const undecidedRecords = (deliveries: readonly DeliveryRecord[], cutoff: string): readonly DeliveryRecord[] =>
  heldRecords(deliveries, cutoff).filter((record) => !isRejected(record, cutoff));

/**
 * The held deliveries as a snapshot lists them.
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
