import type { CountHistory, Hole, ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import type { PooledCount } from "../../../src/indicators/nowcast/pools.ts";
import { codesBy } from "../../../src/lib/code-key.ts";
import { SERIES_COLUMNS } from "../../../src/model/lineage.ts";
import type { CellCodes } from "../../../src/model/lineage.ts";
import { monthAt } from "./made-up-history.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";

const DELAYS = 13;

interface Given {
  readonly months: number;
  /** The published count of a month after so many deliveries; null where it is withheld. */
  readonly told: (month: number, delay: number) => number | null;
  /** The source of a month after so many deliveries; one for all where left out. */
  readonly source?: (month: number, delay: number) => string;
  /** Numbers of months in which nothing arrived. */
  readonly without?: readonly number[];
  /** Why a month was not released at a delivery; everything was released where left out. */
  readonly hole?: (month: number, delay: number) => Hole;
}

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, number) => number);

/** The codes of a cell by its name. */
function cellNamed(name: string): CellCodes {
  const codes = name.split("|");
  return codesBy(SERIES_COLUMNS, (column) => codes[SERIES_COLUMNS.indexOf(column)] ?? "");
}

/** A count as sql/indicators/reporting_triangles.sql would find it, one month after the other delivered. */
export function reported(given: Given, name = "made up"): ReportedCount {
  const { months, told, source, without = [], hole = () => "" } = given;
  const triangle = <T>(cell: (month: number, delay: number) => T): readonly (readonly T[])[] =>
    numbers(months).map((month) => numbers(DELAYS).map((delay) => cell(month, delay)));
  const isDelivered = (number: number): boolean => number < months && !without.includes(number);
  const holes = triangle((month, delay) => (isDelivered(month + delay) ? hole(month, delay) : ""));
  return {
    name,
    cell: cellNamed(name),
    rows: triangle((month, delay) =>
      isDelivered(month + delay) && holes[month]![delay] === "" ? told(month, delay) : null,
    ),
    holes,
    held: numbers(months).map((month) => holes[month]!.at(Math.min(months - 1 - month, DELAYS - 1)) === "held"),
    sources: source === undefined ? null : triangle(source),
    deliveries: numbers(months).map(isDelivered),
  };
}

/** A history of counts, the first of which is the longest; every month is closed. */
export const historyOf = (counts: readonly ReportedCount[]): CountHistory => ({
  months: numbers(counts[0]?.rows.length ?? 0).map(monthAt),
  delays: DELAYS,
  counts: new Map(counts.map((count) => [count.name, count])),
  reconstructed: new Set(),
  isProvisional: () => false,
});

/** A count that listens to itself first, then to the others; the last are everybody, those before all of the same background. */
export const pooled = (count: ReportedCount, ...others: readonly ReportedCount[]): PooledCount => ({
  place: {
    table: "by_background",
    REF_AREA: "C6",
    ...TOTALS,
    AGE: "Y18T64",
    STATUS_ORDER: "MONTHLY",
    measure: "EMPLOYED",
  },
  count,
  pools: [count, ...others],
  background: others.at(-2) ?? count,
});
