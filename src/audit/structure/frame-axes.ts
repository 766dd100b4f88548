import { EVERYBODY, nameOfMargin, smallestCategories } from "./cell-grid.ts";
import type { Grid, TableOfGrid } from "./cell-grid.ts";
import { setsOf } from "./coded-axis.ts";
import type { Coded } from "./coded-axis.ts";

/** The areas of a publication; an area of several cities is the sum of them. */
export function areasOf({ areas }: Grid): Coded {
  const codes = areas.map(({ code }) => code);
  return {
    codes,
    ways: areas.map(({ cities }) => (cities.length === 1 ? [] : [cities.map((city) => codes.indexOf(city))])),
  };
}

/** The categories of a table, its margins, and everybody. */
export function categoriesOf(table: TableOfGrid): Coded {
  const smallest = smallestCategories(table);
  const sets = new Map<string, (readonly string[])[]>(smallest.map((code) => [code, []]));
  for (const margin of table.margins ?? []) sets.set(nameOfMargin(margin), [margin.parts]);
  return setsOf(sets.set(EVERYBODY, [smallest]));
}
