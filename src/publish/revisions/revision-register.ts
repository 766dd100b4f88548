import { seriesKey } from "../../model/observation.ts";
import type { Observation } from "../../model/observation.ts";
import type { ObservedAt } from "../../model/observed.ts";
import { revisionsOf } from "./compare.ts";
import type { ComparisonContext } from "./compare.ts";
import type { Cause, Revision } from "./revision.ts";
import type { ComparedSnapshot } from "./compared-snapshot.ts";
import { revisionsByDelay } from "./revision-summary.ts";
import type { RevisionsAtDelay } from "./revision-summary.ts";

/** A snapshot's record of its differences from the vintage before. */
export interface RevisionRegister {
  /** For revisions.parquet. */
  readonly rows: readonly Revision[];
  /** For quality.json: `against`, the vintage before, or null. */
  readonly summary: { readonly against: string | null; readonly by_delay: readonly RevisionsAtDelay[] };
  /** The code of REVISION: why the observation's value or status changed, `LATE_DATA`; `_Z` where it did not. */
  readonly codeOf: (row: Observation) => string;
}

/** The code of a cause in REVISION. */
const codeOfCause = (cause: Cause): string => cause.toUpperCase();

const NOTHING: RevisionRegister = {
  rows: [],
  summary: { against: null, by_delay: [] },
  codeOf: () => "_Z",
};

const minuteOf = (vintage: string): string => (vintage.length === 10 ? `${vintage}T00:00` : vintage);

/** The snapshot as it would have been at an earlier vintage, from the same counts. */
function snapshotAt(
  { vintage: id, observations }: ObservedAt,
  { origins, counts }: ComparedSnapshot,
): ComparedSnapshot {
  const vintage = minuteOf(id);
  const months = [...new Set(observations.map((row) => row.TIME_PERIOD))];
  const inputs = origins.inputs.filter(({ delivered_at }) => delivered_at <= vintage);
  return { origins: { ...origins, id, vintage, months, inputs }, observations, counts };
}

/**
 * The register of revisions since the vintage before: its rows, their summary, and the code of REVISION for each observation. It is computed from the
 * snapshot's own counts, which hold every vintage, so anyone with the snapshot can recompute it; definitions are those of the snapshot throughout.
 * `tilannekuva diff` shows the effect of a changed definition between two snapshots.
 *
 * @param then the observations as of the vintage before; null where there is none: then nothing was revised
 * @example
 * const register = await revisionsWithin({ origins, observations, counts }, before, { session, declarations });
 * observations.map((row) => Object.assign(row, { REVISION: register.codeOf(row) }));
 */
export async function revisionsWithin(
  snapshot: ComparedSnapshot,
  then: ObservedAt | null,
  comparing: Pick<ComparisonContext, "session" | "declarations">,
): Promise<RevisionRegister> {
  if (then === null) return NOTHING;
  const before = snapshotAt(then, snapshot);
  const { rows, pairs } = await revisionsOf({ before, after: snapshot }, comparing);
  const codes = new Map(rows.map((row) => [seriesKey(row), codeOfCause(row.CAUSE)]));
  return {
    rows,
    summary: { against: then.vintage, by_delay: revisionsByDelay(pairs, before.origins.vintage) },
    codeOf: (row) => codes.get(seriesKey(row)) ?? "_Z",
  };
}
