import type { Code, Codelists } from "../../model/codelist.ts";
import type { Dimension, Observation } from "../../model/observation.ts";
import { CUBE_DIMENSIONS, OBS_MEASURES } from "./cube.ts";

/** The numbers of a cube, the same in every language. */
export interface CubeCells {
  /** The codes of each of CUBE_DIMENSIONS, in the order of the code lists. */
  readonly axes: readonly (readonly string[])[];
  /** The number of categories of OBS_MEASURE and of each of the dimensions. */
  readonly size: readonly number[];
  /** Dense, row by row: first all values, then all lower limits and so on. */
  readonly value: readonly (number | null)[];
  /** OBS_STATUS of the values, by place, where it is not `A`; `M` where there is no such observation. */
  readonly status: Readonly<Record<string, string>>;
  /** The newest vintage of each month's values. */
  readonly vintages: Readonly<Record<string, string>>;
}

function codesIn(
  observations: readonly Observation[],
  dimension: Dimension,
  listed: readonly Code[],
): readonly string[] {
  const used = new Set(observations.map((row) => row[dimension]));
  const known = listed.map(({ code }) => code).filter((code) => used.has(code));
  const others = [...used].filter((code) => !known.includes(code)).toSorted();
  return [...known, ...others];
}

const positions = (axes: readonly (readonly string[])[]): ((codes: readonly string[]) => number) => {
  const lookups = axes.map((codes) => new Map(codes.map((code, index) => [code, index])));
  return (codes) => codes.reduce((offset, code, axis) => offset * axes[axis]!.length + lookups[axis]!.get(code)!, 0);
};

const vintagesOf = (observations: readonly Observation[]): Readonly<Record<string, string>> => {
  const vintages = new Map<string, string>();
  for (const { TIME_PERIOD, VINTAGE } of observations)
    if (VINTAGE > (vintages.get(TIME_PERIOD) ?? "")) vintages.set(TIME_PERIOD, VINTAGE);
  return Object.fromEntries([...vintages].toSorted(([a], [b]) => (a < b ? -1 : 1)));
};

/** Puts the observations of one cube into its cells. */
export function cellsOf(observations: readonly Observation[], codelists: Codelists): CubeCells {
  const axes = CUBE_DIMENSIONS.map((name) => codesIn(observations, name, codelists[name] ?? []));
  const cells = axes.reduce((product, codes) => product * codes.length, 1);
  const at = positions(axes);
  const value: (number | null)[] = Array.from({ length: cells * OBS_MEASURES.length }, () => null);
  const statuses: string[] = Array.from({ length: cells }, () => "M");
  for (const row of observations) {
    const position = at(CUBE_DIMENSIONS.map((dimension) => row[dimension]));
    OBS_MEASURES.forEach((measure, block) => (value[block * cells + position] = row[measure]));
    statuses[position] = row.OBS_STATUS;
  }
  const notFinal = statuses.flatMap((status, position) =>
    status === "A" ? [] : [[String(position), status] as const],
  );
  const size = [OBS_MEASURES.length, ...axes.map((codes) => codes.length)];
  return { axes, size, value, status: Object.fromEntries(notFinal), vintages: vintagesOf(observations) };
}
