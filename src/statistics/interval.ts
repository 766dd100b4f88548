/** Lower and upper limit, in the unit of the estimate. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** A share as integer counts: `numerator` of `denominator` persons. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** The smallest and the greatest share that rounded counts may represent. */
export interface ShareRange {
  readonly lowest: Share;
  readonly highest: Share;
}

/** The standard normal distribution's 97.5 % point: two-sided 95 % limits. */
export const Z_95 = 1.959963984540054;
