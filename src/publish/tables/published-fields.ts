import { NOWCAST_COLUMNS } from "../../model/nowcast-row.ts";
import { CELL_COLUMNS } from "../../model/lineage.ts";
import { OBSERVATION_COLUMNS } from "../../model/observation.ts";
import { REVISION_COLUMNS, columnType } from "../../model/published-columns.ts";
import { unitOf } from "./units.ts";
import { DESCRIPTIONS } from "./field-descriptions.ts";

/** A column as the data package describes it. */
export interface Field {
  readonly name: string;
  readonly type: "string" | "number" | "integer";
  readonly description: string;
  /** Of a column of numbers. */
  readonly unit?: string;
}

/** Columns with another description in reconstructed.parquet. */
const OF_RECONSTRUCTED: Readonly<Record<string, string>> = {
  DELAY: "Deliveries after the month's own payment month: 0, 1, ..., up to 12",
  SOURCE: "The source of unemployment: job_search or benefits; empty for the employed",
  OBS_VALUE: "Persons who would have been known at the delay, from the surviving reports, rounded; empty when withheld",
  OBS_STATUS: "A normal, Q withheld",
  VINTAGE: "The vintage at which it was reconstructed, once and for all",
};

const field = (name: string, type: Field["type"]): Field => ({
  name,
  type,
  description: DESCRIPTIONS[name] ?? name,
  ...(type === "string" ? {} : { unit: unitOf(name) }),
});

/** A column of a table with its own descriptions for some columns. */
const otherwise = (column: Field, descriptions: Readonly<Record<string, string>>): Field => ({
  ...column,
  description: descriptions[column.name] ?? column.description,
});

/** The columns of observations, in order. */
export const OBSERVATION_FIELDS: readonly Field[] = OBSERVATION_COLUMNS.map((name) => field(name, columnType(name)));

/** The columns of revisions.parquet, in order. */
export const REVISION_FIELDS: readonly Field[] = REVISION_COLUMNS.map((name) => field(name, columnType(name)));

/** The columns of nowcast.parquet, in order. */
export const NOWCAST_FIELDS: readonly Field[] = NOWCAST_COLUMNS.map((name) => field(name, columnType(name)));

/** The columns of release_status.parquet, in order: its key, and the status. */
export const RELEASE_STATUS_FIELDS: readonly Field[] = [
  "TIME_PERIOD",
  "TABLE_ID",
  "REF_AREA",
  "VINTAGE",
  "RELEASE_STATUS",
].map((name) => field(name, "string"));

/** The columns of reconstructed.parquet, in order. */
export const RECONSTRUCTED_FIELDS: readonly Field[] = [
  "TIME_PERIOD",
  "DELAY",
  "SOURCE",
  "REF_AREA",
  "BACKGROUND",
  "SEX",
  "AGE",
  "STATUS_ORDER",
  "MEASURE",
  "OBS_VALUE",
  "OBS_STATUS",
  "VINTAGE",
].map((name) =>
  name === "OBS_VALUE"
    ? { name, type: "integer", unit: "persons", description: OF_RECONSTRUCTED[name]! }
    : otherwise(field(name, columnType(name)), OF_RECONSTRUCTED),
);

/** Columns with another description in bridge.parquet, or that no other table has. */
const OF_BRIDGE: Readonly<Record<string, string>> = {
  TIME_PERIOD: "The December compared",
  INDICATOR: "PERSONS, EMPLOYMENT_RATE or UNEMPLOYMENT_RATE",
  SOURCE: "For a rate the status it is based on, OWN_STATUS or MAIN_ACTIVITY; _Z for a count",
  STATUS: "The pipeline's own status; _T any, _Z for a rate",
  MAIN_ACTIVITY: "Main type of activity (ptoim1) of FOLK_perus; _T any, _Z for a rate",
  OBS_VALUE: "Persons or per cent; empty when withheld or not collected",
  VINTAGE: "The vintage at which it was compared, once and for all",
};

/** The columns of bridge.parquet, in order. */
export const BRIDGE_FIELDS: readonly Field[] = [
  "REF_AREA",
  "TIME_PERIOD",
  "AGE",
  "BACKGROUND",
  "STATUS_ORDER",
  "INDICATOR",
  "SOURCE",
  "STATUS",
  "MAIN_ACTIVITY",
  "OBS_VALUE",
  "OBS_STATUS",
  "CONF_STATUS",
  "UNIT_MEASURE",
  "VINTAGE",
].map((name) => otherwise(field(name, columnType(name)), OF_BRIDGE));

const COUNT_COLUMNS = [...CELL_COLUMNS, "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "VINTAGE"];

/** The columns of counts.parquet, in order. A published count is a whole number. */
export const COUNT_FIELDS: readonly Field[] = COUNT_COLUMNS.map((name) =>
  name === "OBS_VALUE"
    ? { name, type: "integer", unit: "persons", description: "Persons; empty when withheld or not collected" }
    : field(name, "string"),
);
