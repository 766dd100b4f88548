import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../database/database.ts";
import { NOWCAST_COLUMNS } from "../lib/nowcast.ts";
import type { NowcastRow } from "../lib/nowcast.ts";
import { csvLine } from "./csv.ts";
import type { Value } from "./csv.ts";
import { writePieces } from "./lines.ts";
import { writeParquet } from "./parquet.ts";

/** Six digits after the point: more would be the noise of floating point. */
const rounded = (value: Value): Value => (typeof value === "number" ? Math.round(value * 1e6) / 1e6 : value);

function* lines(rows: readonly NowcastRow[]): Generator<string> {
  yield csvLine(NOWCAST_COLUMNS);
  for (const row of rows) yield csvLine(NOWCAST_COLUMNS.map((column) => rounded(row[column])));
}

/** Writes `nowcast.parquet` into a snapshot's folder; returns the number of rows. */
export async function writeNowcast(
  rows: readonly NowcastRow[],
  { folder, session }: { readonly folder: string; readonly session: Session },
): Promise<number> {
  const csv = join(folder, "nowcast.csv");
  await writePieces(csv, lines(rows));
  try {
    return await writeParquet(session, "publish/nowcast", { csv, output: join(folder, "nowcast.parquet") });
  } finally {
    await rm(csv);
  }
}
