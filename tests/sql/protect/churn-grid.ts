import { withCategories } from "../../count/with-categories.ts";
import { countTable } from "../../../src/count/count-table.ts";
import { gridParameters } from "../../../src/count/parameters.ts";

const names = { fi: "", sv: "", en: "" };
const code = (text: string) => ({ code: text, names });

const backgrounds = withCategories(
  countTable({
    id: "all",
    names,
    persons: "all",
    breakdown: ["BACKGROUND"],
    ages: ["_T", "Y18T64", "Y18T29"],
    statusOrders: ["MONTHLY", "ANNUAL"],
  }),
  ["FOREIGN", "FINNISH", "_T"],
);
const stays = withCategories(
  countTable({
    id: "stay",
    names,
    persons: "foreign",
    breakdown: ["STAY"],
    ages: ["_T"],
    statusOrders: ["MONTHLY", "ANNUAL"],
  }),
  ["Y_LT1", "Y1T4", "UNKNOWN"],
);

const reporting = withCategories(
  countTable({
    id: "reporting",
    names,
    persons: "all",
    breakdown: ["REPORTING"],
    ages: ["Y18T64"],
    statusOrders: [],
  }),
  ["FINNISH_SILENT", "FINNISH_REPORTING"],
);

/** A small cube: by background, by stay of the foreign, and by reporting, of two cities and both together. */
export const grid = gridParameters({
  tables: [backgrounds, stays, reporting],
  areas: [
    { ...code("KU049"), cities: ["KU049"] },
    { ...code("KU091"), cities: ["KU091"] },
    { ...code("C6"), cities: ["KU049", "KU091"] },
  ],
  ages: [
    { ...code("_T"), from: 0, to: null },
    { ...code("Y18T64"), from: 18, to: 64 },
    { ...code("Y18T29"), from: 18, to: 29 },
  ],
});
