import type { ReportedCount } from "./history.ts";

/** The as-of month (its number), and the source (empty where there is only one). */
export interface AsOf {
  readonly asOf: number;
  readonly source: string;
}

/**
 * Memoizes a function of a count and an as-of month: many series and back-tests share its results.
 *
 * @example const developmentAt = memoizeByAsOf((count, at) => developmentOf(count, at));
 */
export function memoizeByAsOf<T>(make: (count: ReportedCount, at: AsOf) => T): (count: ReportedCount, at: AsOf) => T {
  const made = new Map<ReportedCount, Map<string, T>>();
  return (count, { asOf, source }) => {
    const ofCount = made.get(count) ?? new Map<string, T>();
    made.set(count, ofCount);
    const name = `${source}${asOf}`;
    const known = ofCount.get(name);
    if (known !== undefined) return known;
    const one = make(count, { asOf, source });
    ofCount.set(name, one);
    return one;
  };
}
