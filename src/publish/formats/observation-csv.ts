import { OBSERVATION_COLUMNS } from "../../model/observation.ts";
import type { Observation } from "../../model/observation.ts";

/** A value of a published table. */
export type Value = string | number | null;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const field = (value: Value): string =>
  value === null ? "" : typeof value === "number" ? String(value) : quoted(value);

/** A row of comma-separated values (RFC 4180) with a line feed; null is empty, the decimal sign a point. */
export const csvLine = (values: readonly Value[]): string => `${values.map(field).join(",")}\n`;

/** An observation's values in the order of the columns. */
export const valuesOf = (row: Observation): readonly Value[] => OBSERVATION_COLUMNS.map((column) => row[column]);

/** The lines of `observations.csv.gz` before they are compressed. */
export function* csvOf(observations: readonly Observation[]): Generator<string> {
  yield csvLine(OBSERVATION_COLUMNS);
  for (const row of observations) yield csvLine(valuesOf(row));
}
