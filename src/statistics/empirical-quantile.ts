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

const sumOf = (errors: readonly number[]): number => errors.reduce((total, error) => total + Math.abs(error), 0);

/**
 * The mean absolute error: the size of errors around 0, of which a few far ones do not decide as in their squares. NaN without errors.
 *
 * @param smallest what errors may be of at least, however small those few are: the step that values move in
 * @example sizeOf([3, -1], 0.5) // 2
 */
export const sizeOf = (errors: readonly number[], smallest: number): number =>
  Math.max(smallest, sumOf(errors) / errors.length);

/** Root mean square by mean absolute error of normal numbers around 0. */
const NORMAL_SIZE = Math.sqrt(Math.PI / 2);

/**
 * By what the size of so many normal errors around 0 is multiplied to hold a new one with the stated probability: Student's t of n degrees
 * times √(1 + 1 / n), for a size in mean absolute errors. t allows for a scale that was estimated from n errors, the root for an estimate
 * that was itself made from as many rows: a little wide. Nothing is promised for errors of another shape.
 *
 * Source: the prediction interval of a normal sample, as in Geisser, S. (1993), Predictive inference, with the mean known to be 0.
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
  /** So many of the errors just before one are its unit, or as many as there are. */
  readonly window: number;
  /** An error with fewer before it has none. */
  readonly least: number;
  /** The smallest unit (`sizeOf`). */
  readonly smallest: number;
}

/**
 * Each error in units of the size of those before it: what a new error is in units of the errors that were known when it was made, whatever
 * the shape of the errors, and also where they become smaller or greater with time. Those of several groups can be put together, as each is in its
 * own group's units; `conformalQuantile` of them is then what to multiply the size of a group's newest errors by. An error of 0 is 0
 * whatever those before it are; any other one after errors of 0 alone is infinitely large, unless there is a smallest unit.
 *
 * Source: the prequential principle of Dawid, A. P. (1984), Statistical theory: the prequential approach, Journal of the Royal Statistical
 * Society A 147, 278-292: a forecast is judged by what came after it, by nothing else.
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
