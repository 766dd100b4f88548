import { conformalQuantile, normalFactor, prequentialRatios } from "../../statistics/empirical-quantile.ts";
import type { BackTest } from "./back-test.ts";

/** Mean absolute errors of what could be published, in the indicator's unit; null without a back-test. */
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

/** Upper ends of the classes by published persons of the denominator: rounding and chance weigh alike within one. */
const CLASSES = [300, 1000, 10_000, Infinity];

/** The number of the class of groups of a size. */
export const sizeClass = (base: number): number => CLASSES.findIndex((end) => base < end);

/** Back-tests of one series, and what they weigh beside those of others. */
interface Weighted {
  readonly tests: readonly BackTest[];
  /** Persons that the series is of: errors of small groups are mostly rounding, which no method makes smaller. */
  readonly weight: number;
}

/** Which way is better in each class of series: the back-tests of many decide, as those of one are few. */
export interface MethodComparison {
  add(name: string, weighted: Weighted): void;
  /** Whether there is any back-test in the class. */
  isTried(name: string): boolean;
  /** True where the nowcast's mean absolute error is below that of doing nothing. */
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

/** What the size of a series' errors is multiplied by to hold 80 and 95 % of new ones. */
export interface Factors {
  readonly narrow: number;
  readonly wide: number;
}

/** Fewer errors give no quantiles of their own: they are taken to be normal. */
const MIN_ERRORS_FOR_QUANTILE = 40;

/** Newest errors that an interval is made of: a year, each calendar month once. Older ones knew less of how reports arrive. */
export const ERROR_WINDOW = 12;

/** Errors before one that are needed to tell whether it is large. */
const MIN_PRIOR_ERRORS = 5;

/** Errors of one series, in its unit. */
export interface SeriesErrors {
  /** Oldest first. */
  readonly errors: readonly number[];
  /** Standard error of the value from the rounding of its counts: numbers that stood still for a year may yet move by that. */
  readonly rounding: number;
}

const ratiosOf = ({ errors, rounding }: SeriesErrors): readonly number[] =>
  prequentialRatios(errors, { window: ERROR_WINDOW, least: MIN_PRIOR_ERRORS, smallest: rounding });

/**
 * How errors are distributed in each class of series: in units of the size of those before them in their own series, as a series' own are
 * too few to tell of an 80 or 95 % quantile.
 */
export interface ErrorDistributions {
  add(name: string, ofSeries: SeriesErrors): void;
  /** @param count how many errors the series has */
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

/** The share of errors that an interval made of those before them contains; null where too few were before any. */
export function coverageOf(ofSeries: SeriesErrors, factor: number): number | null {
  const ratios = ratiosOf(ofSeries);
  return ratios.length === 0 ? null : ratios.filter((ratio) => ratio <= factor).length / ratios.length;
}
