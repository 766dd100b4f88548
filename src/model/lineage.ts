import { keyBy } from "../lib/code-key.ts";
import { PERSON_DIMENSIONS } from "./dictionary.ts";
import type { PersonDimension } from "./dictionary.ts";

/** A column that tells one published count from another. */
export type CellColumn = "TABLE_ID" | "REF_AREA" | "TIME_PERIOD" | PersonDimension | "STATUS_ORDER" | "MEASURE";

/** Columns that tell one published count from another, in the order of counts.parquet. */
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

/** A column that tells one published cell from another, whatever the month. */
export type SeriesColumn = Exclude<CellColumn, "TIME_PERIOD">;

/** Columns that tell one published cell from another, whatever the month, in the order of counts.parquet. */
export const SERIES_COLUMNS: readonly SeriesColumn[] = CELL_COLUMNS.filter((column) => column !== "TIME_PERIOD");

/** The codes of a published cell, whatever the month. */
export type CellCodes = Readonly<Record<SeriesColumn, string>>;

/** The name of a published cell, whatever the month. */
export const cellName: (codes: CellCodes) => string = keyBy(SERIES_COLUMNS);

/** The published counts that one observation is made of; of a gap those of both groups. */
export interface InputCounts {
  readonly numerator: readonly CountCodes[];
  /** What the denominator adds up beside the numerator's own counts. */
  readonly rest: readonly CountCodes[];
}
