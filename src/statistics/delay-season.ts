import { analysisOfVariance } from "./analysis-of-variance.ts";
import { credibility } from "./credibility.ts";
import { mean } from "./mean.ts";

/** The development of one reference month from a delay onwards. */
export interface DelayObservation {
  /** Calendar month of the reference month, 1 to 12. */
  readonly month: number;
  /** Logarithm of the ratio of the final count to the one known at the delay. */
  readonly logRatio: number;
}

/** The deviation of a calendar month. */
export interface MonthlyDeviation {
  /** The mean log ratio less the overall mean, shrunk by its credibility (`credibility`). */
  readonly deviation: number;
  /** The number of reference months it is estimated from: n. */
  readonly seen: number;
}

export interface DelaySeason {
  /** F between the calendar months observed at least twice. */
  readonly statistic: number;
  readonly pValue: number;
  /** By calendar month, for the observed ones. */
  readonly months: ReadonlyMap<number, MonthlyDeviation>;
}

interface AdjustmentOptions {
  /** The level of the test; 0.05 by default. */
  readonly alpha?: number;
}

const MINIMUM_SEEN = 2;

/**
 * The mean of the observations' log ratios; NaN without observations.
 *
 * @example meanLogRatio([{ month: 7, logRatio: -0.2 }, { month: 8, logRatio: 0.1 }]) // -0.05
 */
export const meanLogRatio = (observations: readonly DelayObservation[]): number =>
  mean(observations.map(({ logRatio }) => logRatio));

/**
 * Tests whether the delay depends on the month of the year, by a permutation test (`analysisOfVariance`) between the
 * calendar months observed at least twice: a month observed once cannot be distinguished from chance, and a permutation
 * test is valid for two or three years too. With fewer than two such months the p-value is 1. The test holds its level
 * if the reference months are exchangeable in the absence of a season; a trend or a break over the years is more likely
 * to hide a season than to create one.
 *
 * The deviations are shrunk by their credibility: by how much calendar months differ from each other and how little the
 * same month differs from year to year.
 *
 * @example delaySeason([{ month: 7, logRatio: 0.21 }, { month: 8, logRatio: 0.05 }, ...])
 */
export function delaySeason(observations: readonly DelayObservation[]): DelaySeason {
  const groups = Map.groupBy(observations, ({ month }) => month);
  const overall = meanLogRatio(observations);
  const repeated = [...groups.values()].filter((group) => group.length >= MINIMUM_SEEN);
  const sample = repeated.flat().map(({ month, logRatio }) => ({ group: month, value: logRatio }));
  const test = repeated.length < 2 ? { statistic: 0, pValue: 1 } : analysisOfVariance(sample);
  const weight = credibility([...groups.values()].map((group) => group.map(({ logRatio }) => logRatio)));
  const deviations = [...groups].map(([month, group]): readonly [number, MonthlyDeviation] => [
    month,
    { deviation: (meanLogRatio(group) - overall) * weight(group.length), seen: group.length },
  ]);
  return { ...test, months: new Map(deviations) };
}

/**
 * The seasonal adjustment to the logarithm of a calendar month's development: its deviation, or 0 where the test finds
 * no season or the month was observed at most once.
 *
 * @param month calendar month, 1 to 12
 * @example Math.exp(seasonalAdjustment(season, 7)) * developed // developed is the number without a season
 */
export function seasonalAdjustment(
  { pValue, months }: DelaySeason,
  month: number,
  { alpha = 0.05 }: AdjustmentOptions = {},
): number {
  const own = months.get(month);
  return own === undefined || own.seen < MINIMUM_SEEN || pValue > alpha ? 0 : own.deviation;
}
