import type { Session } from "../database/database.ts";
import { textOf } from "../database/row.ts";
import { sqlText } from "../database/sql.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";

/**
 * The error that names the categories of persons for which a table has no row; null where there are none.
 *
 * @param variables `person_month` (list of paths), `tables` and `categories` (JSON), as the count reads them.
 */
export async function undeclaredCategories(
  session: Session,
  variables: { readonly person_month: readonly string[]; readonly tables: string; readonly categories: string },
): Promise<TilannekuvaError | null> {
  const found = await session.rows(sqlText("count/undeclared"), variables);
  if (found.length === 0) return null;
  const named = found.map((row) => `${textOf(row, "table_id")}: ${textOf(row, "category")}`);
  return new TilannekuvaError(`the published tables lack categories that persons are in (${named.join("; ")})`, {
    exitCode: EXIT.usage,
    advice: "Add the code with its names to its breakdown in pipelines/dimensions.ts, then run again.",
  });
}
