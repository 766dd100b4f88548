import type { NowcastRow } from "../../../src/model/nowcast-row.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";

const row: NowcastRow = {
  REF_AREA: "C6",
  INDICATOR: "unemployment_rate_18_64",
  ...TOTALS,
  BACKGROUND: "FOREIGN",
  AGE: "Y18T64",
  STATUS_ORDER: "MONTHLY",
  TIME_PERIOD: "2026-06",
  DELAY: 0,
  METHOD: "chain_ladder",
  VALUE: 15.26,
  NAIVE: 18,
  LAST_YEAR: 15,
  LOWER_80: 15.01,
  UPPER_80: 15.51,
  LOWER_95: 14.81,
  UPPER_95: 15.71,
  COMPLETENESS: 0.91234,
  BACK_TESTS: 20,
  MAE: 0.2,
  MAE_NAIVE: 2.5,
  MAE_LAST_YEAR: 0.4,
  COVERAGE_80: 0.85,
  COVERAGE_95: 0.95,
  SOURCE: "",
  LINK_FACTOR: null,
  LEVEL_SHIFT: null,
  REASON: "",
};

/** A row of nowcast.parquet with what matters said: the unemployment rate of foreign background in the newest month. */
export const madeUpRow = (given: Partial<NowcastRow> = {}): NowcastRow => ({ ...row, ...given });
