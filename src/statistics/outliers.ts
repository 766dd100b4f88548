import { median } from "./median.ts";

/** Standard deviation by median absolute deviation of normal numbers. */
const NORMAL = 1.4826;

/** Deviations from the median, in standard deviations by the median absolute deviation, beyond which a number is like no other. */
const FAR = 3.5;

interface OutlierOptions {
  /** The least that a standard deviation counts for: where most numbers are equal, small differences are nothing. */
  readonly least: number;
}

/**
 * Which numbers are like none of the others: Iglewicz and Hoaglin's modified z-score beyond 3.5. Up to half of the numbers can be far away
 * without hiding one another.
 *
 * Source: Iglewicz, B. & Hoaglin, D. C. (1993), How to detect and handle outliers, ASQC Quality Press, as in NIST/SEMATECH, e-Handbook of
 * Statistical Methods, 1.3.5.17.
 *
 * @returns in the order of the numbers
 * @example outliers([0.1, 0.11, 0.09, 0.2], { least: 0.002 }) // [false, false, false, true]
 */
export function outliers(numbers: readonly number[], { least }: OutlierOptions): readonly boolean[] {
  const centre = median(numbers);
  const distances = numbers.map((number) => Math.abs(number - centre));
  const limit = FAR * Math.max(least, NORMAL * median(distances));
  return distances.map((distance) => distance > limit);
}
