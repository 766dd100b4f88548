import { median } from "./median.ts";

/** Ratio of the standard deviation to the median absolute deviation of normal numbers. */
const NORMAL = 1.4826;

/**
 * The limit of a usual number: deviation from the median in standard deviations, estimated from the median absolute
 * deviation.
 */
const FAR = 3.5;

interface OutlierOptions {
  /** The smallest standard deviation assumed: where most numbers are equal, small differences are irrelevant. */
  readonly least: number;
}

/**
 * Which numbers are outliers: Iglewicz and Hoaglin's modified z-score beyond 3.5. Up to half of the numbers can be
 * outliers without masking one another.
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
