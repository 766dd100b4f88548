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

/** By what a count known at each delay is multiplied to be final; null where nothing tells. */
export type Development = readonly (number | null)[];

/** Months that the triangle holds beside those that are still open. */
const WINDOW = 24;

/** Newest months that speak of how reports arrive now: a year, as how they arrive changes, and each calendar month is among them. */
const YEAR = 12;

/**
 * Persons times the root of the months behind a factor from which on a group speaks for itself: rounding to 10 then moves the factor by less
 * than a hundredth (its standard error is 4.1 by this number), while groups differ by several at the first delivery.
 */
const MIN_CREDIBLE_VOLUME = 500;

/** A month's row as of a month from one source: what came later, or from another source, is not there. */
export function rowAt({ rows, sources }: ReportedCount, month: number, { asOf, source }: AsOf): TriangleRow {
  const known = asOf - month;
  const from = sources?.[month];
  return rows[month]!.map((value, delay) =>
    delay <= known && (from === undefined || from[delay] === source) ? value : null,
  );
}

/** The triangle as of a month: its newest months. */
function triangleAt(count: ReportedCount, at: AsOf, months: number): Triangle {
  const first = Math.max(0, at.asOf + 1 - months);
  return Array.from({ length: at.asOf + 1 - first }, (_, index) => rowAt(count, first + index, at));
}

function isCredible(triangle: Triangle): boolean {
  const ends = triangle.flatMap((row) => {
    const known = lastKnown(row);
    return known === null || known.delay === 0 ? [] : [known.value];
  });
  const mean = ends.reduce((sum, value) => sum + value, 0) / Math.max(1, ends.length);
  return mean * Math.sqrt(ends.length) >= MIN_CREDIBLE_VOLUME;
}

/** From the factors of single steps to what is left of the way from each delay. */
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

/** Tells how a count develops; the nearest group that is large enough speaks for it. Null where no group is. */
export type Developments = (count: Pick<PooledCount, "pools" | "background">, at: AsOf) => Development | null;

type Breaks = Pick<CountHistory, "months"> & Pick<NowcastSettings, "breaks">;

/** The first rows of a triangle (its last row is that of the newest month) from which on reports arrive differently. */
function breaksIn(triangle: Triangle, asOf: number, { months, breaks }: Breaks): readonly number[] {
  const first = asOf + 1 - triangle.length;
  return breaks.map((month) => months.findIndex((each) => each >= month) - first).filter((row) => row > 0);
}

/**
 * How counts develop from each delay to the end, by chain ladder: from a count's own history where it is large enough, else from the
 * nearest larger group's (`poolsIn`). Where reports come in earlier and earlier, or later, the first step follows, as seen in all of the same
 * background: single groups are too noisy to tell of a trend.
 *
 * @example developmentsOf(history, settings)(count, { asOf: 23, source: "" })?.[0] // 1.021
 */
export function developmentsOf({ months, delays }: CountHistory, settings: NowcastSettings): Developments {
  const { breaks, deliveries } = settings;
  const developmentAt = memoizeByAsOf((count, at): Development | null => {
    const triangle = triangleAt(count, at, WINDOW + delays);
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
    const triangle = triangleAt(count, at, WINDOW + delays);
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
