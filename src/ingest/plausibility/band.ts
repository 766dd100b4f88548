import { median } from "../../statistics/median.ts";

/** The ratios that a count may have to the count before it. */
export interface Band {
  readonly least: number;
  readonly most: number;
}

/** The band without a history. */
export const FIRST_BAND: Band = { least: 0.6, most: 1.6 };

/** The number of ratios needed to know what is usual: those of twelve periods. */
const LEAST_RATIOS = 11;

/** The standard deviation of normal numbers in median absolute deviations, and how many standard deviations are far. */
const NORMAL = 1.4826;
const FAR = 3.5;

const isRatio = (ratio: number): boolean => ratio > 0 && Number.isFinite(ratio);

/** A band is never narrower than this to either side of the usual ratio. */
const LEAST_WIDTH = Math.log(1.25);

/** How far a ratio may be from that of the same period a year before. */
const SEASON_WIDTH = Math.log(1.25);

/**
 * The usual ratios of a count to the one before it: around the median of the history's ratios, as far to both sides as 3.5 standard
 * deviations of their logarithms, estimated by the median absolute deviation (Iglewicz & Hoaglin 1993), and at least a quarter. The band
 * also covers a quarter around the ratio of a year before, to allow for seasons. With a shorter history it is 60 to 160 %.
 *
 * @param yearBefore the ratio of the same period a year before, where it is known
 * @example bandOf([1.01, 0.99]) // { least: 0.6, most: 1.6 }
 */
export function bandOf(ratios: readonly number[], yearBefore: number | null = null): Band {
  const logs = ratios.filter(isRatio).map((ratio) => Math.log(ratio));
  if (logs.length < LEAST_RATIOS) return FIRST_BAND;
  const centre = median(logs);
  const width = Math.max(LEAST_WIDTH, FAR * NORMAL * median(logs.map((log) => Math.abs(log - centre))));
  const season = yearBefore === null || !isRatio(yearBefore) ? centre : Math.log(yearBefore);
  return {
    least: Math.exp(Math.min(centre - width, season - SEASON_WIDTH)),
    most: Math.exp(Math.max(centre + width, season + SEASON_WIDTH)),
  };
}
