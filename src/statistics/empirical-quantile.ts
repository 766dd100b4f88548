import { studentT } from "./student-t.ts";

function needsCoverage(coverage: number): void {
  if (!(coverage > 0 && coverage < 1)) throw new RangeError("a coverage lies between 0 and 1");
}

/**
 * Half the width of an interval around a new estimate that holds the truth with at least the stated probability: of n earlier absolute
 * errors the ⌈(n + 1) · coverage⌉-th smallest. Infinity where n is below coverage / (1 - coverage) (9 errors for 90 %, 19 for 95 %): so few
 * errors say nothing of a coverage that high, whatever they are.
 *
 * The coverage holds for every n and whatever the distribution of the errors, as long as the new one is exchangeable with the earlier
 * ones; without ties it is above the stated one by no more than 1 / (n + 1). It is one of all nowcasts made like this, not one of a given
 * month. (An interpolated quantile of the same errors, such as type 7, covers less: with n = 9 and 90 % about 82 %.)
 *
 * Source: Vovk, V., Gammerman, A. & Shafer, G. (2005), Algorithmic learning in a random world; Lei, J. et al. (2018), Distribution-free
 * predictive inference for regression, Journal of the American Statistical Association 113, 1094-1111.
 *
 * @param errors of earlier estimates, in any unit; their signs do not matter
 * @throws RangeError unless 0 < coverage < 1
 * @example conformalQuantile([3, -1, 2, -4], 0.8) // 4
 */
export function conformalQuantile(errors: readonly number[], coverage: number): number {
  needsCoverage(coverage);
  const sorted = errors.map((error) => Math.abs(error)).toSorted((a, b) => a - b);
  // 100 · 0.55 is a little more than 55 as a double.
  const rank = Math.ceil((errors.length + 1) * coverage - 1e-9);
  return sorted[rank - 1] ?? Infinity;
}

const sumOfSquares = (errors: readonly number[]): number => errors.reduce((total, error) => total + error ** 2, 0);

/** By what the root mean square of so many errors is multiplied. */
const widening = (count: number, coverage: number): number =>
  studentT((1 + coverage) / 2, count) * Math.sqrt(1 + 1 / count);

/**
 * The same from the size of the errors rather than from their order, for coverages that n errors are too few for: their root mean square
 * times Student's t of n degrees times √(1 + 1 / n). t allows for a scale that was estimated from n errors, the root for an estimate that
 * was itself made from as many rows. Exact in its t for normal errors around 0, and a little wide by the root; nothing is promised for
 * errors of another shape. Errors of several delays or groups can be pooled once each is divided by its own standard error (`mack`): the
 * result is then what to multiply a new standard error by.
 *
 * Source: the prediction interval of a normal sample, as in Geisser, S. (1993), Predictive inference, with the mean known to be 0.
 *
 * @throws RangeError unless 0 < coverage < 1
 * @returns Infinity without errors
 * @example scaledQuantile([1.2, -0.7, 0.4, -1.5], 0.95) // 3.2
 */
export function scaledQuantile(errors: readonly number[], coverage: number): number {
  needsCoverage(coverage);
  const count = errors.length;
  return count === 0 ? Infinity : Math.sqrt(sumOfSquares(errors) / count) * widening(count, coverage);
}

/**
 * What a stated coverage was worth: the share of the errors that an interval made of all the others contains (`scaledQuantile`, leaving one
 * out at a time). Null for fewer than two errors.
 *
 * @throws RangeError unless 0 < coverage < 1
 * @example coverageOfOthers([1, -2, 1.5, 0.5], 0.8) // 1
 */
export function coverageOfOthers(errors: readonly number[], coverage: number): number | null {
  needsCoverage(coverage);
  const others = errors.length - 1;
  if (others < 1) return null;
  const [all, factor] = [sumOfSquares(errors), widening(others, coverage)];
  const inside = errors.filter((error) => {
    const left = Math.max(0, all - error ** 2);
    return Math.abs(error) <= Math.sqrt(left / others) * factor;
  });
  return inside.length / errors.length;
}
