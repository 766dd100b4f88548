import type { Session } from "../../src/database/database.ts";
import { textOf } from "../../src/database/row.ts";
import type { SqlValue } from "../../src/database/sql.ts";

/** Columns with what they hold, in SQL; one may look at those before it. */
export type Columns = Readonly<Record<string, string>>;

/** A query with the columns that it does not have itself, in the order in which they are given. */
export async function widened(
  session: Session,
  query: string,
  columns: Columns,
  values: Readonly<Record<string, SqlValue>> = {},
): Promise<string> {
  const described = await session.rows(`describe ${query}`, values);
  const own = new Set(described.map((row) => textOf(row, "column_name")));
  const added = Object.entries(columns).flatMap(([name, sql]) => (own.has(name) ? [] : [`${sql} as ${name}`]));
  return `select ${["*", ...added].join(", ")} from (${query})`;
}
