import type { ReportedCount } from "./history.ts";

/** As known when `standing` was the newest month (its number), from one source (empty where there is only one). */
export interface Standing {
  readonly standing: number;
  readonly source: string;
}

/**
 * What depends on a count and a standing, made once for each: many series share their counts, and every back-test stands somewhere.
 *
 * @example const developmentAt = onceAt((count, at) => developmentOf(count, at));
 */
export function onceAt<T>(make: (count: ReportedCount, at: Standing) => T): (count: ReportedCount, at: Standing) => T {
  const made = new Map<ReportedCount, Map<string, T>>();
  return (count, { standing, source }) => {
    const ofCount = made.get(count) ?? new Map<string, T>();
    made.set(count, ofCount);
    const name = `${source}${standing}`;
    const known = ofCount.get(name);
    if (known !== undefined) return known;
    const one = make(count, { standing, source });
    ofCount.set(name, one);
    return one;
  };
}
