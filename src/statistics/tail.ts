import type { DevelopmentFactor } from "./chain-ladder.ts";
import { leastSquares } from "./least-squares.ts";

interface TailOptions {
  /**
   * The number of deliveries that contain a month, the first with delay 0: nothing arrives after the last. 13 by
   * default.
   */
  readonly deliveries?: number;
}

interface SeenFactor {
  readonly delay: number;
  readonly change: number;
}

/** The observed factors, less 1. A bridged factor has no delay of its own. */
const seen = (factors: readonly DevelopmentFactor[]): readonly SeenFactor[] =>
  factors.flatMap(({ factor, volume, bridged }, delay) =>
    factor === null || bridged || volume === 0 ? [] : [{ delay, change: factor - 1 }],
  );

/**
 * The tail factor: the development after the last observed delay, in addition to the development factors. A history
 * that is shorter than the register's window has not seen the end of any month. The distance of the factors from 1 is
 * assumed to decay exponentially with the delay:
 *
 *     ln |f(d) - 1| = a + b d by least squares;   tail = product of 1 ± exp(a + b d), d from the first unseen step to the window's last
 *
 * with the sign of the last factor that is not 1. The tail is 1 (no further development is assumed) where fewer than 3
 * factors differ from 1, where they do not approach 1 with the delay, and where the last one observed is 1: the
 * development had ended. It is also 1 where the history is as long as the window. Factors near 1 from few or rounded
 * counts make the tail too long rather than too short.
 *
 * Source: England, P. D. & Verrall, R. J. (2002), Stochastic claims reserving in general insurance, British Actuarial
 * Journal 8(3), 443-518, on the extrapolation of development factors into a tail; Boor, J. (2006), Estimating tail
 * development factors: what to do when the triangle runs out, CAS Forum, Winter 2006, on exponential decay. The finite
 * window of the register in place of an endless tail is this project's rule.
 *
 * @param factors by delay, from 0 on
 * @example tailFactor(factors) // factors 1.4, 1.2, 1.1: nine more steps, 1.05, 1.025, ...: 1.1032
 */
export function tailFactor(factors: readonly DevelopmentFactor[], { deliveries = 13 }: TailOptions = {}): number {
  const changes = seen(factors);
  const used = changes.filter(({ change }) => change !== 0);
  const line = leastSquares(used.map(({ delay, change }) => ({ x: delay, y: Math.log(Math.abs(change)) })));
  const last = changes.at(-1)?.change ?? 0;
  if (used.length < 3 || line === null || line.slope >= 0 || last === 0) return 1;
  const changeAt = (delay: number): number => Math.sign(last) * Math.exp(line.intercept + line.slope * delay);
  // A factor of 0 or less is not a development but a line through noise.
  if (changeAt(factors.length) <= -1) return 1;
  const unseen = Math.max(0, deliveries - 1 - factors.length);
  return Array.from({ length: unseen }, (_, step) => 1 + changeAt(factors.length + step)).reduce((a, b) => a * b, 1);
}
