import type { DelayObservation } from "./delay-season.ts";
import { meanLogRatio } from "./delay-season.ts";
import { outliers } from "./outliers.ts";

/** Fewest months from which a usual level is estimated. */
const MIN_MONTHS = 8;

/** Log ratios that differ by less count as equal. */
const ALIKE_WITHIN = 0.002;

interface FirstSeasonOptions {
  /** The number of newest reference months in the development that is to be adjusted. */
  readonly window: number;
}

/**
 * Isolated unusual reference months. Their neighbours are usual, so that they do not mark a lasting change; for the
 * newest month this is not yet known.
 */
function alone(observations: readonly DelayObservation[]): ReadonlySet<DelayObservation> {
  const far = outliers(
    observations.map(({ logRatio }) => logRatio),
    { least: ALIKE_WITHIN },
  );
  return new Set(observations.filter((_, at) => far[at] === true && far[at - 1] !== true && far[at + 1] === false));
}

/**
 * The season of a delay before calendar months have been observed often enough for a test (`delaySeason`). An isolated
 * unusual reference month (a July, a December) is taken as typical of its calendar month, and all other months as
 * equal. The first holiday of a history then distorts neither the estimates of the following months nor those of the
 * next holiday. Such a month may be chance; the test of the second year decides.
 *
 * @param observations of reference months, oldest first
 * @returns by calendar month, 1 to 12, the adjustment to the logarithm of a development; 0 for all months if fewer than
 *   eight are known
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
