import { Z_95 } from "./interval.ts";
import type { Interval, Share, ShareRange } from "./interval.ts";

/**
 * Wilson's score interval of a share, 95 %, as shares of 1. With p = x / n and z = 1.96:
 *
 *     (p + z²/2n ± z √(p (1 - p) / n + z²/4n²)) / (1 + z²/n)
 *
 * It lies within [0, 1] and always contains p. Source: Wilson, E. B. (1927), Probable inference, the law of succession,
 * and statistical inference, Journal of the American Statistical Association 22, 209-212; method 3 of Newcombe (1998),
 * Statistics in Medicine 17, 857-872.
 *
 * @throws RangeError unless 0 <= numerator <= denominator and denominator > 0
 * @example wilson({ numerator: 65, denominator: 100 }) // { lower: 0.55254, upper: 0.73636 }
 */
export function wilson({ numerator, denominator }: Share): Interval {
  if (!(denominator > 0 && numerator >= 0 && numerator <= denominator)) {
    throw new RangeError("a share needs 0 <= numerator <= denominator and a denominator above 0");
  }
  const zz = Z_95 * Z_95;
  const rest = denominator - numerator;
  const centre = 2 * numerator + zz;
  const reach = Z_95 * Math.sqrt(zz + (4 * numerator * rest) / denominator);
  const scale = 2 * (denominator + zz);
  // At 0 and at 100 % the limit is the share itself; the subtraction would leave a rounding error in the last digit.
  return {
    lower: numerator === 0 ? 0 : (centre - reach) / scale,
    upper: rest === 0 ? 1 : (centre + reach) / scale,
  };
}

/**
 * The interval that contains Wilson's interval for every share in a range. Wilson's limits increase with the numerator
 * and decrease with the rest, so the smallest lower limit is that of the lowest share and the greatest upper limit that
 * of the highest.
 *
 * @throws RangeError as `wilson`
 * @example wilsonOver({ lowest: { numerator: 95, denominator: 999 }, highest: { numerator: 104, denominator: 999 } }) // { lower: 0.0784, upper: 0.1246 }
 */
export const wilsonOver = ({ lowest, highest }: ShareRange): Interval => ({
  lower: wilson(lowest).lower,
  upper: wilson(highest).upper,
});
