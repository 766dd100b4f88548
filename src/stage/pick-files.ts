import type { KnownFile, Vintage } from "../model/data-vintage.ts";
import type { ArchiveInput, PickFiles } from "./stage-declarations.ts";

const byDelivery = (a: KnownFile, b: KnownFile): number =>
  a.deliveredAt < b.deliveredAt ? -1 : Number(a.deliveredAt > b.deliveredAt);

const pickers: Readonly<Record<PickFiles, (files: readonly KnownFile[], key: string) => readonly KnownFile[]>> = {
  all: (files) => files,
  newest: (files) => files.toSorted(byDelivery).slice(-1),
  same: (files, key) => files.filter((file) => file.period === key),
  newest_from: (files, key) => files.slice(-1).filter((file) => file.period >= key),
  newest_until: (files, key) => files.filter((file) => file.period <= key).slice(-1),
};

/**
 * The files of an extract's table that an input reads for a key, in the order of their periods; none when nothing fits.
 *
 * @example pickFiles(vintage, { table: "KEHA_Tyonhaku", pick: "newest_from" }, "2026-06")
 */
export const pickFiles = (vintage: Vintage, input: ArchiveInput, key: string): readonly KnownFile[] =>
  pickers[input.pick](vintage.tables.get(input.table) ?? [], key);

/** The periods that a vintage knows of a table, ascending: `monthsOf` for the table that has a file each month. */
export const periodsOf = (vintage: Vintage, table: string): readonly string[] =>
  (vintage.tables.get(table) ?? []).map((file) => file.period);
