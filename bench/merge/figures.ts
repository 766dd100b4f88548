import type { Row } from "../../src/database/database.ts";
import { numberOf, textOf } from "../../src/database/row.ts";
import { codesBy } from "../../src/lib/code-key.ts";
import { figureKey } from "../../src/model/nowcast-row.ts";
import { PLACE_DIMENSIONS } from "../../src/model/observation.ts";
import type { TrueFigure } from "../releases/truth.ts";

/** A published rate or gap of all cities together. */
export interface Figure {
  readonly indicator: string;
  readonly kind: "rate" | "gap";
  /** Percentage points; null where a snapshot has no value. */
  readonly joint: number | null;
  readonly merged: number | null;
  readonly truth: number;
}

const keyOf = (row: Row): string => figureKey(codesBy(PLACE_DIMENSIONS, (dimension) => textOf(row, dimension)));

const valuesBy = (rows: readonly Row[], area: string): ReadonlyMap<string, number | null> =>
  new Map(
    rows.filter((row) => textOf(row, "REF_AREA") === area).map((row) => [keyOf(row), numberOf(row, "OBS_VALUE")]),
  );

/** The rates and gaps of an area that at least one snapshot has a value of, beside the true ones. */
export function figuresOfBoth(
  rows: { readonly joint: readonly Row[]; readonly merged: readonly Row[] },
  truth: ReadonlyMap<string, TrueFigure>,
  area: string,
): readonly Figure[] {
  const [joint, merged] = [valuesBy(rows.joint, area), valuesBy(rows.merged, area)];
  return [...truth].flatMap(([key, { indicator, value }]) => {
    const pair = { joint: joint.get(key) ?? null, merged: merged.get(key) ?? null };
    if (indicator.kind === "count" || (pair.joint === null && pair.merged === null)) return [];
    return [{ indicator: indicator.id, kind: indicator.kind, ...pair, truth: value }];
  });
}

/** Distances in percentage points. */
export interface Distance {
  readonly mean: number;
  readonly largest: number;
}

/** How much of some figures is lost by a merge, and how far the others are off. */
export interface FigureCost {
  readonly joint: number;
  readonly lost: number;
  readonly gained: number;
  /** With a value in both. */
  readonly compared: number;
  readonly between: Distance;
  /** Of the values in both, from the truth. */
  readonly jointFromTruth: Distance;
  readonly mergedFromTruth: Distance;
}

const distance = (differences: readonly number[]): Distance => ({
  mean: differences.reduce((sum, one) => sum + Math.abs(one), 0) / differences.length,
  largest: differences.reduce((largest, one) => Math.max(largest, Math.abs(one)), 0),
});

/**
 * The cost of a merge to some figures.
 *
 * @example costOf([{ joint: 8.1, merged: 8.3, truth: 8.0, … }]).between.mean // 0.2
 */
export function costOf(figures: readonly Figure[]): FigureCost {
  const both = figures.flatMap(({ joint, merged, truth }) =>
    joint === null || merged === null ? [] : [{ joint, merged, truth }],
  );
  return {
    joint: figures.filter(({ joint }) => joint !== null).length,
    lost: figures.filter(({ merged }) => merged === null).length,
    gained: figures.filter(({ joint }) => joint === null).length,
    compared: both.length,
    between: distance(both.map(({ joint, merged }) => merged - joint)),
    jointFromTruth: distance(both.map(({ joint, truth }) => joint - truth)),
    mergedFromTruth: distance(both.map(({ merged, truth }) => merged - truth)),
  };
}
