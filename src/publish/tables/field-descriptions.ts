import { small } from "../../lib/first-letter.ts";
import { DIMENSION_DECLARATIONS, MEASURE_DECLARATIONS } from "../../model/dictionary.ts";

/** Descriptions of the columns, for the data package. */
export const DESCRIPTIONS: Readonly<Record<string, string>> = {
  DATAFLOW: "Name of the dataflow, TILANNEKUVA",
  FREQ: "Frequency, M monthly",
  REF_AREA: "Area: a city, or all cities together; names in codelists.json",
  INDICATOR: "Indicator; definitions in codelists.json",
  ...Object.fromEntries(DIMENSION_DECLARATIONS.map(({ code, description }) => [code, description])),
  STATUS_ORDER:
    "Which status wins where several hold: MONTHLY work first, ANNUAL unemployment first, _Z no status in it",
  TIME_PERIOD: "Reference month",
  OBS_VALUE: "The value, in UNIT_MEASURE; empty when withheld, not collected or too early",
  LOWER:
    "Lower limit: of the model band, 95 %, including the rounding of the counts; for persons the least true number",
  UPPER:
    "Upper limit: of the model band, 95 %, including the rounding of the counts; for persons the greatest true number",
  INTERVAL_METHOD:
    "Method of the limits: wilson and newcombe10, both over all that the rounding allows; rounding, the rounding's own limits",
  NOWCAST_LOWER: "Lower limit of the nowcast band, 95 %: reports still to come; empty where there are none",
  NOWCAST_UPPER: "Upper limit of the nowcast band, 95 %: reports still to come; empty where there are none",
  SHOW_LOWER: "Lower limit of the interval to show: the lower one of both bands; empty without a value",
  SHOW_UPPER: "Upper limit of the interval to show: the upper one of both bands; empty without a value",
  INTERVAL_SHOWN: "The band whose limits the interval to show has: model, nowcast, both (one of each), none",
  N_BASE: "Published persons behind the value; for a gap those of the smaller group",
  OBS_STATUS: "SDMX observation status: A normal, P provisional, E estimated, Q withheld, L not collected or too early",
  CONF_STATUS: "SDMX confidentiality status: F free, C confidential",
  REVISION: "Why the value or status changed since the vintage before; _Z it did not",
  COMPLETENESS:
    "Share of the final reports that had arrived, estimated from earlier months; above 1 where reports are still being cancelled",
  UNIT_MEASURE: "Unit: PT per cent, PP percentage points, PERS persons",
  DECIMALS: "Decimals of the value",
  VINTAGE:
    "The vintage from which this applies: the day, or minute, at which the data counted as known; for an observation that of the newest of its counts",
  OLD_VALUE: "The value as known at the vintage before; empty when there was none",
  NEW_VALUE: "The value now; empty when there is none",
  DELTA: "New minus old value; empty when one of them is missing",
  OLD_STATUS: "OBS_STATUS at the vintage before; _Z where there was no such observation",
  NEW_STATUS: "OBS_STATUS now; _Z where there is no such observation",
  OLD_DELAY: "Months from the reference month to the vintage before",
  NEW_DELAY: "Months from the reference month to the vintage",
  CAUSE: "Why it changed; docs/revisions.md",
  TABLE_ID: "The published table that the count is in",
  MEASURE: `What is counted: ${MEASURE_DECLARATIONS.map(({ names }) => small(names.en)).join(", ")}`,
  DELAY: "Deliveries since the first that held the month, up to the newest that it was released at: 0, 1, ...",
  METHOD:
    "chain_ladder: the expected value; naive: the published counts' own value, as it is as good; final: three deliveries have not changed it, or the last one has been released; none: no value",
  VALUE: "The value by METHOD, in the indicator's unit, not rounded to its decimals; empty when too early",
  LOWER_80: "Lower limit at 80 %, by the errors of the back-tests",
  UPPER_80: "Upper limit at 80 %, by the errors of the back-tests",
  LOWER_95: "Lower limit at 95 %, by the errors of the back-tests",
  UPPER_95: "Upper limit at 95 %, by the errors of the back-tests",
  NAIVE: "The current value of the published counts",
  LAST_YEAR: "The value of the same month a year before",
  BACK_TESTS: "Earlier months on which the estimate was back-tested at the same delay",
  MAE: "Mean absolute error of the expected value in the back-tests",
  MAE_NAIVE: "Mean absolute error of the published counts' value in the back-tests",
  MAE_LAST_YEAR: "Mean absolute error of the year before's value in the back-tests, where it was known",
  COVERAGE_80: "Share of the back-tests inside intervals of 80 % made from the others",
  COVERAGE_95: "Share of the back-tests inside intervals of 95 % made from the others",
  SOURCE: "The source of unemployment of a count, where it is not the best one; otherwise empty",
  LINK_FACTOR: "The factor that brought counts of SOURCE to the best source's level; empty where none was applied",
  LEVEL_SHIFT:
    "By how much LINK_FACTOR moves the expected value, in the indicator's unit: the shift between the sources; empty where there is none",
  REASON:
    "Why there is no value: completeness (below the required one), back_tests (too few), uncertain (the interval is too wide to be useful), reporting (too wide because payers have not reported as usual), held (any of them, while newer data are held); empty where there is one",
  RELEASE_STATUS:
    "The release status of the table in the area at the vintage: RELEASED; HELD, keeping its last published values; NOT_RELEASED, as the month was not worked on",
};
