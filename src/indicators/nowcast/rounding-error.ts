import type { Rounding } from "../../statistics/rounded-counts.ts";
import { compositionOf } from "../composition.ts";
import type { Composition } from "../composition.ts";
import type { Indicator } from "../declaration.ts";
import type { ExpectedShare } from "./series.ts";

/**
 * Variance of a published count around the true one, persons squared: rounding to a base is even over the base, holding over the persons
 * that may have changed unseen.
 */
const varianceOf = ({ base, unseen = 0 }: Rounding): number => base ** 2 / 12 + (unseen * (unseen + 1)) / 3;

/** Variance of a share whose counts are each off by the variance, by their derivatives. */
function shareVariance({ numerator, denominator }: ExpectedShare, counts: Composition, variance: number): number {
  const share = numerator / denominator;
  const rest = counts.nested ? counts.denominator - counts.numerator : counts.denominator;
  const own = counts.nested ? (1 - share) ** 2 : 1;
  return ((own * counts.numerator + share ** 2 * rest) * variance) / denominator ** 2;
}

const PERCENT = 100;

/**
 * Standard error of an indicator's value from the rounding of the counts in it, in the indicator's unit: what is left when every report has
 * come in.
 *
 * @param shares of each group that the value is made of, as published or as expected
 * @example roundingError(unemploymentRate, [{ numerator: 300, denominator: 3000 }]) // 0.09 percentage points for a base of 10
 */
export function roundingError(indicator: Indicator, shares: readonly ExpectedShare[]): number {
  const variance = indicator.rounding === undefined ? 0 : varianceOf(indicator.rounding);
  const counts = compositionOf(indicator.kind === "gap" ? indicator.of : indicator);
  if (indicator.kind === "count") return Math.sqrt(counts.numerator * variance);
  const variances = shares.map((share) => shareVariance(share, counts, variance));
  return PERCENT * Math.sqrt(variances.reduce((sum, one) => sum + one, 0));
}
