import { developmentFactors } from "../../statistics/chain-ladder.ts";
import { drift } from "../../statistics/drift.ts";
import { tailFactor } from "../../statistics/tail.ts";
import { lastKnown } from "../../statistics/triangle.ts";
import type { Triangle, TriangleRow } from "../../statistics/triangle.ts";
import type { CountHistory, ReportedCount } from "./history.ts";
import { memoizeByAsOf } from "./memoize-by-as-of.ts";
import type { AsOf } from "./memoize-by-as-of.ts";
import type { PooledCount } from "./pools.ts";
import type { NowcastSettings } from "./settings.ts";
import { areMeasured, silentSharesOf } from "./silent-shares.ts";

/**
 * Cumulative development factors: the ratio of the ultimate to the count known at each delay; null where it is unknown.
 */
export type Development = readonly (number | null)[];

/** The number of months in the triangle beside the open ones. */
const WINDOW = 24;

/**
 * The number of newest months that represent the present reporting pattern: a year, as the pattern changes over time
 * and each calendar month is then included.
 */
const YEAR = 12;

/**
 * The volume (persons times the root of the months used in a factor) from which on a group has its own factors:
 * rounding to 10 then changes the factor by less than a hundredth (its standard error is 4.1 divided by this volume),
 * while factors of groups differ by several hundredths at the first delivery.
 */
const MIN_CREDIBLE_VOLUME = 500;

/** A month's row as of a month and from one source: later cells, and those from another source, are empty. */
export function rowAt({ rows, sources }: ReportedCount, month: number, { asOf, source }: AsOf): TriangleRow {
  const known = asOf - month;
  const from = sources?.[month];
  return rows[month]!.map((value, delay) =>
    delay <= known && (from === undefined || from[delay] === source) ? value : null,
  );
}

/** The months at whose first delivery unusually many payers of a count were silent. */
type LateMonths = (count: ReportedCount) => ReadonlySet<number>;

const NONE: ReadonlySet<number> = new Set();

/** Late payers of everybody are those of any background. */
function lateMonthsOf(history: CountHistory, { payers }: NowcastSettings): LateMonths {
  if (!areMeasured(history, payers)) return () => NONE;
  const shareOf = silentSharesOf(history, payers);
  const all = Object.keys(payers.categories);
  const isLate = ({ cell: { REF_AREA, BACKGROUND, SEX } }: ReportedCount, month: number): boolean =>
    (all.includes(BACKGROUND) ? [BACKGROUND] : all).some((background) => {
      const silent = shareOf({ place: { REF_AREA, BACKGROUND: background, SEX }, month, delay: 0 });
      return silent !== null && silent.isUnusual && silent.share > (silent.usual ?? 0);
    });
  const known = new Map<ReportedCount, ReadonlySet<number>>();
  return (count) => {
    const late = known.get(count) ?? new Set([...history.months.keys()].filter((month) => isLate(count, month)));
    known.set(count, late);
    return late;
  };
}

/**
 * The newest months of a count's triangle, as of a month. What a delivery with late payers brought is left out, and what
 * the next one brought of that month: it does not show how reports usually arrive.
 */
function triangleAt(
  count: ReportedCount,
  at: AsOf,
  { months, lateMonths }: { months: number; lateMonths: LateMonths },
): Triangle {
  const first = Math.max(0, at.asOf + 1 - months);
  const late = lateMonths(count);
  return Array.from({ length: at.asOf + 1 - first }, (_, index) => {
    const month = first + index;
    return rowAt(count, month, at).map((value, delay) =>
      late.has(month + delay) || (delay === 1 && late.has(month)) ? null : value,
    );
  });
}

function isCredible(triangle: Triangle): boolean {
  const ends = triangle.flatMap((row) => {
    const known = lastKnown(row);
    return known === null || known.delay === 0 ? [] : [known.value];
  });
  const mean = ends.reduce((sum, value) => sum + value, 0) / Math.max(1, ends.length);
  return mean * Math.sqrt(ends.length) >= MIN_CREDIBLE_VOLUME;
}

/** Cumulates the factors of single steps into the remaining development from each delay. */
function cumulative(factors: readonly (number | null)[], tail: number, delays: number): Development {
  const left: (number | null)[] = Array.from({ length: delays }, () => tail);
  for (let delay = Math.min(factors.length, delays - 1) - 1; delay >= 0; delay -= 1) {
    const [factor, rest] = [factors[delay] ?? null, left[delay + 1] ?? null];
    left[delay] = factor === null || rest === null ? null : factor * rest;
  }
  return left;
}

function drifting(development: Development, factor: number): Development {
  const [first = null] = development;
  return first === null || factor === 1 ? development : development.with(0, first * factor);
}

/** The development of a count, from the nearest group that is large enough; null where none is. */
export type Developments = (count: Pick<PooledCount, "pools" | "background">, at: AsOf) => Development | null;

type Breaks = Pick<CountHistory, "months"> & Pick<NowcastSettings, "breaks">;

/** The rows of a triangle (its last row is that of the newest month) from which on the reporting pattern differs. */
function breaksIn(triangle: Triangle, asOf: number, { months, breaks }: Breaks): readonly number[] {
  const first = asOf + 1 - triangle.length;
  return breaks.map((month) => months.findIndex((each) => each >= month) - first).filter((row) => row > 0);
}

/**
 * The development of counts from each delay to the ultimate, by chain ladder: from a count's own history if it is large
 * enough, else from that of the nearest larger group (`poolsIn`). Where reports arrive earlier and earlier, or later,
 * the first step follows the drift in all counts of the same background: single groups are too noisy to show a trend.
 *
 * @example developmentsOf(history, settings)(count, { asOf: 23, source: "" })?.[0] // 1.021
 */
export function developmentsOf(history: CountHistory, settings: NowcastSettings): Developments {
  const { months, delays } = history;
  const { breaks, deliveries } = settings;
  const newest = { months: WINDOW + delays, lateMonths: lateMonthsOf(history, settings) };
  const developmentAt = memoizeByAsOf((count, at): Development | null => {
    const triangle = triangleAt(count, at, newest);
    if (!isCredible(triangle)) return null;
    const rows = breaksIn(triangle, at.asOf, { months, breaks });
    const factors = developmentFactors(triangle, { breaks: rows, window: YEAR });
    const tail = tailFactor(factors, { deliveries });
    return cumulative(
      factors.map(({ factor }) => factor),
      tail,
      delays,
    );
  });
  const driftAt = memoizeByAsOf((count, at): number => {
    const triangle = triangleAt(count, at, newest);
    const from = breaksIn(triangle, at.asOf, { months, breaks }).at(-1) ?? 0;
    return drift(triangle, { window: YEAR, from });
  });
  return ({ pools, background }, at) => {
    for (const pool of pools) {
      const development = developmentAt(pool, at);
      if (development !== null) return drifting(development, driftAt(background, at));
    }
    return null;
  };
}
