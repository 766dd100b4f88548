import { shuffled, xorshift32 } from "../../src/statistics/random.ts";

/** Draws from one seed: the same seed, the same draws. */
export interface Draw {
  /** A whole number from 0 up to `below`, excluded. */
  readonly whole: (below: number) => number;
  readonly one: <T>(among: readonly [T, ...T[]]) => T;
  readonly chance: (share: number) => boolean;
  readonly shuffled: <T>(values: readonly T[]) => readonly T[];
}

const inOrder = <T>(values: readonly T[], order: readonly number[]): readonly T[] =>
  order.flatMap((index) => values.slice(index, index + 1));

/** @param seed A whole number from 1. */
export function drawFrom(seed: number): Draw {
  // Neighbouring seeds would begin alike.
  const random = xorshift32(Math.imul(seed, 2_654_435_761) >>> 0 || 1);
  for (let index = 0; index < 8; index += 1) random();
  const whole = (below: number): number => Math.floor(random() * below);
  return {
    whole,
    one: (among) => among[whole(among.length)] ?? among[0],
    chance: (share) => random() < share,
    shuffled: (values) => inOrder(values, shuffled([...values.keys()], random)),
  };
}
