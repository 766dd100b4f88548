import type { Grid } from "../../../src/audit/structure/cell-grid.ts";

/** Persons by sex, two ages and two categories, with all totals: 8 unknowns, 27 numbers. */
export const cube: Grid = {
  areas: [{ code: "KU049", cities: ["KU049"] }],
  ages: [
    { code: "_T", from: 0, to: null },
    { code: "Y0T17", from: 0, to: 17 },
    { code: "Y_GE18", from: 18, to: null },
  ],
  tables: [{ id: "t", categories: ["A", "B", "_T"], complete: true, ages: ["_T", "Y0T17", "Y_GE18"], whole: null }],
  measures: [{ order: "_Z", measure: "PERSONS", parts: ["ALL"] }],
};
