import { CELL_COLUMNS, SERIES_COLUMNS } from "../model/lineage.ts";
import { SPLIT_DIMENSIONS } from "../model/dictionary.ts";
import { NOWCAST_COLUMNS } from "../model/nowcast-row.ts";
import { OBSERVATION_COLUMNS } from "../model/observation.ts";
import { REVISION_COLUMNS, columnType } from "../model/published-columns.ts";

const SQL_TYPES = { string: "varchar", number: "double", integer: "integer" } as const;

const typeOf = (column: string): string => SQL_TYPES[columnType(column)];

const countTypeOf = (column: string): string => (column === "OBS_VALUE" ? "integer" : "varchar");

const split: ReadonlySet<string> = new Set(SPLIT_DIMENSIONS);

/** In a file that is older than a dimension, everybody is in its total. */
const columnOf = (column: string): string => (split.has(column) ? `coalesce(${column}, '_T') as ${column}` : column);

/**
 * The rows of published Parquet files in today's columns, whatever columns the files have: a missing column is null. The engine adds the name of
 * a row's file, or its number there.
 */
const filesOf = (
  columns: readonly string[],
  typed: (column: string) => string,
  beside: "filename" | "file_row_number",
): string =>
  `select ${columns.map(columnOf).join(", ")}, ${beside} from (` +
  `select ${columns.map((column) => `cast(null as ${typed(column)}) as ${column}`).join(", ")} where false ` +
  "union all by name select * from read_parquet(" +
  `files, hive_partitioning = false, union_by_name = true, ${beside} = true))`;

/** Rows that were made as comma-separated values, in typed columns. */
const csvOf = (columns: readonly string[]): string =>
  "select * from read_csv(file, hive_partitioning = false, auto_detect = false, header = true, delim = ',', quote = '\"', " +
  `escape = '"', nullstr = '', columns = {${columns.map((column) => `'${column}': '${typeOf(column)}'`).join(", ")}})`;

const COUNT_COLUMNS = [...CELL_COLUMNS, "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "VINTAGE"];

const MACROS: readonly (readonly [string, string])[] = [
  ["series_columns()", `[${SERIES_COLUMNS.map((column) => `'${column}'`).join(", ")}]`],
  ["published_counts(files)", `table ${filesOf(COUNT_COLUMNS, countTypeOf, "filename")}`],
  ["published_observations(files)", `table ${filesOf(OBSERVATION_COLUMNS, typeOf, "file_row_number")}`],
  ["published_nowcasts(files)", `table ${filesOf(NOWCAST_COLUMNS, typeOf, "filename")}`],
  ["published_revisions(files)", `table ${filesOf(REVISION_COLUMNS, typeOf, "filename")}`],
  ["observations_csv(file)", `table ${csvOf(OBSERVATION_COLUMNS)}`],
  ["nowcasts_csv(file)", `table ${csvOf(NOWCAST_COLUMNS)}`],
  ["revisions_csv(file)", `table ${csvOf(REVISION_COLUMNS)}`],
];

/**
 * How published tables are read, as SQL: their columns follow from the dictionary (pipelines/dimensions.ts). No step of the secure store uses these
 * macros, so they are in no step's fingerprint.
 *
 * @example publishedMacros()[0] // "create or replace macro series_columns() as ['TABLE_ID', ...];"
 */
export const publishedMacros = (): readonly string[] =>
  MACROS.map(([name, body]) => `create or replace macro ${name} as ${body};`);
