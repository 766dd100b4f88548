import type { CellPlace } from "../../../src/audit/structure/cell-grid.ts";
import { declaredBlocks, declaredGrid } from "./declared.ts";

const HEADLINE = new Set(["_T", "Y18T29", "Y18T64", "Y18T74", "Y20T64"]);

const tables = new Map(declaredGrid.tables.map((table) => [table.id, table]));

/** Whether a cell is the persons of a table that counts their statuses in an order. */
export const hasStatuses = ({ table, order: own }: CellPlace, order: string): boolean =>
  own === "_Z" && tables.get(table)!.statusOrders!.includes(order);

/** Whether the measure of a cell is one of every table that has statuses. */
const isCommon = ({ order, measure }: CellPlace): boolean => order !== "ANNUAL" && measure !== "SELF_EMPLOYED";

const parted = (code: string): readonly string[] =>
  tables.get(code)!.categories.filter((category) => category !== "_T");

/** The parts that a cell is the sum of; null where it is not one of these sums. */
export type PartsOf = (cell: CellPlace) => readonly Partial<CellPlace>[] | null;

/** Every way in which a published number follows from others: the number, and the numbers that it is the sum of. */
export const identities: Readonly<Record<string, PartsOf>> = {
  "women and men": ({ sex }) => (sex === "_T" ? [{ sex: "F" }, { sex: "M" }] : null),
  "the six cities": ({ area }) => (area === "C6" ? declaredBlocks.cities.map((city) => ({ area: city })) : null),
  "all ages": ({ age, table }) =>
    age === "_T" && tables.get(table)!.ages.includes("Y0T17")
      ? [{ age: "Y0T17" }, { age: "Y18T74" }, { age: "Y_GE75" }]
      : null,
  "the bands of working age": ({ age, table }) =>
    age === "Y18T64" && tables.get(table)!.ages.includes("Y55T64")
      ? ["Y18T24", "Y25T34", "Y35T44", "Y45T54", "Y55T64"].map((band) => ({ age: band }))
      : null,
  "ages up to 74": ({ age, table }) =>
    age === "Y18T74" && tables.get(table)!.ages.includes("Y65T74") ? [{ age: "Y18T64" }, { age: "Y65T74" }] : null,
  backgrounds: ({ table, category }) =>
    table === "by_background" && category === "_T" ? parted(table).map((code) => ({ category: code })) : null,
  languages: (cell) =>
    cell.table === "by_background" && cell.category === "_T" && isCommon(cell)
      ? parted("by_language").map((code) => ({ table: "by_language", category: code }))
      : null,
  grounds: (cell) =>
    cell.table === "by_background" && cell.category === "FOREIGN" && HEADLINE.has(cell.age) && isCommon(cell)
      ? parted("by_ground").map((code) => ({ table: "by_ground", category: code }))
      : null,
  stays: (cell) =>
    cell.table === "by_background" && cell.category === "FOREIGN" && HEADLINE.has(cell.age) && isCommon(cell)
      ? parted("by_stay").map((code) => ({ table: "by_stay", category: code }))
      : null,
  citizenships: (cell) =>
    cell.table === "by_background" && cell.category === "FOREIGN" && HEADLINE.has(cell.age) && cell.order === "_Z"
      ? parted("by_citizenship").map((code) => ({ table: "by_citizenship", category: code }))
      : null,
  "Finnish citizens, by the ground": ({ table, category }) =>
    table === "by_citizenship" && category === "FINNISH" ? [{ table: "by_ground", category: "CITIZEN" }] : null,
  "Finnish citizens, by citizenship": ({ table, category, order }) =>
    table === "by_ground" && category === "CITIZEN" && order === "_Z"
      ? [{ table: "by_citizenship", category: "FINNISH" }]
      : null,
  "monthly statuses": (cell) =>
    hasStatuses(cell, "MONTHLY")
      ? ["EMPLOYED", "UNEMPLOYED", "IN_SERVICES", "OUTSIDE"].map((measure) => ({ order: "MONTHLY", measure }))
      : null,
  "annual statuses": (cell) =>
    hasStatuses(cell, "ANNUAL")
      ? ["EMPLOYED", "UNEMPLOYED", "IN_SERVICES", "OUTSIDE"].map((measure) => ({ order: "ANNUAL", measure }))
      : null,
  "services in both orders": ({ order, measure }) =>
    order === "ANNUAL" && measure === "IN_SERVICES" ? [{ order: "MONTHLY" }] : null,
  "outside in both orders": ({ order, measure }) =>
    order === "ANNUAL" && measure === "OUTSIDE" ? [{ order: "MONTHLY" }] : null,
};
