import { delaySeason, seasonalAdjustment } from "../../statistics/delay-season.ts";
import type { DelayObservation } from "../../statistics/delay-season.ts";
import { firstSeason } from "../../statistics/first-season.ts";
import { lastKnown } from "../../statistics/triangle.ts";
import { rowAt } from "./development.ts";
import type { AsOf } from "./memoize-by-as-of.ts";
import type { CountHistory, ReportedCount } from "./history.ts";
import type { PooledCount } from "./pools.ts";

/** A month (its number) that was `delay` deliveries old at an as-of month. */
export interface SeasonAsked extends AsOf {
  readonly month: number;
  readonly delay: number;
}

/** The seasonal factor of a month's development: 1 where no season is found. */
export type Seasons = (count: PooledCount, asked: SeasonAsked) => number;

/** Holidays delay the first reports; later ones arrive alike all year. */
const DELAYS = 3;

/** The number of deliveries after which a month counts as complete. */
const LATER = 3;

/** In less than two years no calendar month is observed twice. */
const MONTHS = 24;

/** The number of newest months used in a development factor, as in development.ts. */
const YEAR = 12;

const calendarMonth = ({ months }: CountHistory, month: number): number => Number(months[month]!.slice(5));

/** The development of each month from a delay on, for months that were complete at the as-of month. */
function observationsOf(
  count: ReportedCount,
  { delay, asOf, source }: Omit<SeasonAsked, "month">,
  history: CountHistory,
): readonly DelayObservation[] {
  return Array.from({ length: Math.max(0, asOf + 1 - delay - LATER) }, (_, month) => {
    const row = rowAt(count, month, { asOf, source });
    const [then, known] = [row[delay] ?? null, lastKnown(row)];
    if (then === null || then <= 0 || known === null || known.value <= 0 || known.delay < delay + LATER) return [];
    return [{ month: calendarMonth(history, month), logRatio: Math.log(known.value / then) }];
  }).flat();
}

/** The adjustment to the logarithm of a development, by calendar month. */
type Adjustment = (calendarMonth: number) => number;

function adjustmentFrom(observations: readonly DelayObservation[]): Adjustment {
  if (observations.length < MONTHS) return firstSeason(observations, { window: YEAR });
  const season = delaySeason(observations);
  return (month) => seasonalAdjustment(season, month);
}

/**
 * Learns from everybody's counts, the least noisy ones, whether and how the delay depends on the month of the year
 * (July, Christmas): after two years if a permutation test finds a season, before that from isolated unusual months.
 *
 * @example seasonsOf(history)(count, { month: 30, delay: 0, asOf: 30, source: "" }) // 1.013 for a July
 */
export function seasonsOf(history: CountHistory): Seasons {
  const made = new Map<ReportedCount, Map<string, Adjustment>>();
  return ({ pools }, asked) => {
    const everybody = pools.at(-1);
    if (everybody === undefined || asked.delay >= DELAYS) return 1;
    const known = made.get(everybody) ?? new Map<string, Adjustment>();
    made.set(everybody, known);
    const name = `${asked.source}${asked.asOf} ${asked.delay}`;
    const adjustment = known.get(name) ?? adjustmentFrom(observationsOf(everybody, asked, history));
    known.set(name, adjustment);
    return Math.exp(adjustment(calendarMonth(history, asked.month)));
  };
}
