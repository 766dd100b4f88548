import { wilson } from "../../../src/statistics/wilson.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { roundedDown, roundedQuotient, roundedUp } from "../../../src/statistics/rounding.ts";
import type { Interval } from "../../../src/statistics/interval.ts";

/** A share as whole persons. */
export interface Pair {
  readonly numerator: number;
  readonly denominator: number;
}

/** Limits in per cent with one decimal, as an attacker believes that they were made of a pair. */
export type LimitsOf = (pair: Pair) => Interval;

const DECIMALS = 1;

/** Wilson's limits of the pair itself: right if rates were made of true counts. */
export const plainLimits: LimitsOf = (pair) => {
  const { lower, upper } = wilson(pair);
  return { lower: roundedDown(100 * lower, DECIMALS), upper: roundedUp(100 * upper, DECIMALS) };
};

/**
 * Searches the whole persons that give back a published rate and its limits, up to the largest denominator tried.
 *
 * @example recovered({ OBS_VALUE: 12.5, LOWER: 2.2, UPPER: 47.1 }, { limitsOf: plainLimits, most: 100 }) // [{ numerator: 1, denominator: 8 }]
 */
export function recovered(
  { OBS_VALUE, LOWER, UPPER }: Pick<Observation, "OBS_VALUE" | "LOWER" | "UPPER">,
  { limitsOf, most }: { readonly limitsOf: LimitsOf; readonly most: number },
): readonly Pair[] {
  if (OBS_VALUE === null) return [];
  const found: Pair[] = [];
  for (let denominator = 1; denominator <= most; denominator += 1) {
    const near = Math.round((OBS_VALUE * denominator) / 100);
    for (let numerator = Math.max(near - 1, 0); numerator <= Math.min(near + 1, denominator); numerator += 1) {
      const value = roundedQuotient(BigInt(100 * numerator), BigInt(denominator), DECIMALS);
      if (value !== OBS_VALUE) continue;
      const { lower, upper } = limitsOf({ numerator, denominator });
      if (lower === LOWER && upper === UPPER) found.push({ numerator, denominator });
    }
  }
  return found;
}
