import { seriesKey } from "../../model/observation.ts";
import type { Observation } from "../../model/observation.ts";
import type { ObservedAt } from "../../model/observed.ts";
import { revisionsOf } from "./compare.ts";
import type { ComparisonContext } from "./compare.ts";
import type { Cause, Revision } from "./revision.ts";
import type { ComparedSnapshot } from "./compared-snapshot.ts";
import { revisionsByDelay } from "./revision-summary.ts";
import type { RevisionsAtDelay } from "./revision-summary.ts";

/** What a snapshot says of how it differs from what was known before. */
export interface RevisionRegister {
  /** For revisions.parquet. */
  readonly rows: readonly Revision[];
  /** For quality.json: `against`, the vintage before, or null. */
  readonly summary: { readonly against: string | null; readonly by_delay: readonly RevisionsAtDelay[] };
  /** The code of REVISION: why the observation's value or status changed, `LATE_DATA`; `_Z` where it did not. */
  readonly codeOf: (row: Observation) => string;
}

/** The code by which REVISION says a cause. */
const codeOfCause = (cause: Cause): string => cause.toUpperCase();

const NOTHING: RevisionRegister = {
  rows: [],
  summary: { against: null, by_delay: [] },
  codeOf: () => "_Z",
};

const minuteOf = (vintage: string): string => (vintage.length === 10 ? `${vintage}T00:00` : vintage);

/** The snapshot as it would have been at an earlier vintage, of the same counts. */
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
 * The register of what changed since the vintage before: its rows, their summary, and the code of REVISION for each observation. It is made of
 * the snapshot's own counts, which hold every vintage, so whoever has the snapshot can make it again; definitions are those of the snapshot
 * throughout. What a changed definition did between two snapshots `tilannekuva diff` tells.
 *
 * @param then what was observed as of the vintage before; null where there is none: then nothing was revised
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
