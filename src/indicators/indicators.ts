import type { Session } from "../database/database.ts";
import { observationKey } from "../model/observation.ts";
import { isHeadlineRow } from "../model/headline.ts";
import type { Observation } from "../model/observation.ts";
import type { ReleasedVintage } from "../model/released-vintages.ts";
import { cellsOf } from "./counted-cells.ts";
import type { Place } from "./counted-cells.ts";
import type { Headline } from "./change-on-year.ts";
import { countedOf } from "./declaration.ts";
import type { Indicator } from "./declaration.ts";
import { places } from "./grid.ts";
import { newestCounts } from "./newest-counts.ts";
import type { Nowcast } from "./nowcast/nowcast-months.ts";
import { figureKey } from "../model/nowcast-row.ts";
import { observer } from "./observe.ts";
import type { Interval, Share } from "../statistics/interval.ts";
import { newcombe } from "../statistics/newcombe.ts";
import { wilson } from "../statistics/wilson.ts";
import type { Known } from "./observe.ts";

const PERCENT = 100;

/** Wilson's limits of one share, or Newcombe's of the difference of two; in per cent, not rounded. */
function limitsOf([first, second]: readonly Share[]): Interval {
  const { lower, upper } = second === undefined ? wilson(first!) : newcombe(first!, second);
  return { lower: PERCENT * lower, upper: PERCENT * upper };
}

/** The groups whose counts are used; for a gap, both. */
function groupsOf(indicator: Indicator, place: Place): readonly Place[] {
  if (indicator.kind !== "gap") return [place];
  const { along, minuend, subtrahend } = indicator;
  return [
    { ...place, [along]: minuend },
    { ...place, [along]: subtrahend },
  ];
}

/**
 * The 95 % limits of a published rate or gap from chance alone, in its unit and not rounded: from the published counts,
 * or from the expected ones where the value is estimated. The effect of rounding the counts is not included.
 *
 * @param known the inputs of the observations
 * @returns a function of a place with a value, and whether that is estimated, to the limits
 * @example chanceOf(indicator, known)(place, false) // { lower: 7.9, upper: 11.4 }
 */
export function chanceOf(indicator: Indicator, known: Known): (place: Place, isEstimated: boolean) => Interval {
  return (place, isEstimated) => {
    const nowcast = isEstimated ? known.nowcasts.get(figureKey({ ...place, INDICATOR: indicator.id })) : undefined;
    const shares = nowcast?.shares ?? groupsOf(indicator, place).map((group) => known.cells(group));
    return limitsOf(
      shares.map(({ numerator, denominator }) => ({
        numerator: Math.round(numerator ?? 0),
        denominator: Math.round(denominator ?? 0),
      })),
    );
  };
}

/** The input of the room: published counts and declarations, nothing else. */
export interface IndicatorsInput {
  /** Parquet files of published counts (docs/snapshot.md); of several vintages of a cell, the newest is used. */
  readonly counts: readonly string[];
  readonly indicators: readonly Indicator[];
  /** The REF_AREA codes to observe, `KU091` ... and `C6`. */
  readonly areas: readonly string[];
  /**
   * What was processed and held at each vintage; empty where that is not known, and then everything counts as released.
   */
  readonly releases: readonly ReleasedVintage[];
  /** The nowcasts of the newest months (`nowcast`); absent where only published values are wanted. */
  readonly nowcasts?: readonly Nowcast[];
}

const sorted = (observations: readonly Observation[]): readonly Observation[] =>
  observations
    .map((row) => ({ row, key: observationKey(row) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ row }) => row);

/** Observations, and the facts of the headlines among them. */
export interface ObservedIndicators {
  readonly observations: readonly Observation[];
  /** By `figureKey`: the figures that are broken down by nothing but sex. */
  readonly headlines: ReadonlyMap<string, Headline>;
}

/** The facts of a headline beside its observation. */
function headlineOf(row: Observation, place: Place, chance: ReturnType<typeof chanceOf>): Headline {
  const limits: Interval | null = row.OBS_VALUE === null ? null : chance(place, row.OBS_STATUS === "E");
  return { table: place.table, chance: limits };
}

/**
 * The observations of all indicators in the order of their keys, from the newest content of each cell: one row for each
 * declared group, with or without a value. The headlines have the facts from which changes are computed.
 *
 * @example
 * const { observations } = await observed({ counts: ["counts.parquet"], releases: [], indicators: indicatorDeclarations, areas: ["KU049", "C6"] }, session);
 */
export async function observed(input: IndicatorsInput, session: Session): Promise<ObservedIndicators> {
  const counts = await newestCounts(input, session);
  const extent = { areas: input.areas, months: [...counts.months.keys()] };
  const nowcasts = new Map((input.nowcasts ?? []).map((nowcast) => [figureKey(nowcast.row), nowcast]));
  const observations: Observation[] = [];
  const headlines = new Map<string, Headline>();
  for (const indicator of input.indicators) {
    const counted = countedOf(indicator);
    const known = { cells: cellsOf(counted, counts), months: counts.months, nowcasts };
    const [observe, chance] = [observer(indicator, known), chanceOf(indicator, known)];
    for (const place of places(counted, extent)) {
      const row = observe(place);
      observations.push(row);
      if (isHeadlineRow(row)) headlines.set(figureKey(row), headlineOf(row, place, chance));
    }
  }
  return { observations: sorted(observations), headlines };
}

/** The observations of all indicators, without the headlines. */
export const indicators = async (input: IndicatorsInput, session: Session): Promise<readonly Observation[]> =>
  (await observed(input, session)).observations;
