import { delayOf, deltaOf, isRevised } from "./revision.ts";
import type { Pair, Revision } from "./revision.ts";
import { sum } from "../../statistics/sum.ts";

/** The size of revisions, in the unit of the indicator. */
export interface RevisionSize {
  /** Mean of new minus old, the bias. */
  readonly mean: number;
  readonly mean_absolute: number;
  /** The largest change, with its sign. */
  readonly largest: number;
}

/** The revisions of an indicator's values that were published a given number of months after their month. */
export interface RevisionsAtDelay extends RevisionSize {
  readonly indicator: string;
  /** Months from the reference month to the vintage of the earlier snapshot. */
  readonly delay: number;
  /** Values in both snapshots, unchanged ones included: the base of the means. */
  readonly values: number;
  /** How many of them changed. */
  readonly revised: number;
}

/** The revisions of an indicator's values by one cause. */
export interface RevisionsByCause {
  readonly indicator: string;
  readonly cause: string;
  /** Observations that changed by it. */
  readonly revised: number;
  /** The size over those with a value before and after; null where there is none. */
  readonly size: RevisionSize | null;
}

// Two digits more than the values have: enough for a mean of thousands of them, without the sum's floating-point noise.
const rounded = (value: number): number => Number(value.toFixed(3));

function sizeOf(deltas: readonly number[]): RevisionSize | null {
  if (deltas.length === 0) return null;
  return {
    mean: rounded(sum(deltas) / deltas.length),
    mean_absolute: rounded(sum(deltas.map(Math.abs)) / deltas.length),
    largest: deltas.reduce((largest, delta) => (Math.abs(delta) > Math.abs(largest) ? delta : largest)),
  };
}

const byText = <T>(entries: Iterable<readonly [string, T]>): readonly (readonly [string, T])[] =>
  [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));

/**
 * The revisions from an earlier snapshot to a later one, by indicator and by months from the reference month to publication: number of values, mean
 * revision (bias), mean absolute revision and the largest, over all values in both (revision analysis as in Eurostat, ESS guidelines on revision policy
 * for PEEIs, 2013).
 *
 * @param vintage Of the earlier snapshot.
 */
export function revisionsByDelay(pairs: readonly Pair[], vintage: string): readonly RevisionsAtDelay[] {
  const values = pairs.flatMap((pair) => {
    const delta = deltaOf(pair);
    if (pair.now === null || delta === null) return [];
    const delay = delayOf(pair.now, vintage);
    return [{ indicator: pair.now.INDICATOR, delay, delta, isRevised: isRevised(pair) }];
  });
  const groups = Map.groupBy(values, ({ indicator, delay }) => `${indicator} ${String(delay + 1000).padStart(5, "0")}`);
  return byText(groups).flatMap(([, group]) => {
    const size = sizeOf(group.map(({ delta }) => delta));
    const [{ indicator, delay } = { indicator: "", delay: 0 }] = group;
    const revised = group.filter((one) => one.isRevised).length;
    return size === null ? [] : [{ indicator, delay, values: group.length, revised, ...size }];
  });
}

/** The revisions by indicator and cause, in the order of their names. */
export function revisionsByCause(rows: readonly Revision[]): readonly RevisionsByCause[] {
  const groups = Map.groupBy(rows, ({ INDICATOR, CAUSE }) => `${INDICATOR} ${CAUSE}`);
  return byText(groups).map(([name, group]) => {
    const [indicator = "", cause = ""] = name.split(" ");
    return { indicator, cause, revised: group.length, size: sizeOf(group.flatMap(({ DELTA }) => DELTA ?? [])) };
  });
}
