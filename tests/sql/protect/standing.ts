import { join } from "node:path";
import { sqlText } from "../../../src/database/sql.ts";
import type { Bench } from "../given.ts";

/** The file that a first decision reads in place of earlier ones and of churn. */
export async function nothingBefore({ session, folder }: Bench, cells: string): Promise<string> {
  const path = join(folder, "nothing_before.parquet");
  await session.run(`copy (${sqlText("protect/nothing_before")}) to '${path}' (format parquet)`, { cells: [cells] });
  return path;
}
