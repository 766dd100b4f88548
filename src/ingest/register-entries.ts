import type { DeliveredFile, DeliveryRecord } from "../model/delivery.ts";

/** The entry for the register when a delivery has been validated again. */
export interface Entry {
  readonly record: DeliveryRecord;
  /** Whether the delivery brought something: newly accepted, or other content than before. */
  readonly isNews: boolean;
  /** Files whose content is not what was accepted before. */
  readonly changed: readonly string[];
}

const slot = ({ table, period }: { readonly table: string; readonly period: string }): string => `${table} ${period}`;

const contentOf = (files: readonly DeliveredFile[]): string =>
  files
    .map((file) => `${slot(file)} ${file.sha256}`)
    .toSorted()
    .join("\n");

/** Whether two validations of a delivery are of the same bytes. */
export const isSameContent = (a: DeliveryRecord, b: DeliveryRecord): boolean =>
  contentOf(a.files) === contentOf(b.files);

function entryOfAccepted(previous: DeliveryRecord, validated: DeliveryRecord): Entry {
  const before = new Map(previous.files.map((file) => [slot(file), file]));
  const now = new Set(validated.files.map(slot));
  const changed = validated.files.filter((file) => (before.get(slot(file))?.sha256 ?? file.sha256) !== file.sha256);
  const gone = previous.files.filter((file) => !now.has(slot(file)));
  const files = [...validated.files, ...gone].toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const isNews = changed.length > 0 || validated.files.some((file) => !before.has(slot(file)));
  return { record: { ...validated, files }, isNews, changed: changed.map(({ file }) => file) };
}

/** A decision on a held delivery applies to its bytes, not to others. */
const withDecision = (previous: DeliveryRecord | undefined, validated: DeliveryRecord): DeliveryRecord =>
  previous?.decision !== undefined && isSameContent(previous, validated)
    ? { ...validated, status: "held", decision: previous.decision }
    : validated;

/**
 * An accepted delivery stays known: files that have gone from its folder are kept, and a folder that was spoilt later, or is
 * implausible now, does not revoke what was accepted.
 */
export function entryFor(previous: DeliveryRecord | undefined, validated: DeliveryRecord): Entry {
  if (previous?.status !== "accepted") {
    return { record: withDecision(previous, validated), isNews: validated.status === "accepted", changed: [] };
  }
  if (validated.status !== "accepted") return { record: previous, isNews: false, changed: [] };
  return entryOfAccepted(previous, validated);
}
