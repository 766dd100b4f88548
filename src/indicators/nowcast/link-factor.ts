import { outliers } from "../../statistics/outliers.ts";
import { lastKnown } from "../../statistics/triangle.ts";
import { rowAt } from "./development.ts";
import type { Developments } from "./development.ts";
import { memoizeByAsOf } from "./memoize-by-as-of.ts";
import type { AsOf } from "./memoize-by-as-of.ts";
import type { ReportedCount } from "./history.ts";
import type { PooledCount } from "./pools.ts";

/** A month (its number) that is counted from a source as of a month. */
export interface LinkAsked extends AsOf {
  readonly month: number;
  /** Where the ratio is learned later than the as-of month: then from months before the one asked for alone. */
  readonly learned?: number | undefined;
}

/** By what a source's counts are multiplied to be at the level of the best source; null where no months tell. */
export type LinkFactors = (count: PooledCount, asked: LinkAsked) => number | null;

/** Months that a link factor is learned from: a year, so that each calendar month is among them. */
const MONTHS = 12;

/**
 * Persons times the root of the months from which on a group tells its own link factor: rounding to 10 then moves it by a hundredth, while it is
 * some tenths.
 */
const MIN_CREDIBLE_LINK_VOLUME = 400;

/** Share of its reports under which a month tells of delays, not of levels, whatever the completeness at which a value is told. */
const ARRIVED = 0.85;

/** Ratios that differ by less than this, in parts of one, are alike. */
const USUAL = 0.01;

/** A month that both sources have told of: what it comes to by each. */
interface Both {
  readonly month: number;
  readonly other: number;
  readonly best: number;
}

/** The source that told of a month last, as of a month; empty where it depends on none, or nothing was told. */
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

/** Months like no other (a holiday month in which many seek no benefit), by the logarithm of their ratio. */
function unlikeMonths(months: readonly Both[]): ReadonlySet<Both> {
  const far = outliers(
    months.map(({ other, best }) => Math.log(best / other)),
    { least: USUAL },
  );
  return new Set(months.filter((_, at) => far[at]));
}

/** The ratio for a month: of the year's months like most, or of the same month a year before where that was like no other. */
function linkFactorFrom(months: readonly Both[], month: number): number {
  const unlike = unlikeMonths(months);
  const same = months.find((one) => unlike.has(one) && (month - one.month) % MONTHS === 0);
  return ratioOf(same === undefined ? months.filter((one) => !unlike.has(one)) : [same]);
}

/**
 * Learns the ratio between two sources of unemployment from the months that both have told of: what the month was to come to by the one,
 * before the other told of it. A benefit is not an open job search, and the difference is not alike in all groups nor, in holiday months, all
 * year.
 *
 * @param of `best`: name of the source whose level is wanted
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
      const told = bothAt(pool, { asOf: learned, source });
      const months = (learned === asOf ? told : told.filter((one) => one.month < month)).slice(0, MONTHS);
      if (isCredible(months)) return linkFactorFrom(months, month);
    }
    return null;
  };
}
