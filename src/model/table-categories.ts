import type { Code } from "./codelist.ts";

/** A category of a published table: codes of its breakdowns, in every dimension. */
export interface TableCategory extends Code {
  /** One code for each of the table's breakdowns; `_T` counts everybody whom the table covers. */
  readonly own: readonly string[];
  /** The name of each: the same text for the same persons in every table, `PERMIT_GROUND CITIZEN`. */
  readonly identities: readonly string[];
  /** The codes of its cells in the dimensions that tables are broken down by. */
  readonly codes: Readonly<Record<string, string>>;
}

/** The categories of a published table. */
export interface Categorised {
  readonly id: string;
  readonly categories: readonly TableCategory[];
}

/** Whether a cell's persons are split by background alone. */
const isOfBackground = ({ codes }: TableCategory): boolean =>
  Object.entries(codes).every(([dimension, code]) => dimension === "BACKGROUND" || code === "_T");

/**
 * The categories of tables as `declared_categories()` reads them: JSON of `{table_id, category, first_own, second_own, only_background, whole,
 * codes}`. Names stay out: a new wording changes no count.
 *
 * @example categoriesParameter(countTables) // '[{"table_id":"by_background","category":"FOREIGN",...}]'
 */
export const categoriesParameter = (tables: readonly Categorised[]): string =>
  JSON.stringify(
    tables.flatMap((table) =>
      table.categories.map((category) => ({
        table_id: table.id,
        category: category.code,
        first_own: category.own[0],
        second_own: category.own[1] ?? null,
        only_background: isOfBackground(category),
        // The background of the persons from whom a category can be subtracted.
        whole: isOfBackground(category) ? "_T" : category.codes["BACKGROUND"],
        codes: category.codes,
      })),
    ),
  );
