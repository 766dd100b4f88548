import type { CodeLines } from "../page-figure.ts";

/** Rows of one of the snapshot's files: conditions on columns, and the columns to read. */
export interface Selection {
  /** `observations.parquet` */
  readonly file: string;
  readonly equal: Readonly<Record<string, string>>;
  readonly unequal?: Readonly<Record<string, string>>;
  /** A column that is one of some codes. */
  readonly among?: Readonly<Record<string, readonly string[]>>;
  readonly columns: readonly string[];
}

/** The syntax of conditions in a language. */
interface Dialect {
  readonly equal: (column: string, value: string) => string;
  readonly unequal: (column: string, value: string) => string;
  readonly among: (column: string, values: readonly string[]) => string;
  readonly and: string;
}

const quoted = (text: string, mark: string): string => `${mark}${text}${mark}`;

const SQL: Dialect = {
  equal: (column, value) => `${column} = '${value}'`,
  unequal: (column, value) => `${column} <> '${value}'`,
  among: (column, values) => `${column} in (${values.map((value) => quoted(value, "'")).join(", ")})`,
  and: " and ",
};

const PANDAS: Dialect = {
  equal: (column, value) => `${column} == '${value}'`,
  unequal: (column, value) => `${column} != '${value}'`,
  among: (column, values) => `${column} in [${values.map((value) => quoted(value, "'")).join(", ")}]`,
  and: " and ",
};

const R: Dialect = {
  equal: (column, value) => `${column} == "${value}"`,
  unequal: (column, value) => `${column} != "${value}"`,
  among: (column, values) => `${column} %in% c(${values.map((value) => quoted(value, '"')).join(", ")})`,
  and: ", ",
};

const conditions = ({ equal, unequal = {}, among = {} }: Selection, dialect: Dialect): string =>
  [
    ...Object.entries(equal).map(([column, value]) => dialect.equal(column, value)),
    ...Object.entries(unequal).map(([column, value]) => dialect.unequal(column, value)),
    ...Object.entries(among).map(([column, values]) => dialect.among(column, values)),
  ].join(dialect.and);

/**
 * Two lines each of DuckDB, Python (pandas) and R (arrow, dplyr) that read the rows of a selection, run in the snapshot's folder. Values are published
 * codes, which contain no quotation mark.
 *
 * @example codeLines({ file: "observations.parquet", equal: { REF_AREA: "C6" }, columns: ["OBS_VALUE"] }).duckdb
 * // "from 'observations.parquet' select OBS_VALUE\nwhere REF_AREA = 'C6';"
 */
export function codeLines(selection: Selection): CodeLines {
  const { file, columns } = selection;
  return {
    duckdb: `from '${file}' select ${columns.join(", ")}\nwhere ${conditions(selection, SQL)};`,
    python: [
      `import pandas as pd; rows = pd.read_parquet("${file}")`,
      `rows.query("${conditions(selection, PANDAS)}")[[${columns.map((column) => quoted(column, '"')).join(", ")}]]`,
    ].join("\n"),
    r: [
      `library(arrow); library(dplyr); rows <- read_parquet("${file}")`,
      `rows |> filter(${conditions(selection, R)}) |> select(${columns.join(", ")})`,
    ].join("\n"),
  };
}
