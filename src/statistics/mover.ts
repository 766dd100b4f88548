import type { Interval } from "./interval.ts";

/** An estimate with its limits: `lower <= value <= upper`, all in the same unit. */
export interface Estimate extends Interval {
  readonly value: number;
}

// Math.hypot may differ in the last digit between engines; a square root may not.
const reach = (a: number, b: number): number => Math.sqrt(a * a + b * b);

/**
 * The interval of a difference of two independent estimates from their own intervals, by the method of variance estimates recovery (MOVER). With
 * e1 in (l1, u1) and e2 in (l2, u2), all of one confidence level:
 *
 *     e1 - e2 - √((e1 - l1)² + (u2 - e2)²)   to   e1 - e2 + √((u1 - e1)² + (e2 - l2)²)
 *
 * The limits need not be symmetric around the estimates. Exchanging the two estimates only changes the sign and the
 * order of the limits; wider limits never narrow the result. Source: Zou, G. Y. and Donner, A. (2008), Construction of
 * confidence limits about effect measures: a general approach, Statistics in Medicine 27, 1693-1702, equation 3; with
 * Wilson's limits it is method 10 of Newcombe (1998), Statistics in Medicine 17, 873-890.
 *
 * @throws RangeError when an estimate lies outside its limits
 * @example mover({ value: 0.8, lower: 0.6918, upper: 0.8767 }, { value: 0.6, lower: 0.4905, upper: 0.7004 }) // { lower: 0.0525, upper: 0.3338 }
 */
export function mover(minuend: Estimate, subtrahend: Estimate): Interval {
  for (const { value, lower, upper } of [minuend, subtrahend]) {
    if (!(lower <= value && value <= upper)) throw new RangeError("an estimate lies between its limits");
  }
  const difference = minuend.value - subtrahend.value;
  return {
    lower: difference - reach(minuend.value - minuend.lower, subtrahend.upper - subtrahend.value),
    upper: difference + reach(minuend.upper - minuend.value, subtrahend.value - subtrahend.lower),
  };
}
