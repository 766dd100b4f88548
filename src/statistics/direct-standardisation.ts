import { Z_95 } from "./interval.ts";
import type { Interval } from "./interval.ts";
import { sum } from "./sum.ts";

/** A class of age, or of age and sex, of the population whose rate is standardised. */
export interface Stratum {
  /** The number of events in the class: the unemployed. */
  readonly events: number;
  /** The population of the class: the labour force; above 0. */
  readonly population: number;
  /** The size of the class in the standard population, in any unit. */
  readonly weight: number;
}

/** The rate that the population would have with the standard's composition; as a share of 1, like its limits. */
export interface StandardisedRate {
  readonly rate: number;
  /** 95 %; null for fewer than ten events, too few for the method. */
  readonly interval: Interval | null;
}

/** Fewest events for which Dobson's limits are computed, as in UKHSA's PHEindicatormethods. */
const FEWEST_EVENTS = 10;

const cube = (value: number): number => value * value * value;

/**
 * Byar's 95 % limits of a number of events: with O events O (1 - 1/9O - z/3√O)³ to (O + 1) (1 - 1/9(O + 1) + z/3√(O +
 * 1))³. Source: Breslow, N. E. and Day, N. E. (1987), Statistical methods in cancer research, volume II, p. 69,
 * International Agency for Research on Cancer.
 *
 * @throws RangeError unless there are events
 * @example byar(65) // { lower: 50.1632, upper: 82.8491 }
 */
export function byar(events: number): Interval {
  if (!(events > 0)) throw new RangeError("Byar's limits need events");
  const next = events + 1;
  return {
    lower: events * cube(1 - 1 / (9 * events) - Z_95 / (3 * Math.sqrt(events))),
    upper: next * cube(1 - 1 / (9 * next) + Z_95 / (3 * Math.sqrt(next))),
  };
}

function requireStrata(strata: readonly Stratum[]): void {
  const isSound = strata.every(
    ({ events, population, weight }) => events >= 0 && events <= population && population > 0 && weight >= 0,
  );
  if (isSound && sum(strata.map(({ weight }) => weight)) > 0) return;
  throw new RangeError("strata need 0 <= events <= population, population above 0, and a standard population");
}

/**
 * The directly standardised rate, Σ w e/n / Σ w, with Dobson's 95 % limits: Byar's limits of the number of events O,
 * scaled to the variance of the rate:
 *
 *     rate + √(Var(rate) / O) (O's limit - O),   Var(rate) = Σ w² e/n² / (Σ w)²
 *
 * The events are treated as Poisson counts, as if they were rare. Where they are not, as among the unemployed, the
 * interval is slightly too wide, never too narrow. With the population's own sizes as weights the rate is the crude
 * one. Source: Dobson, A. J., Kuulasmaa, K., Eberle, E. and Scherer, J. (1991), Confidence intervals for weighted sums
 * of Poisson parameters, Statistics in Medicine 10, 457-462.
 *
 * @throws RangeError where a class is empty or has more events than persons, or the standard population is empty
 * @example directlyStandardised([{ events: 30, population: 300, weight: 1 }, { events: 40, population: 200, weight: 1 }]).rate // 0.15
 */
export function directlyStandardised(strata: readonly Stratum[]): StandardisedRate {
  requireStrata(strata);
  const total = sum(strata.map(({ weight }) => weight));
  const rate = sum(strata.map(({ events, population, weight }) => (weight * events) / population)) / total;
  const events = sum(strata.map((stratum) => stratum.events));
  if (events < FEWEST_EVENTS) return { rate, interval: null };
  const variance = sum(
    strata.map(({ events: of, population, weight }) => (weight * weight * of) / (population * population)),
  );
  const stretch = Math.sqrt(variance / events) / total;
  const limits = byar(events);
  return {
    rate,
    interval: { lower: rate + stretch * (limits.lower - events), upper: rate + stretch * (limits.upper - events) },
  };
}
