import { outliers } from "../../statistics/outliers.ts";
import { lastKnown } from "../../statistics/triangle.ts";
import { rowAt } from "./development.ts";
import type { Developments } from "./development.ts";
import { memoizeByAsOf } from "./memoize-by-as-of.ts";
import type { AsOf } from "./memoize-by-as-of.ts";
import type { ReportedCount } from "./history.ts";
import type { PooledCount } from "./pools.ts";

/** A month (its number) counted from a source at an as-of month. */
export interface LinkAsked extends AsOf {
  readonly month: number;
  /** A later as-of month at which the link factor is learned, then only from months before the requested one. */
  readonly learned?: number | undefined;
}

/** The link factor from a source's counts to the level of the best source; null where no months are suitable. */
export type LinkFactors = (count: PooledCount, asked: LinkAsked) => number | null;

/** The number of months from which a link factor is learned: a year, so that each calendar month is included. */
const MONTHS = 12;

/**
 * The volume (persons times the root of the months) from which on a group has its own link factor: rounding to 10 then
 * changes it by a hundredth, while its distance from 1 is some tenths.
 */
const MIN_CREDIBLE_LINK_VOLUME = 400;

/**
 * The completeness below which a month reflects delays rather than levels, whatever the completeness required for
 * publication.
 */
const ARRIVED = 0.85;

/** Ratios that differ by less than this share count as equal. */
const USUAL = 0.01;

/** A month covered by both sources: its ultimate by each. */
interface Both {
  readonly month: number;
  readonly other: number;
  readonly best: number;
}

/** The latest source of a month, at an as-of month; empty where the count depends on none, or nothing was published. */
export function sourceOf({ rows, sources }: ReportedCount, month: number, asOf: number): string {
  const from = sources?.[month];
  if (from === undefined) return "";
  const row = rows[month]!;
  for (let delay = Math.min(asOf - month, row.length - 1); delay >= 0; delay -= 1) {
    if (row[delay] !== null) return from[delay]!;
  }
  return "";
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const isCredible = (months: readonly Both[]): boolean =>
  months.length > 0 && sum(months.map(({ other }) => other)) / Math.sqrt(months.length) >= MIN_CREDIBLE_LINK_VOLUME;

const ratioOf = (months: readonly Both[]): number =>
  sum(months.map(({ best }) => best)) / sum(months.map(({ other }) => other));

/** Outlying months (such as a holiday month in which many do not claim benefits), by the logarithm of their ratio. */
function unlikeMonths(months: readonly Both[]): ReadonlySet<Both> {
  const far = outliers(
    months.map(({ other, best }) => Math.log(best / other)),
    { least: USUAL },
  );
  return new Set(months.filter((_, at) => far[at]));
}

/**
 * The ratio for a month: that of the year's usual months, or of the same month of the previous year if that was an
 * outlier.
 */
function linkFactorFrom(months: readonly Both[], month: number): number {
  const unlike = unlikeMonths(months);
  const same = months.find((one) => unlike.has(one) && (month - one.month) % MONTHS === 0);
  return ratioOf(same === undefined ? months.filter((one) => !unlike.has(one)) : [same]);
}

/**
 * Learns link factors between two sources of unemployment from the months covered by both: the ratio of a month's
 * estimated ultimate by the best source to that by the other, from its reports before the best source covered the
 * month. Receiving a benefit is not the same as an open job search, and the difference varies between groups and,
 * because of holidays, over the year.
 *
 * @param of `best`: the name of the source whose level is required
 * @example linkFactorsOf({ developments, best: "job_search" })(count, { month: 30, asOf: 30, source: "benefits" }) // 0.88
 */
export function linkFactorsOf({
  developments,
  best,
}: {
  readonly developments: Developments;
  readonly best: string;
}): LinkFactors {
  const expected = (count: ReportedCount, month: number, at: AsOf): number | null => {
    const known = lastKnown(rowAt(count, month, at));
    const factor = known === null ? null : developments({ pools: [count], background: count }, at)?.[known.delay];
    if (known === null || factor === null || factor === undefined || factor * ARRIVED > 1) return null;
    return known.value * factor;
  };
  const bothAt = memoizeByAsOf((count, at): readonly Both[] => {
    const months: Both[] = [];
    for (let month = at.asOf; month >= 0; month -= 1) {
      if (sourceOf(count, month, at.asOf) !== best) continue;
      const [other, preferred] = [expected(count, month, at), expected(count, month, { ...at, source: best })];
      if (other !== null && preferred !== null && other > 0 && preferred > 0)
        months.push({ month, other, best: preferred });
    }
    return months;
  });
  return ({ pools }, { month, asOf, source, learned = asOf }) => {
    for (const pool of pools) {
      const both = bothAt(pool, { asOf: learned, source });
      const months = (learned === asOf ? both : both.filter((one) => one.month < month)).slice(0, MONTHS);
      if (isCredible(months)) return linkFactorFrom(months, month);
    }
    return null;
  };
}
