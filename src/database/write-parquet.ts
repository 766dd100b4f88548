import type { Session, Variables } from "./database.ts";
import { sqlText, textLiteral } from "./sql.ts";

/** A statement by its path under `sql/`, and the metadata of the file that it writes. */
export interface Described {
  readonly sql: string;
  /** Texts by key, for the file's key-value metadata. */
  readonly metadata: Readonly<Record<string, string>>;
}

const metadataOption = (metadata: Described["metadata"]): string => {
  const entries = Object.entries(metadata).map(([key, text]) => `"${key}": ${textLiteral(text)}`);
  return entries.length === 0 ? "" : `, kv_metadata {${entries.join(", ")}}`;
};

/**
 * Writes the rows of a statement to a Parquet file (zstd) in the statement's order; returns how many. One file per statement: the
 * same rows give the same bytes with any number of threads.
 *
 * @param statement its path under `sql/`, alone or with the file's metadata
 * @example await writeParquet(session, "publish/counts", { counts, output });
 */
export function writeParquet(
  session: Session,
  statement: string | Described,
  variables: Variables & { readonly output: string },
): Promise<number> {
  const { sql, metadata } = typeof statement === "string" ? { sql: statement, metadata: {} } : statement;
  const options = `format parquet, compression zstd${metadataOption(metadata)}`;
  return session.run(`copy (\n${sqlText(sql).trim()}\n) to (getvariable('output')) (${options})`, variables);
}
