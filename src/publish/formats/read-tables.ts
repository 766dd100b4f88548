import type { Session } from "../../database/database.ts";
import { textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import { readBytes } from "../../lib/files.ts";
import { OBSERVATION_COLUMNS, isObservation } from "../../model/observation.ts";
import type { Observation } from "../../model/observation.ts";
import { readArrow } from "./arrow.ts";
import { csvLine, valuesOf } from "./observation-csv.ts";
import type { Value } from "./observation-csv.ts";
import { readLines } from "./gzip.ts";

/** Observations with the columns of their file; no rows where the columns differ. */
export interface ObservationTable {
  readonly columns: readonly string[];
  readonly rows: readonly Observation[];
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/**
 * The observations of `observations.ndjson.gz`; no rows where the columns of its first row differ. Read line by line, as the text may exceed the maximum
 * length of a string.
 *
 * @throws TypeError, SyntaxError or an error of zlib when the file is not a table of observations
 */
export async function readNdjson(path: string): Promise<ObservationTable> {
  const expected = OBSERVATION_COLUMNS.join();
  const rows: Observation[] = [];
  let columns: readonly string[] = OBSERVATION_COLUMNS;
  await readLines(path, (line) => {
    const row: unknown = JSON.parse(line);
    if (!isObject(row)) throw new TypeError("a row that is no object");
    const keys = Object.keys(row);
    if (rows.length === 0) columns = keys;
    if (columns.join() !== expected) return;
    if (keys.join() !== expected || !isObservation(row)) throw new TypeError("a row that is no observation");
    rows.push(row);
  });
  return { columns, rows };
}

const valueOf = (value: unknown): Value => (typeof value === "string" || typeof value === "number" ? value : null);

/** An observation as one line of CSV. */
export const lineOf = (row: Observation): string => csvLine(valuesOf(row));

/** A table read from a file: its columns, and its rows as lines of CSV, so that formats can be compared with one another. */
export interface Lines {
  readonly columns: readonly string[];
  readonly lines: readonly string[];
}

/** Reads a table of observations from its file. */
export type TableReader = (path: string, session: Session) => Promise<Lines>;

/** Comma-separated values, compressed where the file's name ends in `.gz`. */
export async function csvLines(path: string): Promise<Lines> {
  let columns: readonly string[] | null = null;
  const lines: string[] = [];
  await readLines(path, (line) => {
    if (columns === null) columns = line.split(",");
    else lines.push(`${line}\n`);
  });
  return { columns: columns ?? [], lines };
}

/** The columns of a Parquet file, in its order. */
export async function parquetColumns(file: string, session: Session): Promise<readonly string[]> {
  const rows = await session.rows(sqlText("publish/columns"), { file });
  return rows.map((row) => textOf(row, "name"));
}

export async function parquetLines(path: string, session: Session): Promise<Lines> {
  const rows = await session.rows(sqlText("publish/read_observations"), { observations: path });
  return {
    columns: await parquetColumns(path, session),
    lines: rows.map((row) => csvLine(OBSERVATION_COLUMNS.map((column) => valueOf(row[column])))),
  };
}

export async function arrowLines(path: string): Promise<Lines> {
  const table = readArrow(await readBytes(path));
  const columns = OBSERVATION_COLUMNS.map((column) => table.getChild(column));
  const lines = Array.from({ length: table.numRows }, (_, row) =>
    csvLine(columns.map((column) => valueOf(column?.get(row)))),
  );
  return { columns: table.schema.fields.map((field) => field.name), lines };
}
