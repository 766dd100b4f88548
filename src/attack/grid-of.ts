import type { Breakdown } from "../lib/observation.ts";
import type { Grid, TableOfGrid } from "./grid.ts";

/** A published table as it is declared. */
export interface DeclaredTable {
  readonly id: string;
  /** Whom it counts: everybody, or the persons of one background (`foreign`: of the category `FOREIGN` of that breakdown). */
  readonly persons: string;
  readonly breakdown: {
    readonly dimension: Breakdown;
    readonly categories: readonly { readonly code: string }[];
    /** True where some whom the table covers are in none of its categories. */
    readonly partial?: boolean;
  };
  readonly ages: readonly string[];
  readonly statusOrders: readonly string[];
}

/** A publication's declarations. */
export interface Declarations extends Omit<Grid, "tables"> {
  readonly tables: readonly DeclaredTable[];
}

const codesOf = ({ breakdown }: DeclaredTable): readonly string[] => breakdown.categories.map(({ code }) => code);

/** Where everybody whom a table covers is counted in another table; null where its own `_T` does, or nothing does. */
function wholeOf(table: DeclaredTable, tables: readonly DeclaredTable[]): TableOfGrid["whole"] {
  if (codesOf(table).includes("_T")) return null;
  const everybody = table.persons === "all";
  const category = everybody ? "_T" : table.persons.toUpperCase();
  const holder = tables.find(
    (other) =>
      other.persons === "all" &&
      codesOf(other).includes(category) &&
      (everybody || other.breakdown.dimension === "BACKGROUND"),
  );
  return holder === undefined ? null : { table: holder.id, category };
}

/**
 * How the cells of a publication add up, from its declarations. The table of everybody that has a `_T` is the whole of the others of everybody;
 * a background is the whole of the tables that count only its persons.
 *
 * @example gridOf({ areas, ages: ageGroups, tables: countTables, measures }).tables[2].whole // { table: "by_background", category: "FOREIGN" }
 */
export const gridOf = ({ areas, ages, tables, measures }: Declarations): Grid => ({
  areas: areas.map(({ code, cities }) => ({ code, cities })),
  ages: ages.map(({ code, from, to }) => ({ code, from, to })),
  measures,
  tables: tables.map((table) => ({
    id: table.id,
    categories: codesOf(table),
    complete: table.breakdown.partial !== true,
    ages: table.ages,
    statusOrders: table.statusOrders,
    whole: wholeOf(table, tables),
  })),
});
