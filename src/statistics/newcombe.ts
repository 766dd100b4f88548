import type { Interval, Share, ShareRange } from "./interval.ts";
import { mover } from "./mover.ts";
import { wilson } from "./wilson.ts";

const estimate = (share: Share) => ({ value: share.numerator / share.denominator, ...wilson(share) });

/**
 * Newcombe's method 10 for the difference of two independent shares, 95 %, as shares of 1. With the Wilson limits (l1, u1) and (l2, u2):
 *
 *     p1 - p2 - √((p1 - l1)² + (u2 - p2)²)   to   p1 - p2 + √((u1 - p1)² + (p2 - l2)²)
 *
 * Exchanging the two shares only changes the sign and the order of the limits. Source: Newcombe, R. G. (1998), Interval
 * estimation for the difference between independent proportions, Statistics in Medicine 17, 873-890, method 10 (without
 * continuity correction).
 *
 * @throws RangeError when one of the shares is not a share
 * @example newcombe({ numerator: 56, denominator: 70 }, { numerator: 48, denominator: 80 }) // { lower: 0.0524, upper: 0.3339 }
 */
export const newcombe = (minuend: Share, subtrahend: Share): Interval => mover(estimate(minuend), estimate(subtrahend));

/**
 * The interval that contains Newcombe's interval for every pair of shares in two ranges. The lower limit increases with
 * p1 and l1 and decreases with p2 and u2, and all of these reach their extremes in the same corner: the lowest minuend
 * with the highest subtrahend. The upper limit is the mirror image.
 *
 * @throws RangeError as `newcombe`
 * @example newcombeOver(foreign, finnish) // where each is { lowest: { numerator, denominator }, highest: { numerator, denominator } }
 */
export const newcombeOver = (minuend: ShareRange, subtrahend: ShareRange): Interval => ({
  lower: newcombe(minuend.lowest, subtrahend.highest).lower,
  upper: newcombe(minuend.highest, subtrahend.lowest).upper,
});
