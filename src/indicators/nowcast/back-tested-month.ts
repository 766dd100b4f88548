import type { BackTest } from "./back-test.ts";
import { backTests } from "./back-test.ts";
import type { Asked, Estimates } from "./estimate.ts";
import type { CountHistory } from "./history.ts";
import { countsOf, valueAt } from "./series.ts";
import type { Series, SeriesValue } from "./series.ts";
import type { NowcastSettings } from "./settings.ts";
import { isSettled, newestOf } from "./settled.ts";
import { newestDelivery, releasedDelay } from "./latest-observation.ts";

/** From this delay on hardly anything is still to come: later ones are tested as this one. */
export const LAST_TESTED = 6;

const YEAR = 12;

/** A series at a month of which reports can still arrive, with what was off in the past at the same delay. */
export interface BackTestedMonth {
  readonly series: Series;
  readonly month: number;
  /** Of the newest delivery that the month was released at. */
  readonly delay: number;
  /** Whether something newer is known of the month, and is held back. */
  readonly held: boolean;
  readonly value: SeriesValue;
  readonly tests: readonly BackTest[];
  /** Whether the month has stopped changing. */
  readonly settled: boolean;
  /** By how much the value may be off, in its unit, because what reports arrive like is reconstructed; 0 where it was seen. */
  readonly bias: number;
}

/** What the past is looked at with. */
export interface BackTestContext {
  readonly estimates: Estimates;
  /** Number of the newest month of all. */
  readonly last: number;
  readonly settings: NowcastSettings;
}

/** Whether a back-test stood on the same kind of source as a value, and knew as well what its level is worth. */
export const isAlike = ({ onOtherSource, hasLinkFactor }: BackTest, { source, linkFactor }: SeriesValue): boolean =>
  onOtherSource === (source !== "") && hasLinkFactor === (linkFactor !== null);

interface Alike {
  readonly month: number;
  /** Fewer tell nothing. */
  readonly enough: number;
}

/** The tests that tell most: those alike, and that knew a year before their month too, where they are enough. */
function alike(tests: readonly BackTest[], value: SeriesValue, { month, enough }: Alike): readonly BackTest[] {
  const same = tests.filter((test) => isAlike(test, value));
  const told = same.length >= enough ? same : tests;
  const grown = told.filter(({ lastYear }) => lastYear !== null);
  return month > YEAR && grown.length >= enough ? grown : told;
}

/** The delay of the newest delivery that every count of a month was released at. */
const delayOf = (series: Series, month: number, delay: number): number =>
  Math.min(delay, ...countsOf(series).map((count) => releasedDelay(count, month, newestDelivery(count) - month)));

/** Newest months that say how reports arrive. */
const WINDOW = 12;

/** What a value would differ by if its counts were off by the reconstruction's bias, as far as the newest months are reconstructed. */
function reconstructionBias(
  { series, told }: { readonly series: Series; readonly told: SeriesValue },
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
  return told.expected === null || biased === null ? 0 : share * Math.abs(biased - told.expected);
}

/** A series at every month of which reports can still arrive, or whose last ones were never released or are held. */
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
    // Once no report can come any more, what was released with the last of them is final.
    const settled = isSettled(series, month, value) || (isOver && !held && delay >= history.delays - 1);
    const bias = reconstructionBias({ series, told: value }, { month, asOf: last }, { history, context });
    return [{ series, month, delay, held, value, tests, settled, bias }];
  });
}

/** What the same month a year before comes to; null where nobody knows. */
export function lastYearOf({ series, month }: BackTestedMonth, { estimates, last }: BackTestContext): number | null {
  if (month < YEAR) return null;
  return valueAt(series, { month: month - YEAR, asOf: last }, estimates)?.expected ?? null;
}
