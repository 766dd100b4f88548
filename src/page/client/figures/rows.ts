import { wholeArea } from "../../../model/whole-area.ts";
import type { Cell, PageCode, PageData } from "../../picture.ts";
import type { View } from "../page-figure.ts";

/** The breakdowns of persons with a foreign background. */
export type Breakdown = "ground" | "stay";

/** The code list of each. */
export const CODELIST: Readonly<Record<Breakdown, "PERMIT_GROUND" | "STAY">> = {
  ground: "PERMIT_GROUND",
  stay: "STAY",
};

/** A row of a list: a code and its observation, if the page has one. */
export interface Row {
  readonly code: PageCode;
  readonly cell: Cell | undefined;
}

/** A row that has a value. */
export interface RowWithValue extends Row {
  readonly cell: Cell & { readonly value: number };
}

/** The observations that a list shows. */
export interface Wanted {
  readonly indicator: string;
  readonly area: string;
  readonly by: Breakdown;
}

const isTotal = (code: string): boolean => code === "_T";

/** The cells of an indicator and area for persons with a foreign background, by ground or by stay, with the total. */
const cellsOf = ({ cells }: PageData, { indicator, area, by }: Wanted): readonly Cell[] => {
  const other = by === "ground" ? "stay" : "ground";
  return cells.filter(
    (cell) =>
      cell.indicator === indicator &&
      cell.area === area &&
      cell.background === "FOREIGN" &&
      isTotal(cell.sex) &&
      isTotal(cell[other]) &&
      (indicator !== "population" || isTotal(cell.age)),
  );
};

/** Whether a row has a value. */
export const hasValue = (row: Row): row is RowWithValue => row.cell !== undefined && row.cell.value !== null;

/**
 * The month that a list shows: the chosen one, else the newest in which a group has a value, else the newest of all.
 *
 * @example monthOf(view, { indicator: "population", area: "C6", by: "stay" }) // "2025-11"
 */
export function monthOf({ data, choice }: View, wanted: Wanted): string {
  if (choice.month !== null) return choice.month;
  const known = cellsOf(data, wanted).filter((cell) => cell.value !== null && !isTotal(cell[wanted.by]));
  const newest = known.map(({ month }) => month).toSorted();
  return newest.at(-1) ?? data.months.at(-1) ?? "";
}

/**
 * The rows of a list in a month: those with values in the code list's order, then the others in the code list's order. Never by rank, as their
 * intervals overlap.
 */
export function rowsOf(view: View, wanted: Wanted, month: string): readonly Row[] {
  const cells = cellsOf(view.data, wanted).filter((cell) => cell.month === month);
  const codes = view.data.codelists[CODELIST[wanted.by]] ?? [];
  const rows = codes
    .filter(({ code }) => !isTotal(code))
    .map((code): Row => ({ code, cell: cells.find((cell) => cell[wanted.by] === code.code) }));
  return [...rows.filter(hasValue), ...rows.filter((row) => !hasValue(row))];
}

/** The total of the list in a month; undefined where it has no value. */
export function totalOf(view: View, wanted: Wanted, month: string): RowWithValue["cell"] | undefined {
  const cell = cellsOf(view.data, wanted).find((one) => one.month === month && isTotal(one[wanted.by]));
  return cell === undefined || cell.value === null ? undefined : { ...cell, value: cell.value };
}

/** How many rows of a list have a value, and how many there are. */
export const share = (rows: readonly Row[]): { readonly known: number; readonly of: number } => ({
  known: rows.filter(hasValue).length,
  of: rows.length,
});

/**
 * Whether an area's list is worth showing: all cities together always, a city's where at least two thirds of its rows have values.
 *
 * @example worthShowing(data, "KU049", { known: 10, of: 14 }) // true
 */
export const worthShowing = ({ areas }: PageData, area: string, { known, of }: ReturnType<typeof share>): boolean =>
  area === wholeArea(areas) || (of > 0 && 3 * known >= 2 * of);
