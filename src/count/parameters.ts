import type { AgeGroup, Area, CountTable } from "./declarations.ts";

/** The areas as the statements read them: JSON of `{ref_area, cities}`. */
export const areasParameter = (areas: readonly Area[]): string =>
  JSON.stringify(areas.map(({ code, cities }) => ({ ref_area: code, cities })));

/** The age groups as the statements read them: JSON of `{age_group, from_age, to_age}`. */
export const agesParameter = (ages: readonly AgeGroup[]): string =>
  JSON.stringify(ages.map(({ code, from, to }) => ({ age_group: code, from_age: from, to_age: to })));

/** The tables as the statements read them: JSON of `{table_id, covers, dimension, categories, ages, status_orders}`. Names stay out: a new wording changes no count. */
export const tablesParameter = (tables: readonly CountTable[]): string =>
  JSON.stringify(
    tables.map(({ id, persons, breakdown, ages, statusOrders }) => ({
      table_id: id,
      covers: persons,
      dimension: breakdown.dimension,
      categories: breakdown.categories.map(({ code }) => code),
      ages,
      status_orders: statusOrders,
    })),
  );

/** All three as the SQL variables of a month's cells (`sql/macros/cells.sql`). */
export const gridParameters = (grid: {
  readonly tables: readonly CountTable[];
  readonly areas: readonly Area[];
  readonly ages: readonly AgeGroup[];
}) => ({
  tables: tablesParameter(grid.tables),
  areas: areasParameter(grid.areas),
  age_groups: agesParameter(grid.ages),
});
