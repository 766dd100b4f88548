import { OBSERVATION_COLUMNS } from "../../model/observation.ts";
import type { Observation } from "../../model/observation.ts";

const KEYS: string[] = [...OBSERVATION_COLUMNS];

/** The lines of `observations.ndjson.gz` before they are compressed: an object a row (JSON Lines), its keys the columns in their order. */
export function* ndjsonOf(observations: readonly Observation[]): Generator<string> {
  for (const row of observations) yield `${JSON.stringify(row, KEYS)}\n`;
}
