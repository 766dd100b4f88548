import type { Row, Session } from "../../database/database.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import { codesBy } from "../../lib/code-key.ts";
import { CELL_COLUMNS, countName } from "../../model/lineage.ts";
import type { CountCodes } from "../../model/lineage.ts";
import { seriesKey } from "../../model/observation.ts";
import type { Observation } from "../../model/observation.ts";
import type { Observe } from "../snapshot/release.ts";
import { causeOf } from "./cause.ts";
import type { Evidence, RevisionDeclarations } from "./cause.ts";
import { circumstancesOf } from "./circumstances.ts";
import type { Circumstances } from "./circumstances.ts";
import { isRevised, revisionOf } from "./revision.ts";
import type { Pair, Revision } from "./revision.ts";
import type { ComparedSnapshot, Origins } from "./compared-snapshot.ts";

/** The context of a comparison: the definitions of the running version, and a session that may read both snapshots. */
export interface ComparisonContext {
  readonly session: Session;
  readonly observe: Observe;
  readonly declarations: RevisionDeclarations;
}

/** Keys of the observations that the running version changes, in the earlier snapshot and in the later one. */
interface Redefined {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** The revisions between two snapshots, with their causes. */
export interface Revisions {
  readonly circumstances: Circumstances;
  /** Every observation of a month in both snapshots, changed or not, in the order of the keys. */
  readonly pairs: readonly Pair[];
  /** Those that changed. */
  readonly rows: readonly Revision[];
  /** True where the running version's definitions differ from both snapshots': redefinitions are then identified less surely. */
  readonly isOfOtherVersion: boolean;
}

interface BothSnapshots {
  readonly before: ComparedSnapshot;
  readonly after: ComparedSnapshot;
}

type ByKey = ReadonlyMap<string, Observation>;

const byKey = (rows: readonly Observation[]): ByKey => new Map(rows.map((row) => [seriesKey(row), row]));

const pairOf = (old: Observation | undefined, now: Observation | undefined): readonly Pair[] => {
  if (old !== undefined && now !== undefined) return [{ old, now }];
  if (old !== undefined) return [{ old, now: null }];
  return now === undefined ? [] : [{ old: null, now }];
};

/** The pairs of the given months: a month in one snapshot alone is new, or no longer published, and has no revisions. */
function pairsOf(before: ByKey, after: ByKey, months: ReadonlySet<string>): readonly Pair[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const pairs = keys.flatMap((key) => pairOf(before.get(key), after.get(key)));
  return pairs.filter(({ old, now }) => months.has((old ?? now).TIME_PERIOD));
}

/** The codes of a published count in a row that has them as columns. */
const countIn = (row: Row): CountCodes => codesBy(CELL_COLUMNS, (column) => textOf(row, column));

async function changedCounts({ before, after }: BothSnapshots, session: Session): Promise<ReadonlyMap<string, number>> {
  // The earlier counts may be in one file with later ones.
  const files = { before: before.counts, until: before.origins.vintage, after: after.counts };
  const rows = await session.rows(sqlText("publish/revisions_counts"), files);
  return new Map(rows.map((row) => [countName(countIn(row)), numberOf(row, "delta") ?? 0]));
}

/** Keys of the observations that change when the running version recomputes them from the snapshot's own counts, with the later one's settings. */
async function redefined(
  { counts, observations, origins }: ComparedSnapshot,
  { nowcast }: Origins,
  { observe, session }: ComparisonContext,
): Promise<ReadonlySet<string>> {
  const made = await observe([counts], session, { ...origins, nowcast });
  const [published, again] = [byKey(observations), byKey(made.observations)];
  const keys = new Set([...published.keys(), ...again.keys()]);
  return new Set([...keys].filter((key) => pairOf(published.get(key), again.get(key)).some(isRevised)));
}

/** The redefined observations of both snapshots. */
async function allRedefined({ before, after }: BothSnapshots, comparing: ComparisonContext): Promise<Redefined> {
  return {
    before: await redefined(before, after.origins, comparing),
    after: await redefined(after, after.origins, comparing),
  };
}

const NOTHING: Redefined = { before: new Set(), after: new Set() };

/** Compares two snapshots whose redefined observations are known; none where the same version made both. */
export async function revisionsOf(
  { before, after, redefined: changed = NOTHING }: BothSnapshots & { readonly redefined?: Redefined },
  { session, declarations }: Pick<ComparisonContext, "session" | "declarations">,
): Promise<Revisions> {
  const circumstances = circumstancesOf(before.origins, after.origins);
  const evidence: Evidence = { circumstances, counts: await changedCounts({ before, after }, session), declarations };
  const months = new Set(before.origins.months.filter((month) => after.origins.months.includes(month)));
  const pairs = pairsOf(byKey(before.observations), byKey(after.observations), months);
  const vintages = { old: before.origins.vintage, now: after.origins.vintage };
  const rows = pairs.filter(isRevised).map((pair) => {
    const key = seriesKey(pair.now ?? pair.old);
    const isRedefined = changed.before.has(key) || changed.after.has(key);
    return revisionOf(pair, { vintages, cause: isRedefined ? "definition" : causeOf(pair, evidence) });
  });
  return { circumstances, pairs, rows, isOfOtherVersion: changed.before.size > 0 && changed.after.size > 0 };
}

/**
 * Compares two snapshots: which values and statuses of the months in both changed, by how much, and why. It uses only the public files and the
 * definitions of the running version. Where the manifests show that definitions changed, it recomputes the observations from each snapshot's counts:
 * those that differ have the cause `definition`; `causeOf` determines the cause of the others.
 *
 * @example
 * const { rows } = await revisionsBetween(before, after, { session, observe, declarations });
 * rows[0]?.CAUSE // "late_data"
 */
export async function revisionsBetween(
  before: ComparedSnapshot,
  after: ComparedSnapshot,
  comparing: ComparisonContext,
): Promise<Revisions> {
  // The running version may be that of the earlier snapshot, of the later one, or neither: an observation that differs from either was redefined.
  const { definitions } = circumstancesOf(before.origins, after.origins);
  const both = { before, after };
  return revisionsOf({ ...both, redefined: definitions ? await allRedefined(both, comparing) : NOTHING }, comparing);
}
