import { developmentFactors } from "../../statistics/chain-ladder.ts";
import { tailFactor } from "../../statistics/tail.ts";
import { lastKnown } from "../../statistics/triangle.ts";
import type { Triangle, TriangleRow } from "../../statistics/triangle.ts";
import type { CountHistory, ReportedCount } from "./history.ts";
import type { PooledCount } from "./pools.ts";
import type { NowcastSettings } from "./settings.ts";

/** By what a count known at each delay is multiplied to be final; null where nothing tells. */
export type Development = readonly (number | null)[];

/** As known when `standing` was the newest month (its number), from one source (empty where there is only one). */
export interface Standing {
  readonly standing: number;
  readonly source: string;
}

/** Months that the triangle holds beside those that are still open. */
const WINDOW = 24;

/** Newest months that speak of how reports arrive now: a year, as how they arrive changes, and each calendar month is among them. */
const YEAR = 12;

/**
 * Persons times the root of the months behind a factor from which on a group speaks for itself: rounding to 10 then moves the factor by less
 * than a hundredth (its standard error is 4.1 by this number), while groups differ by several at the first delivery.
 */
const LARGE = 500;

/** A month's row as known at a standing from one source: what came later, or from another source, is not there. */
export function rowAt({ rows, sources }: ReportedCount, month: number, { standing, source }: Standing): TriangleRow {
  const known = standing - month;
  const from = sources?.[month];
  return rows[month]!.map((value, delay) =>
    delay <= known && (from === undefined || from[delay] === source) ? value : null,
  );
}

/** The triangle as known at a standing: its newest months. */
function triangleAt(count: ReportedCount, at: Standing, months: number): Triangle {
  const first = Math.max(0, at.standing + 1 - months);
  return Array.from({ length: at.standing + 1 - first }, (_, index) => rowAt(count, first + index, at));
}

function isLarge(triangle: Triangle): boolean {
  const ends = triangle.flatMap((row) => {
    const known = lastKnown(row);
    return known === null || known.delay === 0 ? [] : [known.value];
  });
  const mean = ends.reduce((sum, value) => sum + value, 0) / Math.max(1, ends.length);
  return mean * Math.sqrt(ends.length) >= LARGE;
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

/** Tells how a count develops; the nearest group that is large enough speaks for it. Null where no group is. */
export type Developments = (count: PooledCount, at: Standing) => Development | null;

/**
 * How counts develop from each delay to the end, by chain ladder: from a count's own history where it is large enough, else from the
 * nearest larger group's (`poolsIn`).
 *
 * @example developmentsOf(history, settings)(count, { standing: 23, source: "" })?.[0] // 1.021
 */
export function developmentsOf({ months, delays }: CountHistory, settings: NowcastSettings): Developments {
  const made = new Map<ReportedCount, Map<string, Development | null>>();
  const developmentOf = (count: ReportedCount, at: Standing): Development | null => {
    const triangle = triangleAt(count, at, WINDOW + delays);
    if (!isLarge(triangle)) return null;
    const first = at.standing + 1 - triangle.length;
    const breaks = settings.breaks
      .map((month) => months.findIndex((each) => each >= month) - first)
      .filter((row) => row > 0);
    const factors = developmentFactors(triangle, { breaks, window: YEAR });
    const tail = tailFactor(factors, { deliveries: settings.deliveries });
    return cumulative(
      factors.map(({ factor }) => factor),
      tail,
      delays,
    );
  };
  const once = (count: ReportedCount, at: Standing): Development | null => {
    const ofCount = made.get(count) ?? new Map<string, Development | null>();
    made.set(count, ofCount);
    const name = `${at.source}${at.standing}`;
    const known = ofCount.get(name);
    if (known !== undefined) return known;
    const development = developmentOf(count, at);
    ofCount.set(name, development);
    return development;
  };
  return ({ pools }, at) => {
    for (const pool of pools) {
      const development = once(pool, at);
      if (development !== null) return development;
    }
    return null;
  };
}
