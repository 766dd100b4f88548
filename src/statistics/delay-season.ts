import { analysisOfVariance } from "./analysis-of-variance.ts";
import { credibility } from "./credibility.ts";
import { mean } from "./mean.ts";

/** How far one reference month still developed from one delay on. */
export interface DelayObservation {
  /** Calendar month of the reference month, 1 to 12. */
  readonly month: number;
  /** Logarithm of the final number by the one known at the delay. */
  readonly logRatio: number;
}

/** What a calendar month has of its own. */
export interface MonthlyDeviation {
  /** Mean log ratio less that of all, as far as it is more than chance (`credibility`). */
  readonly deviation: number;
  /** How many reference months it comes from: n. */
  readonly seen: number;
}

export interface DelaySeason {
  /** F between the calendar months seen at least twice. */
  readonly statistic: number;
  readonly pValue: number;
  /** By calendar month, those that were seen. */
  readonly months: ReadonlyMap<number, MonthlyDeviation>;
}

interface AdjustmentOptions {
  /** The level of the test; 0.05 where left out. */
  readonly alpha?: number;
}

const SEEN_AT_LEAST = 2;

/**
 * The mean of observations' log ratios; NaN of none.
 *
 * @example meanLogRatio([{ month: 7, logRatio: -0.2 }, { month: 8, logRatio: 0.1 }]) // -0.05
 */
export const meanLogRatio = (observations: readonly DelayObservation[]): number =>
  mean(observations.map(({ logRatio }) => logRatio));

/**
 * Does the delay depend on the month of the year? A permutation test (`analysisOfVariance`) between the calendar months that were seen at least
 * twice: a month seen once cannot be told from chance, and a permutation test holds for two or three years too. With fewer than two such
 * months the p-value is 1. The test holds its level where the reference months are exchangeable when there is no season; a trend or a
 * break over the years mostly hides a season rather than making one.
 *
 * The deviations are shrunken by their credibility: by how much calendar months differ from each other and how little the same one differs
 * from year to year.
 *
 * @example delaySeason([{ month: 7, logRatio: 0.21 }, { month: 8, logRatio: 0.05 }, ...])
 */
export function delaySeason(observations: readonly DelayObservation[]): DelaySeason {
  const groups = Map.groupBy(observations, ({ month }) => month);
  const overall = meanLogRatio(observations);
  const repeated = [...groups.values()].filter((group) => group.length >= SEEN_AT_LEAST);
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
 * What to add to the logarithm of a development for a calendar month: its deviation, or 0 where the test finds no season or the month was
 * seen once or never.
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
  return own === undefined || own.seen < SEEN_AT_LEAST || pValue > alpha ? 0 : own.deviation;
}
