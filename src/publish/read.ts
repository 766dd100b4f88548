import { join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import { z } from "zod";
import { readBytes, readText } from "../lib/files.ts";
import type { Session } from "../database/database.ts";
import { textOf } from "../database/row.ts";
import { sqlText } from "../database/sql.ts";
import { OBSERVATION_COLUMNS, isObservation } from "../lib/observation.ts";
import type { Observation } from "../lib/observation.ts";
import { CUBE_DIMENSIONS } from "./cube.ts";
import { csvLine, valuesOf } from "./csv.ts";
import type { Value } from "./csv.ts";

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
 * The observations of `observations.json`; no rows where its columns are others.
 *
 * @throws TypeError or SyntaxError when the file is not a table of observations
 */
export async function readJson(
  folder: string,
): Promise<{ readonly columns: readonly string[]; readonly rows: readonly Observation[] }> {
  const table: unknown = JSON.parse(await readText(join(folder, "observations.json")));
  if (!isTable(table)) throw new TypeError("no table");
  const columns = table.columns.map(String);
  const same = columns.join() === OBSERVATION_COLUMNS.join();
  return { columns, rows: same ? table.rows.map((values) => observationOf(columns, values)) : [] };
}

const valueOf = (value: unknown): Value => (typeof value === "string" || typeof value === "number" ? value : null);

/** An observation as one line of CSV. */
export const lineOf = (row: Observation): string => csvLine(valuesOf(row));

/** A table as it lies in a file: its columns, and its rows as lines of CSV, so that formats can be compared with one another. */
export interface Lines {
  readonly columns: readonly string[];
  readonly lines: readonly string[];
}

async function csvLines(folder: string): Promise<Lines> {
  const [header = "", ...lines] = (await readText(join(folder, "observations.csv"))).split("\n");
  return { columns: header.split(","), lines: lines.slice(0, -1).map((text) => `${text}\n`) };
}

/** The columns of a Parquet file, in its order. */
export async function parquetColumns(file: string, session: Session): Promise<readonly string[]> {
  const rows = await session.rows(sqlText("publish/columns"), { file });
  return rows.map((row) => textOf(row, "name"));
}

async function parquetLines(folder: string, session: Session): Promise<Lines> {
  const file = join(folder, "observations.parquet");
  const rows = await session.rows(sqlText("publish/read_observations"), { observations: file });
  return {
    columns: await parquetColumns(file, session),
    lines: rows.map((row) => csvLine(OBSERVATION_COLUMNS.map((column) => valueOf(row[column])))),
  };
}

async function arrowLines(folder: string): Promise<Lines> {
  const table = tableFromIPC(await readBytes(join(folder, "observations.arrow")));
  const columns = OBSERVATION_COLUMNS.map((column) => table.getChild(column));
  const lines = Array.from({ length: table.numRows }, (_, row) =>
    csvLine(columns.map((column) => valueOf(column?.get(row)))),
  );
  return { columns: table.schema.fields.map((field) => field.name), lines };
}

/** The tabular formats beside JSON, each with its reader. */
export const TABLES: Readonly<Record<string, (folder: string, session: Session) => Promise<Lines>>> = {
  "observations.csv": csvLines,
  "observations.parquet": parquetLines,
  "observations.arrow": arrowLines,
};

const category = z.strictObject({
  index: z.array(z.string()),
  label: z.record(z.string(), z.string()),
  unit: z.record(z.string(), z.strictObject({ label: z.string(), decimals: z.int() })).optional(),
  note: z.record(z.string(), z.array(z.string())).optional(),
});

/** A cube as the project writes it, and nothing beside: what is not named here would not be compared with anything. */
const cubeSchema = z.strictObject({
  version: z.literal("2.0"),
  class: z.literal("dataset"),
  label: z.string(),
  source: z.string(),
  note: z.array(z.string()),
  id: z.array(z.string()),
  size: z.array(z.int()),
  role: z.record(z.string(), z.array(z.string())),
  dimension: z.record(z.string(), z.strictObject({ label: z.string(), category })),
  value: z.array(z.number().nullable()),
  status: z.array(z.string()),
  extension: z.strictObject({
    dataflow: z.string(),
    frequency: z.string(),
    vintages: z.record(z.string(), z.string()),
  }),
});

export type Cube = z.infer<typeof cubeSchema>;

/** Reads a cube of the snapshot. @throws when it is no JSON-stat dataset of the project's form */
export const readCube = async (file: string): Promise<Cube> => cubeSchema.parse(JSON.parse(await readText(file)));

/** What a cube of JSON-stat says of each of its cells: dimensions and status as text, the value. */
export function* cellsOf(cube: Cube): Generator<readonly [cell: string, value: number | null, status: string]> {
  const axes = CUBE_DIMENSIONS.map((name) => cube.dimension[name]?.category.index ?? []);
  const chosen = axes.map(() => 0);
  for (let position = 0; position < cube.value.length; position += 1) {
    const cell = axes.map((codes, axis) => codes[chosen[axis]!]).join("|");
    yield [cell, cube.value[position] ?? null, cube.status[position] ?? ""];
    for (let axis = axes.length - 1; axis >= 0; axis -= 1) {
      chosen[axis]! += 1;
      if (chosen[axis]! < axes[axis]!.length) break;
      chosen[axis] = 0;
    }
  }
}

/** The cell of a cube that an observation is in, as `cellsOf` names it. */
export const cellOf = (row: Observation): string => CUBE_DIMENSIONS.map((name) => row[name]).join("|");
