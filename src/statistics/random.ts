/** Numbers from 0 up to, not including, 1. */
export type Random = () => number;

/**
 * A fixed sequence of pseudo-random numbers: the same seed gives the same numbers on every machine. For permutations,
 * not for secrets. Source: Marsaglia, G. (2003), Xorshift RNGs, Journal of Statistical Software 8(14), with the shifts
 * 13, 17 and 5.
 *
 * @param seed an integer from 1 to 2³² - 1
 * @example xorshift32(2463534242)() // 723471715 / 2³²
 */
export function xorshift32(seed: number): Random {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/**
 * The values in a random order; all orders are equally likely. Source: Durstenfeld, R. (1964), Algorithm 235: random
 * permutation, Communications of the ACM 7, 420.
 *
 * @example shuffled([1, 2, 3], xorshift32(1)) // the same three in another order
 */
export function shuffled(values: readonly number[], random: Random): readonly number[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
