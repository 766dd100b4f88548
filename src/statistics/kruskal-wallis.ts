import { shuffled, xorshift32 } from "./random.ts";

/** A measurement and the group that it belongs to. */
export interface Grouped {
  readonly group: number;
  readonly value: number;
}

interface KruskalWallis {
  readonly statistic: number;
  /** The probability of such a statistic or a greater one where the groups do not differ. */
  readonly pValue: number;
}

/** The values' groups, counted from 0, and how many values each has. */
interface Grouping {
  readonly members: readonly number[];
  readonly sizes: readonly number[];
}

const PERMUTATIONS = 1999;

function groupingOf(sample: readonly Grouped[]): Grouping {
  const groups = [...Map.groupBy(sample, ({ group }) => group)];
  const numbers = new Map(groups.map(([group], index) => [group, index]));
  return {
    members: sample.map(({ group }) => numbers.get(group)!),
    sizes: groups.map(([, values]) => values.length),
  };
}

/** Ranks from 1 on; equal values have the mean of theirs. */
function ranksOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

/** Of each group the square of its sum of ranks by its size, added up: all that a permutation changes in H. */
function spreadOf({ members, sizes }: Grouping, ranks: readonly number[]): number {
  const sums = new Float64Array(sizes.length);
  for (const [index, group] of members.entries()) sums[group]! += ranks[index]!;
  return sums.reduce((total, sum, group) => total + sum ** 2 / sizes[group]!, 0);
}

/** H, corrected for ties: the spread between groups by the variance of all ranks. 0 where all values are equal. */
function statisticOf(grouping: Grouping, ranks: readonly number[]): number {
  const centre = (ranks.length + 1) / 2;
  const squares = ranks.reduce((total, rank) => total + (rank - centre) ** 2, 0);
  const between = spreadOf(grouping, ranks) - ranks.length * centre ** 2;
  return squares === 0 ? 0 : ((ranks.length - 1) * between) / squares;
}

/**
 * Do groups differ in where their values lie? Kruskal and Wallis's H with the p-value of a permutation test: the share of random
 * permutations, the given order among them, whose H is as great. The test rejects no more often than its level says in samples of any
 * size, where chi-square is an approximation for groups of five and more. The permutations come from a fixed seed, so the same values give
 * the same p-value; the smallest is 1 / 2000.
 *
 * Source: Kruskal, W. H. & Wallis, W. A. (1952), Use of ranks in one-criterion variance analysis, Journal of the American Statistical
 * Association 47, 583-621; Phipson, B. & Smyth, G. K. (2010), Permutation p-values should never be zero, Statistical Applications in
 * Genetics and Molecular Biology 9(1), article 39.
 *
 * @example kruskalWallis([{ group: 1, value: 2.9 }, { group: 1, value: 3.0 }, { group: 2, value: 3.8 }]) // H and its p-value
 */
export function kruskalWallis(sample: readonly Grouped[]): KruskalWallis {
  const grouping = groupingOf(sample);
  const ranks = ranksOf(sample.map(({ value }) => value));
  const random = xorshift32(2463534242);
  // Sums of the same ranks in another order may differ in the last digit.
  const limit = spreadOf(grouping, ranks) * (1 - 1e-12);
  const permutations = Array.from({ length: PERMUTATIONS }, () => spreadOf(grouping, shuffled(ranks, random)));
  const asGreat = permutations.filter((spread) => spread >= limit).length;
  return { statistic: statisticOf(grouping, ranks), pValue: (1 + asGreat) / (1 + PERMUTATIONS) };
}
