import { mean } from "../../src/statistics/mean.ts";
import type { Forecast, Limits } from "./forecasts.ts";

/** How far nowcasts were from the truth, in percentage points, beside what else could have been told; null where there were none. */
export interface Accuracy {
  /** Months of series of which something was published. */
  readonly asked: number;
  /** Of these, with a nowcast and with a naive estimate: what the errors are of. */
  readonly told: number;
  readonly error: number | null;
  /** Mean of nowcast less truth. */
  readonly bias: number | null;
  /** Standard error of that mean: what it comes to by chance. */
  readonly scatter: number | null;
  readonly naive: number | null;
  readonly naiveBias: number | null;
  /** Of those that had a year before. */
  readonly lastYear: number | null;
  /** The naive estimate's mean absolute error by the nowcast's: how many times smaller that is. */
  readonly ratio: number | null;
  /** Per cent of the truths that lie in the intervals. */
  readonly within80: number | null;
  readonly within95: number | null;
}

/** A forecast that has both a nowcast and a naive estimate. */
type Told = Forecast & { readonly nowcast: number; readonly naive: number };

const isTold = (one: Forecast): one is Told => one.nowcast !== null && one.naive !== null;

const meanOf = (numbers: readonly number[]): number | null => (numbers.length === 0 ? null : mean(numbers));

const absolute = (numbers: readonly number[]): number | null => meanOf(numbers.map(Math.abs));

const over = (one: number | null, other: number | null): number | null =>
  one === null || other === null || other === 0 ? null : one / other;

/** The standard error of the mean of some numbers; null of fewer than two. */
function standardError(numbers: readonly number[]): number | null {
  if (numbers.length < 2) return null;
  const centre = mean(numbers);
  const squares = numbers.reduce((sum, number) => sum + (number - centre) ** 2, 0);
  return Math.sqrt(squares / (numbers.length - 1) / numbers.length);
}

/** Per cent of the truths within their limits; null where nothing has limits. */
function within(forecasts: readonly Forecast[], limitsOf: (one: Forecast) => Limits | null): number | null {
  const inside = forecasts.flatMap((one) => {
    const limits = limitsOf(one);
    return limits === null ? [] : [limits.lower <= one.truth && one.truth <= limits.upper ? 100 : 0];
  });
  return meanOf(inside);
}

/**
 * The accuracy of some forecasts together.
 *
 * @example accuracyOf(forecasts.filter(({ area, delay }) => area === "C6" && delay === 0)).ratio // 5.2
 */
export function accuracyOf(forecasts: readonly Forecast[]): Accuracy {
  const told = forecasts.filter(isTold);
  const errors = told.map(({ nowcast, truth }) => nowcast - truth);
  const naiveErrors = told.map(({ naive, truth }) => naive - truth);
  const [error, naive] = [absolute(errors), absolute(naiveErrors)];
  return {
    asked: forecasts.length,
    told: told.length,
    error,
    bias: meanOf(errors),
    scatter: standardError(errors),
    naive,
    naiveBias: meanOf(naiveErrors),
    lastYear: absolute(told.flatMap(({ lastYear, truth }) => (lastYear === null ? [] : [lastYear - truth]))),
    ratio: over(naive, error),
    within80: within(told, ({ limits80 }) => limits80),
    within95: within(told, ({ limits95 }) => limits95),
  };
}
