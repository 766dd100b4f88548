import { DIMENSIONS } from "./observation.ts";

/** The columns of revisions.parquet, in order. */
export const REVISION_COLUMNS = [
  ...DIMENSIONS,
  "OLD_VALUE",
  "NEW_VALUE",
  "DELTA",
  "UNIT_MEASURE",
  "OLD_STATUS",
  "NEW_STATUS",
  "OLD_DELAY",
  "NEW_DELAY",
  "CAUSE",
] as const;

const NUMBERS: ReadonlySet<string> = new Set([
  "OBS_VALUE",
  "LOWER",
  "UPPER",
  "NOWCAST_LOWER",
  "NOWCAST_UPPER",
  "SHOW_LOWER",
  "SHOW_UPPER",
  "COMPLETENESS",
  "VALUE",
  "LOWER_80",
  "UPPER_80",
  "LOWER_95",
  "UPPER_95",
  "NAIVE",
  "LAST_YEAR",
  "MAE",
  "MAE_NAIVE",
  "MAE_LAST_YEAR",
  "COVERAGE_80",
  "COVERAGE_95",
  "LINK_FACTOR",
  "LEVEL_SHIFT",
  "OLD_VALUE",
  "NEW_VALUE",
  "DELTA",
]);

const INTEGERS: ReadonlySet<string> = new Set(["N_BASE", "DECIMALS", "DELAY", "BACK_TESTS", "OLD_DELAY", "NEW_DELAY"]);

/**
 * The type of a published table's column, by its name: for all tables but those of counts, whose OBS_VALUE is an integer.
 *
 * @example columnType("N_BASE") // "integer"
 */
export function columnType(name: string): "string" | "number" | "integer" {
  if (NUMBERS.has(name)) return "number";
  return INTEGERS.has(name) ? "integer" : "string";
}
