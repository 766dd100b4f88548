/** A number of which a part is reported, in the unit of its counts. */
export interface PartlyReported {
  /** What is reported so far. */
  readonly reported: number;
  /** What the reported part develops into by itself (chain ladder). */
  readonly developed: number;
  /** What was expected before anything was reported. */
  readonly prior: number;
}

/**
 * What a number will come to by Bornhuetter and Ferguson: what is reported, and of what is not yet, the part of the prior that has never
 * been reported at this delay:
 *
 *     reported + (1 - p) * prior,  with p = reported / developed, the part that is reported by now
 *
 * That is p * developed + (1 - p) * prior: the less has arrived, the less it is trusted. Where everything has arrived, or more than will
 * stay, it is what is developed.
 *
 * Source: Bornhuetter, R. L. & Ferguson, R. E. (1972), The actuary and IBNR, Proceedings of the Casualty Actuarial Society 59, 181-195.
 *
 * @example bornhuetterFerguson({ reported: 300, developed: 1000, prior: 900 }) // 930
 */
export function bornhuetterFerguson({ reported, developed, prior }: PartlyReported): number {
  if (reported >= developed) return developed;
  return reported + (1 - reported / developed) * prior;
}
