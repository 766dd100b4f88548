import type { CountTable } from "../../src/count/count-declarations.ts";

/** A table with some of its categories only, in the order in which they are named. */
export const withCategories = (table: CountTable, codes: readonly string[]): CountTable => ({
  ...table,
  categories: codes.map((wanted) => table.categories.find(({ code }) => code === wanted)!),
});
