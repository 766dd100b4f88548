import { OBSERVATION_COLUMNS } from "../lib/observation.ts";
import type { Observation } from "../lib/observation.ts";
import { valuesOf } from "./csv.ts";

/** The text of `observations.json`: `{"columns": [...], "rows": [[...], ...]}`, a row a line. */
export function* jsonOf(observations: readonly Observation[]): Generator<string> {
  yield `{"columns":${JSON.stringify(OBSERVATION_COLUMNS)},\n"rows":[`;
  let separator = "\n";
  for (const row of observations) {
    yield separator + JSON.stringify(valuesOf(row));
    separator = ",\n";
  }
  yield "\n]}\n";
}
