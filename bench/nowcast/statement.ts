import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The text of a statement of the bench, `bench/nowcast/sql/<name>.sql`. */
export const statement = (name: string): string =>
  readFileSync(join(import.meta.dirname, "sql", `${name}.sql`), "utf8").trim();

/** The statement as one that writes its rows to the file that `getvariable('output')` names. */
export const copyOf = (name: string): string =>
  `copy (\n${statement(name)}\n) to (getvariable('output')) (format parquet, compression zstd)`;
