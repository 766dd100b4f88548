import { mean } from "../../src/statistics/mean.ts";
import type { Forecast, Limits } from "./forecasts.ts";

/** How far nowcasts were from the truth, in percentage points, beside the alternatives; null where there were none. */
export interface Accuracy {
  /** Months of series for which counts were published. */
  readonly asked: number;
  /** Those with a published value; all errors are of these. */
  readonly values: number;
  /** Those with a value, in per cent of all. */
  readonly published: number | null;
  readonly error: number | null;
  /** Mean of nowcast less truth. */
  readonly bias: number | null;
  /** Standard error of that mean. */
  readonly scatter: number | null;
  /** Mean absolute errors of the yardsticks, each over the months that have one. */
  readonly naive: number | null;
  readonly lastFinal: number | null;
  readonly lastYear: number | null;
  /** The best yardstick's mean absolute error, and its ratio to the nowcast's. */
  readonly best: number | null;
  readonly ratio: number | null;
  /** Per cent of the true values that lie in the intervals. */
  readonly within80: number | null;
  readonly within95: number | null;
}

/** What could have been published of a month instead. */
type Yardstick = "naive" | "lastFinal" | "lastYear";

/** A forecast with a value. */
type WithValue = Forecast & { readonly nowcast: number };

const hasValue = (one: Forecast): one is WithValue => one.nowcast !== null;

const meanOf = (numbers: readonly number[]): number | null => (numbers.length === 0 ? null : mean(numbers));

const absolute = (numbers: readonly number[]): number | null => meanOf(numbers.map(Math.abs));

const over = (one: number | null, other: number | null): number | null =>
  one === null || other === null || other === 0 ? null : one / other;

/** The standard error of a mean; null for fewer than two numbers. */
function standardError(numbers: readonly number[]): number | null {
  if (numbers.length < 2) return null;
  const centre = mean(numbers);
  const squares = numbers.reduce((sum, number) => sum + (number - centre) ** 2, 0);
  return Math.sqrt(squares / (numbers.length - 1) / numbers.length);
}

/** Per cent of the true values within their limits; null where nothing has limits. */
function within(forecasts: readonly Forecast[], limitsOf: (one: Forecast) => Limits | null): number | null {
  const inside = forecasts.flatMap((one) => {
    const limits = limitsOf(one);
    return limits === null ? [] : [limits.lower <= one.truth && one.truth <= limits.upper ? 100 : 0];
  });
  return meanOf(inside);
}

/** A yardstick's mean absolute error over the forecasts with a value. */
const yardstick = (published: readonly WithValue[], by: Yardstick): number | null =>
  absolute(published.flatMap(({ [by]: value, truth }) => (value === null ? [] : [value - truth])));

function yardsticks(published: readonly WithValue[]) {
  const all = {
    naive: yardstick(published, "naive"),
    lastFinal: yardstick(published, "lastFinal"),
    lastYear: yardstick(published, "lastYear"),
  };
  const known = Object.values(all).filter((value) => value !== null);
  return { ...all, best: known.length === 0 ? null : Math.min(...known) };
}

/**
 * The accuracy of some forecasts together.
 *
 * @example accuracyOf(forecasts.filter(({ area, delay }) => area === "C6" && delay === 0)).ratio // 5.2
 */
export function accuracyOf(forecasts: readonly Forecast[]): Accuracy {
  const published = forecasts.filter(hasValue);
  const errors = published.map(({ nowcast, truth }) => nowcast - truth);
  const error = absolute(errors);
  const beside = yardsticks(published);
  return {
    asked: forecasts.length,
    values: published.length,
    published: over(100 * published.length, forecasts.length),
    error,
    bias: meanOf(errors),
    scatter: standardError(errors),
    ...beside,
    ratio: over(beside.best, error),
    within80: within(published, ({ limits80 }) => limits80),
    within95: within(published, ({ limits95 }) => limits95),
  };
}
