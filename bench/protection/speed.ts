import type { CountedVintage, Release } from "./releases.ts";

/** Months of a monthly release that can still change; closed months cost nothing. */
const OPEN_MONTHS = 14;

/** Seconds of releasing one month once, without its count and without the churn, which all settings share. */
export const ownSecondsOf = ({ seconds }: Pick<Release, "seconds">): number => seconds.rules + seconds.audit;

/** Seconds of releasing one month once, without its count. */
export const secondsOf = ({ seconds }: Pick<Release, "seconds">): number =>
  seconds.comparison + ownSecondsOf({ seconds });

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const mean = (numbers: readonly number[]): number => (numbers.length === 0 ? 0 : sum(numbers) / numbers.length);

/** The duration of a monthly release in seconds, extrapolated from the measured months. */
export interface MonthlyRelease {
  readonly openMonths: number;
  /** Measured, the newest vintage of every month: comparison, rules and audit. */
  readonly measured: number;
  readonly measuredMonths: number;
  /** One month at its first vintage, the others at the mean of the later vintages. */
  readonly extrapolated: number;
  /** The same in processor seconds. */
  readonly processor: number;
  /** Whether the seconds include the comparison: churn is counted once for all settings with the same values in force. */
  readonly churned: boolean;
}

type Seconds = (release: Release) => number;

function extrapolated(releases: readonly Release[], seconds: Seconds): number {
  const [first, later] = [
    releases.filter(({ vintage }) => vintage === 0),
    releases.filter(({ vintage }) => vintage > 0),
  ];
  return mean(first.map(seconds)) + (OPEN_MONTHS - 1) * mean((later.length === 0 ? first : later).map(seconds));
}

/**
 * Extrapolates a monthly release: one month is new, the others have been released at earlier vintages.
 *
 * @example monthlyRelease(releases).extrapolated // 171.3
 */
export function monthlyRelease(releases: readonly Release[]): MonthlyRelease {
  const newest = [...Map.groupBy(releases, ({ month }) => month).values()].flatMap((ofMonth) => ofMonth.slice(-1));
  return {
    openMonths: OPEN_MONTHS,
    measured: sum(newest.map(secondsOf)),
    measuredMonths: newest.length,
    extrapolated: extrapolated(releases, secondsOf),
    processor: extrapolated(releases, ({ seconds }) => seconds.processor),
    churned: releases.some((release) => release.churned),
  };
}

/** Mean seconds of counting a month once. */
export const meanCount = (counting: readonly CountedVintage[]): number => mean(counting.map(({ seconds }) => seconds));
