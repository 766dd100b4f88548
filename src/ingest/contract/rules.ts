import { isoDate } from "./dates.ts";

/** What the checks need to know of a file besides its rows. */
export interface FileFacts {
  /** `2026-06`, `2026` or an empty text. */
  readonly period: string;
  /** Whether decimals may be written with a comma. */
  readonly decimalComma: boolean;
  /** Whether the file is ASCII without quotes and without control characters other than line ends, where that is known. */
  readonly plain?: boolean;
}

/** A condition on a row's columns, evaluated only where all of them are present and without fault. */
export interface RowRule {
  /** Source names of the columns it looks at. */
  readonly columns: readonly string[];
  /** `<column>:<fault>`. */
  readonly code: string;
  readonly broken: (cells: readonly string[], file: FileFacts) => boolean;
  /** The same as a SQL condition on the typed values. */
  readonly brokenSql: (values: readonly string[], file: FileFacts) => string;
}

const part = (period: string, unit: "year" | "month"): number =>
  Number(unit === "year" ? period.slice(0, 4) : period.slice(5, 7));

/** The column holds the year or the month in the file's name. Fault: `tilkk:not_the_file_month`. */
export const ofTheFile = (column: string, unit: "year" | "month"): RowRule => ({
  columns: [column],
  code: `${column}:not_the_file_${unit}`,
  broken: ([written], { period }) => Number(written) !== part(period, unit),
  brokenSql: ([value], { period }) => `${value} <> ${part(period, unit)}`,
});

/** The first date column is not before the second. Fault: `paymentEndDate:before_start`. */
export const notBefore = (end: string, start: string): RowRule => ({
  columns: [end, start],
  code: `${end}:before_start`,
  broken: ([last = "", first = ""]) => (isoDate(last) ?? "") < (isoDate(first) ?? ""),
  brokenSql: ([last, first]) => `${last} < ${first}`,
});
