import { conformalQuantile, normalFactor, prequentialRatios } from "../../statistics/empirical-quantile.ts";
import type { BackTest } from "./back-test.ts";

/** Mean absolute errors of the possible estimates, in the indicator's unit; null without a back-test. */
export interface Errors {
  readonly nowcast: number | null;
  readonly naive: number | null;
  readonly lastYear: number | null;
}

const meanAbsolute = (errors: readonly number[]): number | null =>
  errors.length === 0 ? null : errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;

export const errorsOf = (tests: readonly BackTest[]): Errors => ({
  nowcast: meanAbsolute(tests.map(({ nowcast }) => nowcast)),
  naive: meanAbsolute(tests.map(({ naive }) => naive)),
  lastYear: meanAbsolute(tests.flatMap(({ lastYear }) => lastYear ?? [])),
});

/**
 * Upper limits of the size classes, by published persons of the denominator: rounding and chance have similar weight
 * within one.
 */
const CLASSES = [300, 1000, 10_000, Infinity];

/** The number of the size class of a group. */
export const sizeClass = (base: number): number => CLASSES.findIndex((end) => base < end);

/** Back-tests of one series, and their weight beside those of others. */
interface Weighted {
  readonly tests: readonly BackTest[];
  /** The persons of the series: errors of small groups are mostly rounding, which no method reduces. */
  readonly weight: number;
}

/** Compares methods in each class of series, over the back-tests of many series, as those of one are few. */
export interface MethodComparison {
  add(name: string, weighted: Weighted): void;
  /** Whether the class has any back-test. */
  isTried(name: string): boolean;
  /** True where the nowcast's mean absolute error is below that of the naive estimate. */
  nowcastWins(name: string): boolean;
}

export function methodComparison(): MethodComparison {
  const sums = new Map<string, { nowcast: number; naive: number; tests: number }>();
  return {
    add: (name, { tests, weight }) => {
      const sum = sums.get(name) ?? { nowcast: 0, naive: 0, tests: 0 };
      for (const { nowcast, naive } of tests) {
        sum.nowcast += weight * Math.abs(nowcast);
        sum.naive += weight * Math.abs(naive);
        sum.tests += 1;
      }
      sums.set(name, sum);
    },
    isTried: (name) => (sums.get(name)?.tests ?? 0) > 0,
    nowcastWins: (name) => {
      const { nowcast, naive } = sums.get(name) ?? { nowcast: 0, naive: 0 };
      return nowcast < naive;
    },
  };
}

/** The factors for the size of a series' errors that give intervals with a coverage of 80 and 95 %. */
export interface Factors {
  readonly narrow: number;
  readonly wide: number;
}

/** Fewest errors for empirical quantiles; fewer errors are assumed to be normal. */
const MIN_ERRORS_FOR_QUANTILE = 40;

/**
 * The number of newest errors used in an interval: a year, each calendar month once. Older errors were made with less
 * knowledge of the reporting pattern.
 */
export const ERROR_WINDOW = 12;

/** Fewest preceding errors against which an error is scaled. */
const MIN_PRIOR_ERRORS = 5;

/** Errors of one series, in its unit. */
export interface SeriesErrors {
  /** Oldest first. */
  readonly errors: readonly number[];
  /**
   * The standard error of the value from the rounding of its counts: numbers that did not change for a year may still
   * change by that.
   */
  readonly rounding: number;
}

const ratiosOf = ({ errors, rounding }: SeriesErrors): readonly number[] =>
  prequentialRatios(errors, { window: ERROR_WINDOW, least: MIN_PRIOR_ERRORS, smallest: rounding });

/**
 * The distributions of errors in each class of series, in units of the size of the preceding errors of the same series:
 * a single series has too few errors for an 80 or 95 % quantile.
 */
export interface ErrorDistributions {
  add(name: string, ofSeries: SeriesErrors): void;
  /** @param count the number of errors of the series */
  factors(name: string, count: number): Factors;
}

export function errorDistributions(): ErrorDistributions {
  const ratios = new Map<string, number[]>();
  const quantiles = new Map<string, Factors>();
  return {
    add: (name, ofSeries) => {
      const seen = ratios.get(name) ?? [];
      seen.push(...ratiosOf(ofSeries));
      ratios.set(name, seen);
      quantiles.delete(name);
    },
    factors: (name, count) => {
      const seen = ratios.get(name) ?? [];
      if (seen.length < MIN_ERRORS_FOR_QUANTILE)
        return { narrow: normalFactor(count, 0.8), wide: normalFactor(count, 0.95) };
      const known = quantiles.get(name) ?? {
        narrow: conformalQuantile(seen, 0.8),
        wide: conformalQuantile(seen, 0.95),
      };
      quantiles.set(name, known);
      return known;
    },
  };
}

/** The share of errors contained in the interval from the preceding ones; null where no error has enough of them. */
export function coverageOf(ofSeries: SeriesErrors, factor: number): number | null {
  const ratios = ratiosOf(ofSeries);
  return ratios.length === 0 ? null : ratios.filter((ratio) => ratio <= factor).length / ratios.length;
}
