import { sum } from "./sum.ts";

/** A class of a population: its size and its rate, each in any unit. */
export interface ClassOfPopulation {
  readonly size: number;
  readonly rate: number;
}

/** The decomposition of a difference of two crude rates, in the rates' unit. */
export interface Decomposition {
  /** The first population's crude rate less the second's: the sum of the two parts. */
  readonly difference: number;
  /** The part due to the populations' different composition. */
  readonly composition: number;
  /** The part due to their different rates in the same classes. */
  readonly rate: number;
}

function sharesOf(population: readonly ClassOfPopulation[]): readonly number[] {
  const total = sum(population.map(({ size }) => size));
  if (!(total > 0) || population.some(({ size }) => size < 0))
    throw new RangeError("a population needs at least one person");
  return population.map(({ size }) => size / total);
}

/**
 * Decomposes the difference of two crude rates into a composition part and a rate part, without a residual: with shares
 * c and C, rates r and R of the classes
 *
 *     Σ (c - C) (r + R) / 2   +   Σ (r - R) (c + C) / 2   =   Σ c r - Σ C R
 *
 * Exchanging the populations only changes every sign. The decomposition is arithmetic and shows no cause. Source:
 * Kitagawa, E. M. (1955), Components of a difference between two rates, Journal of the American Statistical Association
 * 50, 1168-1194, equation 3.3.
 *
 * @param first its classes in the same order as the second's
 * @throws RangeError where the numbers of classes differ, or a population is empty
 * @example kitagawa([{ size: 1, rate: 10 }, { size: 1, rate: 30 }], [{ size: 3, rate: 10 }, { size: 1, rate: 20 }]) // { difference: 7.5, composition: 3.75, rate: 3.75 }
 */
export function kitagawa(first: readonly ClassOfPopulation[], second: readonly ClassOfPopulation[]): Decomposition {
  if (first.length !== second.length) throw new RangeError("two populations need the same classes");
  const [shares, others] = [sharesOf(first), sharesOf(second)];
  const composition = sum(first.map(({ rate }, at) => ((shares[at]! - others[at]!) * (rate + second[at]!.rate)) / 2));
  const rate = sum(first.map((one, at) => ((one.rate - second[at]!.rate) * (shares[at]! + others[at]!)) / 2));
  return { difference: composition + rate, composition, rate };
}
