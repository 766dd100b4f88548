import { DIMENSION_DECLARATIONS, MEASURE_DECLARATIONS } from "../../model/dictionary.ts";

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** What each column holds, as the data package says it. */
export const DESCRIPTIONS: Readonly<Record<string, string>> = {
  DATAFLOW: "Name of the dataflow, TILANNEKUVA",
  FREQ: "Frequency, M monthly",
  REF_AREA: "Area: KU and the municipality's number, or C6 for the six cities together",
  INDICATOR: "Indicator; definitions in codelists.json",
  ...Object.fromEntries(DIMENSION_DECLARATIONS.map(({ code, description }) => [code, description])),
  STATUS_ORDER:
    "Which status wins where several hold: MONTHLY work first, ANNUAL unemployment first, _Z no status in it",
  TIME_PERIOD: "Reference month",
  OBS_VALUE: "The value, in UNIT_MEASURE; empty when withheld, not collected or too early",
  LOWER:
    "Lower limit: of the model band, 95 %, with the rounding of the counts contained; of persons the least true number",
  UPPER:
    "Upper limit: of the model band, 95 %, with the rounding of the counts contained; of persons the greatest true number",
  INTERVAL_METHOD:
    "Method of the limits: wilson and newcombe10, both over all that the rounding allows; rounding, the rounding's own limits",
  NOWCAST_LOWER: "Lower limit of the nowcast band, 95 %: what is still to be reported; empty where nothing is",
  NOWCAST_UPPER: "Upper limit of the nowcast band, 95 %: what is still to be reported; empty where nothing is",
  SHOW_LOWER: "Lower limit of the interval to show: the lower one of both bands; empty without a value",
  SHOW_UPPER: "Upper limit of the interval to show: the upper one of both bands; empty without a value",
  INTERVAL_SHOWN: "Whose limits the interval to show has: model, nowcast, both (one of each), none",
  N_BASE: "Published persons that the value rests on; of a gap the smaller group",
  OBS_STATUS: "SDMX observation status: A normal, P provisional, E estimated, Q withheld, L not collected or too early",
  CONF_STATUS: "SDMX confidentiality status: F free, C confidential",
  REVISION: "Why the value or status changed since the vintage before; _Z it did not",
  COMPLETENESS:
    "Share of the final reports that had arrived, by how earlier months came in; above 1 where reports are still cancelled",
  UNIT_MEASURE: "Unit: PT per cent, PP percentage points, PERS persons",
  DECIMALS: "Decimals of the value",
  VINTAGE:
    "Since when this has stood: the day, or minute, at which the data counted as known; of an observation the newest of its counts",
  OLD_VALUE: "The value as known at the vintage before; empty when there was none",
  NEW_VALUE: "The value now; empty when there is none",
  DELTA: "New minus old value; empty when one of them is not there",
  OLD_STATUS: "OBS_STATUS at the vintage before; _Z where there was no such observation",
  NEW_STATUS: "OBS_STATUS now; _Z where there is no such observation",
  OLD_DELAY: "Months from the reference month to the vintage before",
  NEW_DELAY: "Months from the reference month to the vintage",
  CAUSE: "Why it changed; docs/revisions.md",
  TABLE_ID: "The published table that the count is in",
  MEASURE: `What is counted: ${MEASURE_DECLARATIONS.map(({ names }) => lowered(names.en)).join(", ")}`,
  DELAY: "Deliveries since the first that held the month, up to the newest that it was released at: 0, 1, ...",
  METHOD:
    "chain_ladder: what is expected; naive: what was published, as it is as good; final: three deliveries have not changed it, or the last one has been released; none: no value",
  VALUE: "The value by METHOD, in the indicator's unit, not rounded to its decimals; empty when too early",
  LOWER_80: "Lower limit at 80 %, by the errors of the back-tests",
  UPPER_80: "Upper limit at 80 %, by the errors of the back-tests",
  LOWER_95: "Lower limit at 95 %, by the errors of the back-tests",
  UPPER_95: "Upper limit at 95 %, by the errors of the back-tests",
  NAIVE: "The value that the published counts have now",
  LAST_YEAR: "What the same month a year before came to",
  BACK_TESTS: "Earlier months on which the estimate was tried at the same delay",
  MAE: "Mean absolute error of the expected value in the back-tests",
  MAE_NAIVE: "Mean absolute error of the published counts' value in the back-tests",
  MAE_LAST_YEAR: "Mean absolute error of the year before's value in the back-tests, where it was known",
  COVERAGE_80: "Share of the back-tests inside intervals of 80 % made from the others",
  COVERAGE_95: "Share of the back-tests inside intervals of 95 % made from the others",
  SOURCE: "The source of unemployment that a count stands on where it is not the best one; empty else",
  LINK_FACTOR: "By what counts of SOURCE were multiplied to be at the best source's level; empty where they were not",
  LEVEL_SHIFT:
    "By how much LINK_FACTOR moves the expected value, in the indicator's unit: the shift between the sources; empty where there is none",
  REASON:
    "Why there is no value: completeness (under the floor), back_tests (too few), uncertain (the interval is too wide to be of use), reporting (so, because payers have not reported as usual), held (any of them, while what is new is held); empty where there is one",
  RELEASE_STATUS:
    "What became of the table in the area at the vintage: RELEASED, HELD as it was published before, NOT_RELEASED as the month was not worked on",
};
