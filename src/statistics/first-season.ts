import type { DelayObservation } from "./delay-season.ts";
import { meanLogRatio } from "./delay-season.ts";
import { outliers } from "./outliers.ts";

/** Fewer months do not tell what is usual. */
const MIN_MONTHS = 8;

/** Log ratios that differ by less are alike. */
const ALIKE_WITHIN = 0.002;

interface FirstSeasonOptions {
  /** So many of the newest reference months are behind the development that is to be adjusted. */
  readonly window: number;
}

/**
 * Reference months that stand out alone. Those beside it are like the usual ones, so that it is no change that stays; of the newest one that
 * is not known yet.
 */
function alone(observations: readonly DelayObservation[]): ReadonlySet<DelayObservation> {
  const far = outliers(
    observations.map(({ logRatio }) => logRatio),
    { least: ALIKE_WITHIN },
  );
  return new Set(observations.filter((_, at) => far[at] === true && far[at - 1] !== true && far[at + 1] === false));
}

/**
 * The season of a delay before calendar months have been seen often enough to test for one (`delaySeason`): a reference month that stands out
 * alone (a July, a December) is taken for what its calendar month is like, and all others for alike. So the first holiday of a history
 * spoils neither the estimates of the months that follow nor those of the next holiday. One such month may be chance, which the test of the second
 * year then finds.
 *
 * @param observations of reference months, oldest first
 * @returns by calendar month, 1 to 12, what to add to the logarithm of a development; 0 for all where fewer than eight months are known
 * @example Math.exp(firstSeason(observations, { window: 12 })(7)) * developed // developed is the number without a season
 */
export function firstSeason(
  observations: readonly DelayObservation[],
  { window }: FirstSeasonOptions,
): (month: number) => number {
  const unlike = alone(observations);
  if (observations.length < MIN_MONTHS || unlike.size === 0) return () => 0;
  const usual = meanLogRatio(observations.filter((one) => !unlike.has(one)));
  const newest = observations.slice(-window);
  const others = newest.filter((one) => !unlike.has(one));
  const shift = meanLogRatio(others) - meanLogRatio(newest);
  const own = new Map([...unlike].map(({ month, logRatio }) => [month, logRatio - usual]));
  return (month) => shift + (own.get(month) ?? 0);
}
