import type { BackTest } from "./back-test.ts";
import { backTests } from "./back-test.ts";
import type { Asked, Estimates } from "./estimate.ts";
import type { CountHistory } from "./history.ts";
import { countsOf, valueAt } from "./series.ts";
import type { Series, SeriesValue } from "./series.ts";
import type { NowcastSettings } from "./settings.ts";
import { isSettled, newestOf } from "./settled.ts";
import { newestDelivery, releasedDelay } from "./latest-observation.ts";

/** From this delay on, months are complete but for little: later delays use the tests of this one. */
export const LAST_TESTED = 6;

const YEAR = 12;

/** A series at a month with outstanding reports, with its past errors at the same delay. */
export interface BackTestedMonth {
  readonly series: Series;
  readonly month: number;
  /** The delay of the newest delivery at which the month was released. */
  readonly delay: number;
  /** Whether newer information about the month is held back. */
  readonly held: boolean;
  readonly value: SeriesValue;
  readonly tests: readonly BackTest[];
  /** Whether the month has stopped changing. */
  readonly settled: boolean;
  /**
   * The possible bias of the value, in its unit, because the reporting pattern is reconstructed; 0 where it was
   * observed.
   */
  readonly bias: number;
}

/** The input of back-tests. */
export interface BackTestContext {
  readonly estimates: Estimates;
  /** The number of the newest month of all. */
  readonly last: number;
  readonly settings: NowcastSettings;
}

/** Whether a back-test used the same kind of source as a value, and equally with or without a link factor. */
export const isAlike = ({ onOtherSource, hasLinkFactor }: BackTest, { source, linkFactor }: SeriesValue): boolean =>
  onOtherSource === (source !== "") && hasLinkFactor === (linkFactor !== null);

interface Alike {
  readonly month: number;
  /** The number of tests below which a selection is not used. */
  readonly enough: number;
}

/**
 * The most relevant tests: those with the same kind of source and, where possible, with a known value of the previous
 * year; wider selections where these are too few.
 */
function alike(tests: readonly BackTest[], value: SeriesValue, { month, enough }: Alike): readonly BackTest[] {
  const same = tests.filter((test) => isAlike(test, value));
  const usable = same.length >= enough ? same : tests;
  const grown = usable.filter(({ lastYear }) => lastYear !== null);
  return month > YEAR && grown.length >= enough ? grown : usable;
}

/** The delay of the newest delivery at which every count of a month was released. */
const delayOf = (series: Series, month: number, delay: number): number =>
  Math.min(delay, ...countsOf(series).map((count) => releasedDelay(count, month, newestDelivery(count) - month)));

/** The number of newest months from which the reporting pattern is estimated. */
const WINDOW = 12;

/**
 * The effect on a value of the reconstruction's bias in its counts, in proportion to the newest months that are
 * reconstructed.
 */
function reconstructionBias(
  { series, value }: { readonly series: Series; readonly value: SeriesValue },
  asked: Asked,
  { history, context }: { readonly history: CountHistory; readonly context: BackTestContext },
): number {
  const newest = Array.from({ length: WINDOW }, (_, back) => asked.asOf - back);
  const share = newest.filter((month) => history.reconstructed.has(month)).length / WINDOW;
  if (share === 0) return 0;
  const { estimates, settings } = context;
  const off: Estimates = (pooled, at) => {
    const estimate = estimates(pooled, at);
    const bias = settings.reconstruction.bias[pooled.place.measure] ?? 0;
    return estimate === null || estimate.expected === null
      ? estimate
      : { ...estimate, expected: estimate.expected * (1 + bias) };
  };
  const biased = valueAt(series, asked, off)?.expected ?? null;
  return value.expected === null || biased === null ? 0 : share * Math.abs(biased - value.expected);
}

/** A series at every month that has outstanding reports, or whose last reports were never released or are held. */
export function backTestedMonths(
  series: Series,
  context: BackTestContext,
  history: CountHistory,
): readonly BackTestedMonth[] {
  const { estimates, last, settings } = context;
  const now = newestOf(series);
  const tested = new Map<number, readonly BackTest[]>();
  return Array.from({ length: now + 1 }, (_, age) => age).flatMap((age) => {
    const month = now - age;
    const isOver = age >= history.delays;
    const held = countsOf(series).some((count) => count.held[month]!);
    if (isOver && !held && !history.isProvisional(series.place, month)) return [];
    const value = valueAt(series, { month, asOf: last }, estimates);
    if (value === null) return [];
    const delay = delayOf(series, month, age);
    const as = Math.min(delay, LAST_TESTED);
    const all = tested.get(as) ?? backTests(series, { delay: as, now, last }, estimates);
    tested.set(as, all);
    const tests = alike(all, value, { month, enough: settings.backTests });
    // When no more reports can arrive, what was released with the last of them is final.
    const settled = isSettled(series, month, value) || (isOver && !held && delay >= history.delays - 1);
    const bias = reconstructionBias({ series, value }, { month, asOf: last }, { history, context });
    return [{ series, month, delay, held, value, tests, settled, bias }];
  });
}

/** The expected value of the same month of the previous year; null where it is not known. */
export function lastYearOf({ series, month }: BackTestedMonth, { estimates, last }: BackTestContext): number | null {
  if (month < YEAR) return null;
  return valueAt(series, { month: month - YEAR, asOf: last }, estimates)?.expected ?? null;
}
