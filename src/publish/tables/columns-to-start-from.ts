import type { Field } from "./published-fields.ts";

/** The columns of at_release.parquet, in order. */
export const AT_RELEASE_FIELDS: readonly Field[] = [
  { name: "VINTAGE", type: "string", description: "The release: the vintage at which the value was published" },
  { name: "INDICATOR", type: "string", description: "The gap" },
  {
    name: "REF_AREA",
    type: "string",
    description: "Area: all cities together, or the only city",
  },
  { name: "TIME_PERIOD", type: "string", description: "Reference month" },
  {
    name: "OBS_VALUE",
    type: "number",
    description: "The value published then, in percentage points; empty where there was none",
  },
  { name: "SHOW_LOWER", type: "number", description: "Lower limit of the interval shown then, 95 %" },
  { name: "SHOW_UPPER", type: "number", description: "Upper limit of the interval shown then, 95 %" },
  { name: "OBS_STATUS", type: "string", description: "SDMX observation status then" },
];

/** The key columns of a row. */
export const AT_RELEASE_KEY = ["VINTAGE", "INDICATOR", "REF_AREA", "TIME_PERIOD"] as const;

/** The columns of labels.parquet and labels.csv, in order. */
export const LABEL_FIELDS: readonly Field[] = [
  { name: "column", type: "string", description: "The column that has the code, in any table of the snapshot" },
  { name: "code", type: "string", description: "The code" },
  { name: "order", type: "integer", description: "Its place among the codes of the column, from 1" },
  { name: "fi", type: "string", description: "Its name in Finnish" },
  { name: "sv", type: "string", description: "Its name in Swedish" },
  { name: "en", type: "string", description: "Its name in English" },
];
