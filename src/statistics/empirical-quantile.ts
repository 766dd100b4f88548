import { studentT } from "./student-t.ts";

function needsCoverage(coverage: number): void {
  if (!(coverage > 0 && coverage < 1)) throw new RangeError("a coverage lies between 0 and 1");
}

/**
 * Half the width of an interval around a new estimate that contains the truth with at least the stated probability: of
 * n earlier absolute errors the ⌈(n + 1) · coverage⌉-th smallest. Infinity where n is below coverage / (1 - coverage)
 * (9 errors for 90 %, 19 for 95 %): too few errors for a coverage that high, whatever their sizes.
 *
 * The coverage holds for every n and every distribution of the errors, provided that the new error is exchangeable with
 * the earlier ones; without ties it exceeds the stated one by at most 1 / (n + 1). It is the coverage over all nowcasts
 * of this kind, not that of a given month. (An interpolated quantile of the same errors, such as type 7, covers less:
 * with n = 9 and 90 % about 82 %.)
 *
 * Source: Vovk, V., Gammerman, A. & Shafer, G. (2005), Algorithmic learning in a random world; Lei, J. et al. (2018), Distribution-free
 * predictive inference for regression, Journal of the American Statistical Association 113, 1094-1111.
 *
 * @param errors of earlier estimates, in any unit; their signs are ignored
 * @throws RangeError unless 0 < coverage < 1
 * @example conformalQuantile([3, -1, 2, -4], 0.8) // 4
 */
export function conformalQuantile(errors: readonly number[], coverage: number): number {
  needsCoverage(coverage);
  const sorted = errors.map((error) => Math.abs(error)).toSorted((a, b) => a - b);
  // As a double, 100 · 0.55 is slightly more than 55.
  const rank = Math.ceil((errors.length + 1) * coverage - 1e-9);
  return sorted[rank - 1] ?? Infinity;
}

const sumOf = (errors: readonly number[]): number => errors.reduce((total, error) => total + Math.abs(error), 0);

/**
 * The mean absolute error: the size of errors around 0, less dominated by a few large ones than their squares. NaN
 * without errors.
 *
 * @param smallest the smallest size returned, however small the errors are: the step in which values move
 * @example sizeOf([3, -1], 0.5) // 2
 */
export const sizeOf = (errors: readonly number[], smallest: number): number =>
  Math.max(smallest, sumOf(errors) / errors.length);

/** Ratio of the root mean square to the mean absolute error of normal numbers around 0. */
const NORMAL_SIZE = Math.sqrt(Math.PI / 2);

/**
 * The factor by which the mean absolute size of n normal errors around 0 is multiplied to contain a new one with the
 * stated probability: Student's t with n degrees of freedom times √(1 + 1 / n), for a mean absolute error. The t
 * distribution allows for the scale estimated from n errors, the root for an estimate that was itself made from as many
 * rows, which is slightly conservative. Nothing is guaranteed for errors that are not normal.
 *
 * Source: the prediction interval of a normal sample, as in Geisser, S. (1993), Predictive inference, with a known mean
 * of 0.
 *
 * @throws RangeError unless 0 < coverage < 1
 * @returns Infinity without errors
 * @example 0.7 * normalFactor(18, 0.95) // 1.89: of 18 errors of size 0.7
 */
export function normalFactor(count: number, coverage: number): number {
  needsCoverage(coverage);
  return count === 0 ? Infinity : NORMAL_SIZE * studentT((1 + coverage) / 2, count) * Math.sqrt(1 + 1 / count);
}

interface Before {
  /** The number of preceding errors that determine the unit; fewer if there are fewer. */
  readonly window: number;
  /** An error with fewer preceding ones has no unit. */
  readonly least: number;
  /** The smallest unit (`sizeOf`). */
  readonly smallest: number;
}

/**
 * Each error in units of the size of the preceding ones: the scaled size of a new error at the time when it was made,
 * whatever the distribution of the errors, and also if they shrink or grow over time. The ratios of several groups can
 * be pooled, as each is in its own group's unit; their `conformalQuantile` is then the factor for the size of a group's
 * newest errors. An error of 0 has ratio 0; any other error after errors of 0 alone is infinitely large, unless there
 * is a smallest unit.
 *
 * Source: the prequential principle of Dawid, A. P. (1984), Statistical theory: the prequential approach, Journal of
 * the Royal Statistical Society A 147, 278-292: a forecast is evaluated only against subsequent outcomes.
 *
 * @param errors oldest first
 * @example prequentialRatios([3, -4, 5], { window: 12, least: 1, smallest: 0.1 }) // [1.33, 1.43]
 */
export function prequentialRatios(errors: readonly number[], { window, least, smallest }: Before): readonly number[] {
  return errors.slice(least).map((error, after) => {
    const at = least + after;
    return error === 0 ? 0 : Math.abs(error) / sizeOf(errors.slice(Math.max(0, at - window), at), smallest);
  });
}
