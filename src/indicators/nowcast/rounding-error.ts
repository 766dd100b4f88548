import type { Rounding } from "../../statistics/rounded-counts.ts";
import { compositionOf } from "../composition.ts";
import type { Composition } from "../composition.ts";
import type { Indicator } from "../declaration.ts";
import type { ExpectedShare } from "./series.ts";

/**
 * The variance of a published count around the true one, in persons squared: rounding is uniform over the base,
 * carrying forward is uniform over the persons who may have changed unseen.
 */
const varianceOf = ({ base, unseen = 0 }: Rounding): number => base ** 2 / 12 + (unseen * (unseen + 1)) / 3;

/** The variance of a share whose counts each have the given variance, by the delta method. */
function shareVariance({ numerator, denominator }: ExpectedShare, counts: Composition, variance: number): number {
  const share = numerator / denominator;
  const rest = counts.nested ? counts.denominator - counts.numerator : counts.denominator;
  const own = counts.nested ? (1 - share) ** 2 : 1;
  return ((own * counts.numerator + share ** 2 * rest) * variance) / denominator ** 2;
}

const PERCENT = 100;

/**
 * The standard error of an indicator's value from the rounding of its counts, in the indicator's unit: the error that
 * remains when every report has arrived.
 *
 * @param shares of each group in the value, as published or as expected
 * @param parts of how many separately rounded counts each count is the sum
 * @example roundingError(unemploymentRate, [{ numerator: 300, denominator: 3000 }]) // 0.09 percentage points for a base of 10
 */
export function roundingError(indicator: Indicator, shares: readonly ExpectedShare[], parts = 1): number {
  const variance = indicator.rounding === undefined ? 0 : parts * varianceOf(indicator.rounding);
  const counts = compositionOf(indicator.kind === "gap" ? indicator.of : indicator);
  if (indicator.kind === "count") return Math.sqrt(counts.numerator * variance);
  const variances = shares.map((share) => shareVariance(share, counts, variance));
  return PERCENT * Math.sqrt(variances.reduce((sum, one) => sum + one, 0));
}
