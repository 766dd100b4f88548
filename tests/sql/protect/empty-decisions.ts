import { join } from "node:path";
import { sqlText } from "../../../src/database/sql.ts";
import type { Bench } from "../given.ts";

/** The file that a first decision reads in place of earlier ones and of churn. */
export async function emptyDecisions({ session, folder }: Bench, cells: string): Promise<string> {
  const path = join(folder, "empty_decisions.parquet");
  await session.run(`copy (${sqlText("protect/empty_decisions")}) to '${path}' (format parquet)`, { cells: [cells] });
  return path;
}
