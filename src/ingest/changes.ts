import type { DeliveryRecord } from "../lib/delivery.ts";

/** What to enter in the register when a delivery has been judged again. */
export interface Entry {
  readonly record: DeliveryRecord;
  /** Whether the delivery brought something: newly accepted, or other content than before. */
  readonly isNews: boolean;
  /** Files whose content is not what was accepted before. */
  readonly changed: readonly string[];
}

const slot = ({ table, period }: { readonly table: string; readonly period: string }): string => `${table} ${period}`;

/**
 * A delivery that was accepted stays known: files that are gone from its folder are kept, and a folder that was spoilt later does not
 * take back what had been accepted.
 */
export function entryFor(previous: DeliveryRecord | undefined, judged: DeliveryRecord): Entry {
  if (previous?.status !== "accepted") return { record: judged, isNews: judged.status === "accepted", changed: [] };
  if (judged.status === "refused") return { record: previous, isNews: false, changed: [] };
  const before = new Map(previous.files.map((file) => [slot(file), file]));
  const now = new Set(judged.files.map(slot));
  const changed = judged.files.filter((file) => (before.get(slot(file))?.sha256 ?? file.sha256) !== file.sha256);
  const gone = previous.files.filter((file) => !now.has(slot(file)));
  const files = [...judged.files, ...gone].toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const isNews = changed.length > 0 || judged.files.some((file) => !before.has(slot(file)));
  return { record: { ...judged, files }, isNews, changed: changed.map(({ file }) => file) };
}
