import { keyBy } from "../lib/code-key.ts";
import { PERSON_DIMENSIONS } from "./dictionary.ts";
import type { PersonDimension } from "./dictionary.ts";

/** A key column of the published counts. */
export type CellColumn = "TABLE_ID" | "REF_AREA" | "TIME_PERIOD" | PersonDimension | "STATUS_ORDER" | "MEASURE";

/** The key columns of the published counts, in the order of counts.parquet. */
export const CELL_COLUMNS: readonly CellColumn[] = [
  "TABLE_ID",
  "REF_AREA",
  "TIME_PERIOD",
  "SEX",
  "AGE",
  ...PERSON_DIMENSIONS.filter((code) => code !== "SEX" && code !== "AGE"),
  "STATUS_ORDER",
  "MEASURE",
];

/** The codes of one published count. */
export type CountCodes = Readonly<Record<CellColumn, string>>;

/** The name of a published count of a month: its codes in the order of counts.parquet. */
export const countName: (codes: CountCodes) => string = keyBy(CELL_COLUMNS);

/** A key column of a published cell, without the month. */
export type SeriesColumn = Exclude<CellColumn, "TIME_PERIOD">;

/** The key columns of a published cell, without the month, in the order of counts.parquet. */
export const SERIES_COLUMNS: readonly SeriesColumn[] = CELL_COLUMNS.filter((column) => column !== "TIME_PERIOD");

/** The codes of a published cell, without the month. */
export type CellCodes = Readonly<Record<SeriesColumn, string>>;

/** The name of a published cell, without the month. */
export const cellName: (codes: CellCodes) => string = keyBy(SERIES_COLUMNS);

/** The published counts from which one observation is computed; for a gap those of both groups. */
export interface InputCounts {
  readonly numerator: readonly CountCodes[];
  /** The counts that the denominator adds to the numerator's. */
  readonly rest: readonly CountCodes[];
}
