/** Units of the columns that hold numbers, by column. */
const UNITS: Readonly<Record<string, string>> = {
  COMPLETENESS: "share",
  COVERAGE_80: "share",
  COVERAGE_95: "share",
  LINK_FACTOR: "factor",
  N_BASE: "persons",
  DECIMALS: "digits",
  DELAY: "deliveries",
  OLD_DELAY: "months",
  NEW_DELAY: "months",
  BACK_TESTS: "months",
};

const OF_THE_ROW: ReadonlySet<string> = new Set([
  "OBS_VALUE",
  "LOWER",
  "UPPER",
  "NOWCAST_LOWER",
  "NOWCAST_UPPER",
  "SHOW_LOWER",
  "SHOW_UPPER",
  "OLD_VALUE",
  "NEW_VALUE",
  "DELTA",
]);

/**
 * The unit of a column of numbers; for a column with values of several indicators, where the unit is given.
 *
 * @example unitOf("N_BASE") // "persons"
 * @example unitOf("OBS_VALUE") // "as UNIT_MEASURE says"
 */
export const unitOf = (column: string): string =>
  UNITS[column] ?? (OF_THE_ROW.has(column) ? "as UNIT_MEASURE says" : "the INDICATOR's unit (codelists.json)");
