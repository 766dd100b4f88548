import { DIMENSIONS } from "../lib/observation.ts";
import type { Dimension, Observation } from "../lib/observation.ts";

/** Dimensions of a cube; the dataflow and the frequency are the same in the whole snapshot. */
export const CUBE_DIMENSIONS: readonly Dimension[] = DIMENSIONS.filter(
  (name) => name !== "DATAFLOW" && name !== "FREQ",
);

/** The dimension that says which number of an observation a cell of a cube holds. */
export const OBS_MEASURE = "OBS_MEASURE";

/** Its categories: the value, the interval to show, the persons that it rests on; columns of the observations. */
export const OBS_MEASURES = ["OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "N_BASE"] as const;

const SPLITS: readonly Dimension[] = ["GENERATION", "LANGUAGE", "PERMIT_GROUND", "STAY"];

/**
 * Name of the cube that an observation is in: the indicator, and for the groups of another breakdown than background its name. Breakdowns
 * are not crossed with one another, so one cube for all would be nearly empty.
 *
 * @example cubeOf(row) // "unemployment_rate_18_64" or "unemployment_rate_18_64.by_stay"
 */
export function cubeOf(row: Observation): string {
  const split = SPLITS.find((dimension) => row[dimension] !== "_T" && row[dimension] !== "_Z");
  return split === undefined ? row.INDICATOR : `${row.INDICATOR}.by_${split.toLowerCase()}`;
}

/** Observations by cube, cubes in the order of their names. */
export function cubesOf(observations: readonly Observation[]): ReadonlyMap<string, readonly Observation[]> {
  const cubes = new Map<string, Observation[]>();
  for (const row of observations) {
    const name = cubeOf(row);
    const rows = cubes.get(name);
    if (rows === undefined) cubes.set(name, [row]);
    else rows.push(row);
  }
  return new Map([...cubes].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
