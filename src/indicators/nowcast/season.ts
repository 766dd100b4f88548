import { delaySeason, seasonalAdjustment } from "../../statistics/delay-season.ts";
import type { DelayObservation } from "../../statistics/delay-season.ts";
import { firstSeason } from "../../statistics/first-season.ts";
import { lastKnown } from "../../statistics/triangle.ts";
import { rowAt } from "./development.ts";
import type { AsOf } from "./memoize-by-as-of.ts";
import type { CountHistory, ReportedCount } from "./history.ts";
import type { PooledCount } from "./pools.ts";

/** A month (its number) that was `delay` deliveries old as of a month. */
export interface SeasonAsked extends AsOf {
  readonly month: number;
  readonly delay: number;
}

/** By what the development of a month differs from that of others because of the time of the year: 1 where nothing tells that it does. */
export type Seasons = (count: PooledCount, asked: SeasonAsked) => number;

/** Holidays hold up what arrives first; what is still open after that comes in alike all year. */
const DELAYS = 3;

/** Deliveries after which a month is taken to have come in. */
const LATER = 3;

/** Without two years no calendar month was seen twice. */
const MONTHS = 24;

/** Newest months behind a development factor, as in development.ts. */
const YEAR = 12;

const calendarMonth = ({ months }: CountHistory, month: number): number => Number(months[month]!.slice(5));

/** How far each month developed from a delay on, of those that had come in by the as-of month. */
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

/** What to add to the logarithm of a development, by calendar month. */
type Adjustment = (calendarMonth: number) => number;

function adjustmentFrom(observations: readonly DelayObservation[]): Adjustment {
  if (observations.length < MONTHS) return firstSeason(observations, { window: YEAR });
  const season = delaySeason(observations);
  return (month) => seasonalAdjustment(season, month);
}

/**
 * Learns from everybody's counts, the least noisy ones, whether the delay depends on the month of the year (July, Christmas), and by how much:
 * after two years where a permutation test finds that it does, and before from months that stand out alone.
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
