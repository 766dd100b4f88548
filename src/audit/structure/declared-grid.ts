import type { Grid, TableOfGrid } from "./cell-grid.ts";
import type { DeclaredTable } from "./declared-table.ts";
import { marginsOf, unpublishedOf } from "./table-margins.ts";

/** A publication's declarations. */
export interface Declarations extends Omit<Grid, "tables"> {
  readonly tables: readonly DeclaredTable[];
}

const codesOf = ({ categories }: DeclaredTable): readonly string[] => categories.map(({ code }) => code);

/**
 * The table and category that count everybody in a table; null where the table has its own `_T`, or no table counts
 * them.
 */
function totalOf(table: DeclaredTable, tables: readonly DeclaredTable[]): TableOfGrid["whole"] {
  if (codesOf(table).includes("_T")) return null;
  const everybody = table.persons === "all";
  const category = everybody ? "_T" : table.persons.toUpperCase();
  const holder = tables.find(
    (other) =>
      other.persons === "all" &&
      codesOf(other).includes(category) &&
      (everybody || other.breakdown[0] === "BACKGROUND"),
  );
  return holder === undefined ? null : { table: holder.id, category };
}

/**
 * How the cells of a publication add up, from its declarations. The table of everybody that has a `_T` is the total of
 * the other tables of everybody; a background is the total of the tables that count only its persons. Categories of a
 * table with one breakdown are the margins of the tables that cross it.
 *
 * @example gridOf({ areas, ages: ageGroups, tables: countTables, measures }).tables[2].whole // { table: "by_background", category: "FOREIGN" }
 */
export function gridOf({ areas, ages, tables, measures }: Declarations): Grid {
  return {
    areas: areas.map(({ code, cities }) => ({ code, cities })),
    ages: ages.map(({ code, from, to }) => ({ code, from, to })),
    measures,
    tables: tables.map((table) => ({
      id: table.id,
      categories: codesOf(table),
      complete: table.partial.length === 0,
      ages: table.ages,
      statusOrders: table.statusOrders,
      ...unpublishedOf(table),
      whole: totalOf(table, tables),
      margins: marginsOf(table, tables),
    })),
  };
}
