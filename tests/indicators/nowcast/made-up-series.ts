import { count } from "../../../src/indicators/declaration.ts";
import type { ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import type { Series } from "../../../src/indicators/nowcast/series.ts";
import { pooled } from "./made-up-triangles.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";

const names = { fi: "", sv: "", en: "" };
const indicator = count({
  id: "unemployed",
  names,
  definitions: names,
  direction: "down",
  measures: ["UNEMPLOYED"],
  ages: ["Y18T64"],
  breakdowns: [],
});

const place = {
  table: "by_background",
  REF_AREA: "C6",
  ...TOTALS,
  AGE: "Y18T64",
  STATUS_ORDER: "MONTHLY",
  TIME_PERIOD: "",
};

/** A number of persons that adds up the given counts, each of which speaks for itself. */
export function seriesOf(...counts: readonly ReportedCount[]): Series {
  const group = counts.map((told) => pooled(told));
  return { indicator, place, groups: [{ numerator: group, denominator: group }] };
}
