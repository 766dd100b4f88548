import { delayOf, deltaOf, isRevised } from "./revision.ts";
import type { Pair, Revision } from "./revision.ts";
import { sum } from "../../statistics/sum.ts";

/** How much values changed, in the unit of the indicator. */
export interface RevisionSize {
  /** Mean of new minus old, the bias. */
  readonly mean: number;
  readonly mean_absolute: number;
  /** The largest change, with its sign. */
  readonly largest: number;
}

/** How the values of an indicator changed that were told so many months after their month. */
export interface RevisionsAtDelay extends RevisionSize {
  readonly indicator: string;
  /** Months from the reference month to the vintage of the earlier snapshot. */
  readonly delay: number;
  /** Values that both snapshots tell, those that did not change included: the means are of these. */
  readonly values: number;
  /** How many of them changed. */
  readonly revised: number;
}

/** How the values of an indicator changed for one cause. */
export interface RevisionsByCause {
  readonly indicator: string;
  readonly cause: string;
  /** Observations that changed for it. */
  readonly revised: number;
  /** Of those with a value before and after; null where there is none. */
  readonly size: RevisionSize | null;
}

// Two digits more than the values have: enough for a mean of thousands of them, and no dust of the sum.
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
 * How near the values of an earlier snapshot were to those of a later one, by indicator and by how many months after the month they were
 * told: number, mean revision (bias), mean absolute revision and the largest, over all values that both tell (revision analysis as
 * in Eurostat, ESS guidelines on revision policy for PEEIs, 2013).
 *
 * @param vintage Of the earlier snapshot.
 */
export function revisionsByDelay(pairs: readonly Pair[], vintage: string): readonly RevisionsAtDelay[] {
  const told = pairs.flatMap((pair) => {
    const delta = deltaOf(pair);
    if (pair.now === null || delta === null) return [];
    const delay = delayOf(pair.now, vintage);
    return [{ indicator: pair.now.INDICATOR, delay, delta, isRevised: isRevised(pair) }];
  });
  const groups = Map.groupBy(told, ({ indicator, delay }) => `${indicator} ${String(delay + 1000).padStart(5, "0")}`);
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
