import { mean } from "../../src/statistics/mean.ts";
import type { Forecast, Limits } from "./forecasts.ts";

/** How far nowcasts were from the truth, in percentage points, beside what else could have been told; null where there were none. */
export interface Accuracy {
  /** Months of series of which something was published. */
  readonly asked: number;
  /** Of these, with a value: what the errors are of. */
  readonly told: number;
  /** The told in per cent of the asked. */
  readonly published: number | null;
  readonly error: number | null;
  /** Mean of nowcast less truth. */
  readonly bias: number | null;
  /** Standard error of that mean: what it comes to by chance. */
  readonly scatter: number | null;
  /** Mean absolute errors of the yardsticks, each of those that had one. */
  readonly naive: number | null;
  readonly lastFinal: number | null;
  readonly lastYear: number | null;
  /** The best yardstick's mean absolute error, and by the nowcast's: how many times smaller that is. */
  readonly best: number | null;
  readonly ratio: number | null;
  /** Per cent of the truths that lie in the intervals. */
  readonly within80: number | null;
  readonly within95: number | null;
}

/** What else could have been told of a month. */
type Yardstick = "naive" | "lastFinal" | "lastYear";

/** A forecast that has a value. */
type Told = Forecast & { readonly nowcast: number };

const isTold = (one: Forecast): one is Told => one.nowcast !== null;

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

/** A yardstick's mean absolute error where a nowcast was told. */
const yardstick = (told: readonly Told[], by: Yardstick): number | null =>
  absolute(told.flatMap(({ [by]: value, truth }) => (value === null ? [] : [value - truth])));

function yardsticks(told: readonly Told[]) {
  const all = {
    naive: yardstick(told, "naive"),
    lastFinal: yardstick(told, "lastFinal"),
    lastYear: yardstick(told, "lastYear"),
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
  const told = forecasts.filter(isTold);
  const errors = told.map(({ nowcast, truth }) => nowcast - truth);
  const error = absolute(errors);
  const beside = yardsticks(told);
  return {
    asked: forecasts.length,
    told: told.length,
    published: over(100 * told.length, forecasts.length),
    error,
    bias: meanOf(errors),
    scatter: standardError(errors),
    ...beside,
    ratio: over(beside.best, error),
    within80: within(told, ({ limits80 }) => limits80),
    within95: within(told, ({ limits95 }) => limits95),
  };
}
