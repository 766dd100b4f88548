import { visibleName } from "../lib/visible.ts";
import { saidName } from "./reading/column-names.ts";
import type { Receipt } from "./store/receipts.ts";

const files = ([first = "", ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} and ${others.length} more`;

/** Files and folders of the inbox that are no delivery. */
export const strangerWarnings = (strangers: readonly string[]): readonly string[] =>
  strangers.map((name) => `${visibleName(name)}: not a delivery (<delivered_at>_<dataset>), ignored`);

/** Files of a delivery that no contract of its dataset names. */
export const fileWarnings = (delivery: string, strangers: readonly string[]): readonly string[] =>
  strangers.map(
    (name) => `${visibleName(delivery)}/${visibleName(name)}: no contract of this dataset names it, ignored`,
  );

/** Files whose content changed in a delivery that had been accepted before. */
export const changeWarnings = (delivery: string, changed: readonly string[]): readonly string[] =>
  changed.map(
    (file) =>
      `${visibleName(delivery)}/${visibleName(file)}: changed after it had been taken in, and what was known then changed with it; send corrections as a new delivery`,
  );

/** Columns that no contract names, each once however many files have it. */
export function columnWarnings(receipts: readonly Receipt[]): readonly string[] {
  const found = new Map<string, Set<string>>();
  for (const { table, file, ignoredColumns } of receipts) {
    for (const column of ignoredColumns) {
      const key = `${table}: ${saidName(column)}`;
      found.set(key, (found.get(key) ?? new Set()).add(file));
    }
  }
  return [...found].map(([key, names]) => `${key} is in no contract, ignored (${files([...names])})`);
}
