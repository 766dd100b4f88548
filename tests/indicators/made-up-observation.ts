import type { Observation } from "../../src/model/observation.ts";
import { TOTALS } from "../../src/model/dictionary.ts";

const row: Observation = {
  DATAFLOW: "TILANNEKUVA",
  FREQ: "M",
  REF_AREA: "C6",
  INDICATOR: "unemployment_rate_18_64",
  ...TOTALS,
  BACKGROUND: "FOREIGN",
  AGE: "Y18T64",
  STATUS_ORDER: "MONTHLY",
  TIME_PERIOD: "2026-06",
  OBS_VALUE: 15.3,
  LOWER: 14,
  UPPER: 16.7,
  INTERVAL_METHOD: "wilson",
  NOWCAST_LOWER: null,
  NOWCAST_UPPER: null,
  SHOW_LOWER: 14,
  SHOW_UPPER: 16.7,
  INTERVAL_SHOWN: "model",
  METHOD: "final",
  N_BASE: 1000,
  OBS_STATUS: "A",
  CONF_STATUS: "F",
  REVISION: "_Z",
  COMPLETENESS: null,
  UNIT_MEASURE: "PT",
  DECIMALS: 1,
  VINTAGE: "2026-10-17T00:00",
};

/** A published observation with what matters said: a rate of foreign background in the six cities. */
export const madeUpObservation = (given: Partial<Observation> = {}): Observation => ({ ...row, ...given });
