import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { NOWCAST_COLUMNS } from "../../model/nowcast-row.ts";
import type { NowcastRow } from "../../model/nowcast-row.ts";
import { csvLine } from "../formats/observation-csv.ts";
import type { Value } from "../formats/observation-csv.ts";
import { described } from "../formats/described.ts";
import { writePieces } from "../formats/write-pieces.ts";
import { writeParquet } from "../../database/write-parquet.ts";
import type { SnapshotIdentity } from "../snapshot/snapshot-citation.ts";

/** Six decimals: more would be floating-point noise. */
const rounded = (value: Value): Value => (typeof value === "number" ? Math.round(value * 1e6) / 1e6 : value);

function* lines(rows: readonly NowcastRow[]): Generator<string> {
  yield csvLine(NOWCAST_COLUMNS);
  for (const row of rows) yield csvLine(NOWCAST_COLUMNS.map((column) => rounded(row[column])));
}

/** Writes `nowcast.parquet` into a snapshot's folder; returns the number of rows. */
export async function writeNowcast(
  rows: readonly NowcastRow[],
  {
    folder,
    session,
    snapshot,
  }: { readonly folder: string; readonly session: Session; readonly snapshot: SnapshotIdentity },
): Promise<number> {
  const csv = join(folder, "nowcast.csv");
  await writePieces(csv, lines(rows));
  try {
    const parquet = described("publish/nowcast", "nowcast.parquet", snapshot);
    return await writeParquet(session, parquet, { csv, output: join(folder, "nowcast.parquet") });
  } finally {
    await rm(csv);
  }
}
