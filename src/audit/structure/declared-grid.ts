import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { Categorised } from "../../model/table-categories.ts";
import type { Grid, TableOfGrid } from "./cell-grid.ts";

/** A published table as it is declared. */
export interface DeclaredTable extends Categorised {
  /** Whom it counts: everybody, or the persons of one background (`foreign`: of the category `FOREIGN` of that breakdown). */
  readonly persons: string;
  /** The ways in which its persons are split: `["BACKGROUND"]`. */
  readonly breakdown: readonly string[];
  /** True where some whom the table covers are in none of its categories. */
  readonly partial: boolean;
  readonly ages: readonly string[];
  readonly statusOrders: readonly string[];
}

/** A publication's declarations. */
export interface Declarations extends Omit<Grid, "tables"> {
  readonly tables: readonly DeclaredTable[];
}

const codesOf = ({ categories }: DeclaredTable): readonly string[] => categories.map(({ code }) => code);

/** Where everybody whom a table covers is counted in another table; null where its own `_T` does, or nothing does. */
function wholeOf(table: DeclaredTable, tables: readonly DeclaredTable[]): TableOfGrid["whole"] {
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

/** What a crossed table leaves of the tables of its dimensions would be known to an intruder and not to the audit. */
function requireUncrossed({ id, breakdown }: DeclaredTable): void {
  if (breakdown.length < 2) return;
  throw new TilannekuvaError(
    `${id}: the audit does not know how a table by ${breakdown.join(" and ")} adds up to others`,
    {
      exitCode: EXIT.usage,
      advice: "Publish one table by each of them: a crossed table is counted, but cannot be released yet.",
    },
  );
}

/**
 * How the cells of a publication add up, from its declarations. The table of everybody that has a `_T` is the whole of the others of everybody;
 * a background is the whole of the tables that count only its persons.
 *
 * @throws TilannekuvaError (usage) that names a table that crosses two breakdowns.
 * @example gridOf({ areas, ages: ageGroups, tables: countTables, measures }).tables[2].whole // { table: "by_background", category: "FOREIGN" }
 */
export function gridOf({ areas, ages, tables, measures }: Declarations): Grid {
  for (const table of tables) requireUncrossed(table);
  return {
    areas: areas.map(({ code, cities }) => ({ code, cities })),
    ages: ages.map(({ code, from, to }) => ({ code, from, to })),
    measures,
    tables: tables.map((table) => ({
      id: table.id,
      categories: codesOf(table),
      complete: !table.partial,
      ages: table.ages,
      statusOrders: table.statusOrders,
      whole: wholeOf(table, tables),
    })),
  };
}
