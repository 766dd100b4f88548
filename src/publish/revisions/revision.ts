import { monthsBetween } from "../../lib/months.ts";
import { dimensionsOf } from "../../model/observation.ts";
import type { Dimension, Observation } from "../../model/observation.ts";

/** Why a published value or status differs from an earlier snapshot (docs/revisions.md). */
export type Cause =
  | "late_data"
  | "correction"
  | "definition"
  | "code_table"
  | "origin_classified"
  | "denominator"
  | "protection"
  | "nowcast";

/** An observation whose value or status differs from an earlier snapshot. */
export interface Revision extends Readonly<Record<Dimension, string>> {
  /** In UNIT_MEASURE; null where there was none. */
  readonly OLD_VALUE: number | null;
  readonly NEW_VALUE: number | null;
  /** New minus old, to the decimals of the value; null where one of them is not there. */
  readonly DELTA: number | null;
  readonly UNIT_MEASURE: string;
  /** OBS_STATUS; `_Z` where the snapshot has no such observation. */
  readonly OLD_STATUS: string;
  readonly NEW_STATUS: string;
  /** Months from TIME_PERIOD to the snapshot's vintage. */
  readonly OLD_DELAY: number;
  readonly NEW_DELAY: number;
  readonly CAUSE: Cause;
}

/** One observation in two snapshots; one of them may not have it. */
export type Pair =
  | { readonly old: Observation; readonly now: Observation }
  | { readonly old: Observation; readonly now: null }
  | { readonly old: null; readonly now: Observation };

const WITH_VALUE = new Set(["A", "P"]);

/**
 * Whether value or status changed. A provisional value that becomes final unchanged has not been revised.
 *
 * @example isRevised({ old: { ...row, OBS_STATUS: "P" }, now: { ...row, OBS_STATUS: "A" } }) // false
 */
export function isRevised({ old, now }: Pair): boolean {
  if (old === null || now === null || old.OBS_VALUE !== now.OBS_VALUE) return true;
  return old.OBS_STATUS !== now.OBS_STATUS && !(WITH_VALUE.has(old.OBS_STATUS) && WITH_VALUE.has(now.OBS_STATUS));
}

/** New minus old without floating-point noise: both have `DECIMALS` decimals, and so has their difference. */
export function deltaOf({ old, now }: Pair): number | null {
  const [before, after] = [old?.OBS_VALUE ?? null, now?.OBS_VALUE ?? null];
  return before === null || after === null ? null : Number((after - before).toFixed(now?.DECIMALS ?? 0));
}

/** Calendar months from an observation's month to a vintage. */
export const delayOf = ({ TIME_PERIOD }: Observation, vintage: string): number =>
  monthsBetween(TIME_PERIOD, vintage.slice(0, 7));

/** The register's row of a pair that changed between two vintages. */
export function revisionOf(
  pair: Pair,
  { vintages, cause }: { readonly vintages: { readonly old: string; readonly now: string }; readonly cause: Cause },
): Revision {
  const { old, now } = pair;
  const row = now ?? old;
  return {
    ...dimensionsOf(row),
    OLD_VALUE: old?.OBS_VALUE ?? null,
    NEW_VALUE: now?.OBS_VALUE ?? null,
    DELTA: deltaOf(pair),
    UNIT_MEASURE: row.UNIT_MEASURE,
    OLD_STATUS: old?.OBS_STATUS ?? "_Z",
    NEW_STATUS: now?.OBS_STATUS ?? "_Z",
    OLD_DELAY: delayOf(row, vintages.old),
    NEW_DELAY: delayOf(row, vintages.now),
    CAUSE: cause,
  };
}
