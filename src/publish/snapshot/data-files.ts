import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { numberOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import { sha256OfFile } from "../../lib/files.ts";
import { naming } from "../../lib/system-error.ts";
import type { DataFile } from "./datapackage.ts";

const stem = (file: string): string => file.replace(/\..*$/, "");

/** Rows of each table, by its name, counted in its Parquet file; the other files of a name hold the same rows. */
async function rowsOf(
  files: readonly string[],
  { folder, session }: { readonly folder: string; readonly session: Session },
): Promise<ReadonlyMap<string, number>> {
  const rows = new Map<string, number>();
  for (const file of files.filter((name) => name.endsWith(".parquet"))) {
    const [found] = await session.rows(sqlText("publish/rows"), { file: join(folder, file) });
    rows.set(stem(file), numberOf(found ?? {}, "rows") ?? 0);
  }
  return rows;
}

/** The facts about a snapshot's data files without their content: bytes, hashes, rows. */
export async function dataFiles(
  files: readonly string[],
  place: { readonly folder: string; readonly session: Session },
): Promise<readonly DataFile[]> {
  const rows = await rowsOf(files, place);
  const found: DataFile[] = [];
  for (const path of files) {
    const file = join(place.folder, path);
    const { size: bytes } = await naming(file, () => stat(file));
    found.push({ path, bytes, sha256: await sha256OfFile(file), rows: rows.get(stem(path)) ?? null });
  }
  return found;
}
