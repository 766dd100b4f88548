import { directlyStandardised } from "../../../statistics/direct-standardisation.ts";
import type { Interval, Share } from "../../../statistics/interval.ts";
import { kitagawa } from "../../../statistics/kitagawa.ts";
import type { ClassOfPopulation, Decomposition } from "../../../statistics/kitagawa.ts";
import type { CountedClass } from "./what-if-counts.ts";

/** The two groups of a gap, each by its classes of age and sex in the same order. */
export interface CountedGap {
  readonly minuend: readonly CountedClass[];
  readonly subtrahend: readonly CountedClass[];
}

/** Two rates and their difference, per cent and percentage points; the limits are the range that the rounded counts allow. */
export interface Rates {
  readonly minuend: number;
  readonly subtrahend: number;
  readonly gap: number;
  /** Null where it is not known how the counts were rounded. */
  readonly limits: Interval | null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const quotient = ({ numerator, denominator }: Share): number => numerator / denominator;

interface Weighed {
  readonly value: number;
  readonly weight: Interval;
}

/**
 * The greatest mean of values whose weights are known as intervals. At the maximum the largest values have their greatest weight and the others their
 * least, so it is enough to try every number of largest values.
 */
function greatestMean(weighed: readonly Weighed[]): number {
  const sorted = weighed.toSorted((one, other) => other.value - one.value);
  const means = [...sorted, null].map((_, count) => {
    const weights = sorted.map(({ weight }, at) => (at < count ? weight.upper : weight.lower));
    const whole = sum(weights);
    return whole === 0 ? -Infinity : sum(sorted.map(({ value }, at) => value * weights[at]!)) / whole;
  });
  return Math.max(...means);
}

/**
 * The least and the greatest standardised rate, over all true counts behind the rounded ones of the classes and of the standard, as if each varied
 * independently. Per cent; null where it is not known how they were rounded.
 *
 * @example standardisedLimits(classes, standard) // { lower: 9.1, upper: 11.9 }
 */
export function standardisedLimits(
  classes: readonly CountedClass[],
  standard: readonly CountedClass[],
): Interval | null {
  const weighed = classes.flatMap(({ rates }, at) => {
    const sizes = standard[at]?.sizes ?? null;
    return rates === null || sizes === null ? [] : [{ rates, weight: sizes }];
  });
  if (weighed.length < classes.length) return null;
  const highest = weighed.map(({ rates, weight }) => ({ value: quotient(rates.highest), weight }));
  const lowest = weighed.map(({ rates, weight }) => ({ value: -quotient(rates.lowest), weight }));
  return { lower: -100 * greatestMean(lowest), upper: 100 * greatestMean(highest) };
}

const standardised = (classes: readonly CountedClass[], standard: readonly CountedClass[]): number =>
  100 *
  directlyStandardised(
    classes.map(({ events, population }, at) => ({ events, population, weight: standard[at]?.population ?? 0 })),
  ).rate;

const gapLimits = (minuend: Interval | null, subtrahend: Interval | null): Interval | null =>
  minuend === null || subtrahend === null
    ? null
    : { lower: minuend.lower - subtrahend.upper, upper: minuend.upper - subtrahend.lower };

/**
 * The two rates of a gap, and the gap, with the ages and sexes of a standard; with its own they are the observed ones.
 *
 * @throws RangeError where a class is empty
 * @example ratesWith(espoo, six).gap // 10.1
 */
export function ratesWith(gap: CountedGap, standard: CountedGap): Rates {
  const minuend = standardised(gap.minuend, standard.minuend);
  const subtrahend = standardised(gap.subtrahend, standard.subtrahend);
  const limits = gapLimits(
    standardisedLimits(gap.minuend, standard.minuend),
    standardisedLimits(gap.subtrahend, standard.subtrahend),
  );
  return { minuend, subtrahend, gap: minuend - subtrahend, limits };
}

const added = (one: CountedClass, other: CountedClass): CountedClass => ({
  events: one.events + other.events,
  population: one.population + other.population,
  rates: null,
  sizes:
    one.sizes === null || other.sizes === null
      ? null
      : { lower: one.sizes.lower + other.sizes.lower, upper: one.sizes.upper + other.sizes.upper },
});

/** Both groups together, as the standard of either. */
export function togetherOf({ minuend, subtrahend }: CountedGap): CountedGap {
  const all = minuend.map((one, at) => added(one, subtrahend[at]!));
  return { minuend: all, subtrahend: all };
}

const populationOf = (classes: readonly CountedClass[]): readonly ClassOfPopulation[] =>
  classes.map(({ events, population }) => ({ size: population, rate: (100 * events) / population }));

/**
 * The difference of two gaps in two parts: the part due to different ages and sexes, and the part due to different rates at the same ages and sexes.
 *
 * @example differenceOfGaps(espoo, six) // { difference: 1.5, composition: 0.4, rate: 1.1 }
 */
export function differenceOfGaps(gap: CountedGap, other: CountedGap): Decomposition {
  const minuend = kitagawa(populationOf(gap.minuend), populationOf(other.minuend));
  const subtrahend = kitagawa(populationOf(gap.subtrahend), populationOf(other.subtrahend));
  return {
    difference: minuend.difference - subtrahend.difference,
    composition: minuend.composition - subtrahend.composition,
    rate: minuend.rate - subtrahend.rate,
  };
}

/** A gap in two parts: the part due to the two groups' different ages and sexes, and the part due to their different rates. */
export const partsOfGap = ({ minuend, subtrahend }: CountedGap): Decomposition =>
  kitagawa(populationOf(minuend), populationOf(subtrahend));
