/** A partly reported count, in the unit of its counts. */
export interface PartlyReported {
  /** The count reported so far. */
  readonly reported: number;
  /** The chain ladder ultimate of the reported count. */
  readonly developed: number;
  /** The prior estimate of the ultimate, made before anything was reported. */
  readonly prior: number;
}

/**
 * The Bornhuetter-Ferguson estimate of an ultimate: the reported count plus the share of the prior that is still to be
 * reported at this delay:
 *
 *     reported + (1 - p) * prior,  with p = reported / developed, the part that is reported by now
 *
 * This equals p * developed + (1 - p) * prior: the less has been reported, the less weight it gets. Where everything
 * has been reported, or more than will remain, the estimate is the chain ladder ultimate.
 *
 * Source: Bornhuetter, R. L. & Ferguson, R. E. (1972), The actuary and IBNR, Proceedings of the Casualty Actuarial Society 59, 181-195.
 *
 * @example bornhuetterFerguson({ reported: 300, developed: 1000, prior: 900 }) // 930
 */
export function bornhuetterFerguson({ reported, developed, prior }: PartlyReported): number {
  if (reported >= developed) return developed;
  return reported + (1 - reported / developed) * prior;
}
