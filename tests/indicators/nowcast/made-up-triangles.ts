import type { CountHistory, ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import type { PooledCount } from "../../../src/indicators/nowcast/pools.ts";
import { monthAt } from "./made-up-history.ts";

const DELAYS = 13;

interface Given {
  readonly months: number;
  /** What is told of a month after so many deliveries; null where it is withheld. */
  readonly told: (month: number, delay: number) => number | null;
  /** Source that tells of a month after so many deliveries; one for all where left out. */
  readonly source?: (month: number, delay: number) => string;
  /** Numbers of months in which nothing arrived. */
  readonly without?: readonly number[];
}

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, number) => number);

/** A count as sql/indicators/reporting_triangles.sql would find it, one month after the other delivered. */
export const reported = ({ months, told, source, without = [] }: Given, name = "made up"): ReportedCount => ({
  name,
  rows: numbers(months).map((month) =>
    numbers(DELAYS).map((delay) =>
      month + delay < months && !without.includes(month + delay) ? told(month, delay) : null,
    ),
  ),
  sources:
    source === undefined ? null : numbers(months).map((month) => numbers(DELAYS).map((delay) => source(month, delay))),
  deliveries: numbers(months).map((month) => !without.includes(month)),
});

/** A history of counts, the first of which is the longest. */
export const historyOf = (counts: readonly ReportedCount[]): CountHistory => ({
  months: numbers(counts[0]?.rows.length ?? 0).map(monthAt),
  delays: DELAYS,
  counts: new Map(counts.map((count) => [count.name, count])),
});

/** A count that listens to itself first, then to the others; the last are everybody, those before all of the same background. */
export const pooled = (count: ReportedCount, ...others: readonly ReportedCount[]): PooledCount => ({
  count,
  pools: [count, ...others],
  background: others.at(-2) ?? count,
});
