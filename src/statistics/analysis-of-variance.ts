import { mean } from "./mean.ts";
import { shuffled, xorshift32 } from "./random.ts";

/** A measurement and the group that it belongs to. */
export interface Grouped {
  readonly group: number;
  readonly value: number;
}

interface AnalysisOfVariance {
  /** F; Infinity where values vary only between groups, 0 where no value differs. */
  readonly statistic: number;
  /** The probability of a statistic at least this large if the groups do not differ. */
  readonly pValue: number;
}

/** The values' groups, numbered from 0, and the number of values in each. */
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

/**
 * The sum over groups of the squared sum divided by the size: the only part of F that a permutation changes, and F
 * increases with it.
 */
function spreadOf({ members, sizes }: Grouping, values: readonly number[]): number {
  const sums = new Float64Array(sizes.length);
  for (const [index, group] of members.entries()) sums[group]! += values[index]!;
  return sums.reduce((total, sum, group) => total + sum ** 2 / sizes[group]!, 0);
}

/** F of deviations from the mean: variance between groups over variance within groups. */
function statisticOf(grouping: Grouping, deviations: readonly number[]): number {
  const total = deviations.reduce((sum, value) => sum + value ** 2, 0);
  const between = spreadOf(grouping, deviations);
  const groups = grouping.sizes.length;
  const ratio = (between * (deviations.length - groups)) / ((total - between) * (groups - 1));
  return total === 0 ? 0 : ratio;
}

/**
 * Tests whether groups differ in their means: Fisher's F with the p-value of a permutation test, which is the share of
 * random permutations, including the observed order, whose F is at least as large. The test never rejects more often
 * than its level states, whatever the sample size and the distribution. It uses values rather than ranks, so two months
 * of twelve that are far from the others stand out even in a small sample. The permutations come from a fixed seed, so
 * the same values give the same p-value; the smallest is 1 / 2000.
 *
 * Source: Fisher, R. A. (1925), Statistical Methods for Research Workers, chapter VII; Phipson, B. & Smyth, G. K. (2010), Permutation
 * p-values should never be zero, Statistical Applications in Genetics and Molecular Biology 9(1), article 39.
 *
 * @example analysisOfVariance([{ group: 1, value: 2.9 }, { group: 1, value: 3.0 }, { group: 2, value: 3.8 }]) // F and its p-value
 */
export function analysisOfVariance(sample: readonly Grouped[]): AnalysisOfVariance {
  const grouping = groupingOf(sample);
  const values = sample.map(({ value }) => value);
  const centre = values.length === 0 ? 0 : mean(values);
  const deviations = values.map((value) => value - centre);
  const random = xorshift32(2463534242);
  // Sums of the same values in a different order may differ in the last digit.
  const limit = spreadOf(grouping, deviations) * (1 - 1e-12);
  const permutations = Array.from({ length: PERMUTATIONS }, () => spreadOf(grouping, shuffled(deviations, random)));
  const asGreat = permutations.filter((spread) => spread >= limit).length;
  return { statistic: statisticOf(grouping, deviations), pValue: (1 + asGreat) / (1 + PERMUTATIONS) };
}
