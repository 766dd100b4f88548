import { readText } from "../../lib/files.ts";
import { OBSERVATION_COLUMNS, isObservation } from "../../model/observation.ts";
import type { Observation } from "../../model/observation.ts";
import type { ObservationTable } from "./read-tables.ts";

const isTable = (
  value: unknown,
): value is { readonly columns: readonly unknown[]; readonly rows: readonly unknown[] } =>
  typeof value === "object" &&
  value !== null &&
  "columns" in value &&
  "rows" in value &&
  Array.isArray(value.columns) &&
  Array.isArray(value.rows);

function observationOf(columns: readonly string[], values: unknown): Observation {
  const cells: readonly unknown[] = Array.isArray(values) ? values : [];
  const row: object = Object.fromEntries(columns.map((column, index) => [column, cells[index]]));
  if (cells.length !== columns.length || !isObservation(row)) throw new TypeError("a row that is no observation");
  return row;
}

/**
 * The observations of `observations.json`, `{"columns": [...], "rows": [[...], ...]}`, which snapshots had before they had
 * `observations.ndjson.gz`; no rows where its columns differ.
 *
 * @throws TypeError or SyntaxError when the file is not a table of observations
 */
export async function readJson(path: string): Promise<ObservationTable> {
  const table: unknown = JSON.parse(await readText(path));
  if (!isTable(table)) throw new TypeError("no table");
  const columns = table.columns.map(String);
  const same = columns.join() === OBSERVATION_COLUMNS.join();
  return { columns, rows: same ? table.rows.map((values) => observationOf(columns, values)) : [] };
}
