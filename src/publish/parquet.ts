import type { Session, Variables } from "../database/database.ts";
import { sqlText } from "../database/sql.ts";

/**
 * Writes the rows of `sql/<name>.sql` to a Parquet file (zstd) in the statement's order; returns how many. One file a statement: the same
 * rows give the same bytes with any number of threads.
 */
export function writeParquet(
  session: Session,
  name: string,
  variables: Variables & { readonly output: string },
): Promise<number> {
  const statement = sqlText(name).trim();
  return session.run(
    `copy (\n${statement}\n) to (getvariable('output')) (format parquet, compression zstd)`,
    variables,
  );
}
