import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The text of a statement of the bench, `bench/merge/sql/<name>.sql`. */
export const statement = (name: string): string =>
  readFileSync(join(import.meta.dirname, "sql", `${name}.sql`), "utf8").trim();
