import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import { RECONSTRUCTED_FIELDS } from "./published-fields.ts";
import type { Manifest } from "../snapshot/snapshot-manifest.ts";
import { isThere } from "../../lib/files.ts";
import { parquetColumns } from "../formats/read-tables.ts";

/** The file's name in a snapshot. */
export const RECONSTRUCTED = "reconstructed.parquet";

/** Path of a snapshot's reconstruction; null in an older snapshot without one. */
export async function reconstructedIn(folder: string): Promise<string | null> {
  const path = join(folder, RECONSTRUCTED);
  return (await isThere(path)) ? path : null;
}

/** The faults of the file: columns, keys, statuses, values that are not rounded; never a row's values. */
export async function reconstructedProblems(
  folder: string,
  { manifest, session }: { readonly manifest: Manifest; readonly session: Session },
): Promise<readonly string[]> {
  const path = join(folder, RECONSTRUCTED);
  const columns = await parquetColumns(path, session);
  if (columns.join() !== RECONSTRUCTED_FIELDS.map(({ name }) => name).join())
    return [`${RECONSTRUCTED}: columns that are not those of the reconstruction`];
  const faults = await session.rows(sqlText("publish/reconstructed_faults"), {
    reconstructed: path,
    rounding_base: manifest.rounding_base,
    vintages: manifest.vintages,
  });
  return faults.map((row) => `${RECONSTRUCTED}: ${numberOf(row, "rows")} rows with ${textOf(row, "fault")}`);
}
