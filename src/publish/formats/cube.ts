import { PLACE_DIMENSIONS } from "../../model/observation.ts";
import type { Dimension, Observation } from "../../model/observation.ts";
import { OTHER_DIMENSIONS } from "../../model/totals.ts";

/** Dimensions of a cube; the dataflow and the frequency are the same throughout a snapshot. */
export const CUBE_DIMENSIONS: readonly Dimension[] = PLACE_DIMENSIONS;

/** The dimension whose category is the number of an observation in a cube's cell. */
export const OBS_MEASURE = "OBS_MEASURE";

/** Its categories: the value, the interval to show, the persons behind it; columns of the observations. */
export const OBS_MEASURES = ["OBS_VALUE", "SHOW_LOWER", "SHOW_UPPER", "N_BASE"] as const;

/**
 * Name of an observation's cube: the indicator, followed by the breakdown where it is not background. Breakdowns are not crossed with one another, so one
 * cube for all would be nearly empty.
 *
 * @example cubeOf(row) // "unemployment_rate_18_64" or "unemployment_rate_18_64.by_stay"
 */
export function cubeOf(row: Observation): string {
  const splits = OTHER_DIMENSIONS.filter((dimension) => row[dimension] !== "_T" && row[dimension] !== "_Z");
  return [row.INDICATOR, ...splits.map((dimension) => `by_${dimension.toLowerCase()}`)].join(".");
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
