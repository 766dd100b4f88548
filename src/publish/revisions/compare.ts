import type { Session } from "../../database/database.ts";
import { numberOf, textOf } from "../../database/row.ts";
import { sqlText } from "../../database/sql.ts";
import type { Observation } from "../../lib/observation.ts";
import type { Observe } from "../release.ts";
import { causeOf } from "./cause.ts";
import type { Evidence, RevisionDeclarations } from "./cause.ts";
import { circumstancesOf } from "./circumstances.ts";
import type { Circumstances } from "./circumstances.ts";
import { isRevised, revisionOf, seriesKey } from "./revision.ts";
import type { Pair, Revision } from "./revision.ts";
import type { ComparedSnapshot, Origins } from "./snapshot.ts";

/** What a comparison works with: the definitions of the running version, and a session that may read both snapshots. */
export interface Comparing {
  readonly session: Session;
  readonly observe: Observe;
  readonly declarations: RevisionDeclarations;
  /** True where the running version has just made the later snapshot's observations: they need not be made again. */
  readonly observedNow?: boolean;
}

/** What changed between two snapshots, and why. */
export interface Revisions {
  readonly circumstances: Circumstances;
  /** Every observation of a month that both tell, whether it changed or not, in the order of the keys. */
  readonly pairs: readonly Pair[];
  /** Those that changed. */
  readonly rows: readonly Revision[];
  /** True where neither snapshot is observed as the running version observes: it can then tell less of what was redefined. */
  readonly isOfOtherVersion: boolean;
}

type Told = ReadonlyMap<string, Observation>;

const byKey = (rows: readonly Observation[]): Told => new Map(rows.map((row) => [seriesKey(row), row]));

const pairOf = (old: Observation | undefined, now: Observation | undefined): readonly Pair[] => {
  if (old !== undefined && now !== undefined) return [{ old, now }];
  if (old !== undefined) return [{ old, now: null }];
  return now === undefined ? [] : [{ old: null, now }];
};

/** A month that only one of them tells is new, or not asked for: nothing of it was revised. */
function pairsOf(before: Told, after: Told, months: ReadonlySet<string>): readonly Pair[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const pairs = keys.flatMap((key) => pairOf(before.get(key), after.get(key)));
  return pairs.filter(({ old, now }) => months.has((old ?? now).TIME_PERIOD));
}

async function changedCounts(
  { before, after }: { readonly before: ComparedSnapshot; readonly after: ComparedSnapshot },
  session: Session,
): Promise<ReadonlyMap<string, number>> {
  const rows = await session.rows(sqlText("publish/revisions_counts"), { before: before.counts, after: after.counts });
  return new Map(rows.map((row) => [textOf(row, "cell"), numberOf(row, "delta") ?? 0]));
}

/** Keys whose observation is another when the running version makes it of the snapshot's own counts, by the settings of the later one. */
async function redefined(
  { counts, observations, origins }: ComparedSnapshot,
  { nowcast }: Origins,
  { observe, session }: Comparing,
): Promise<ReadonlySet<string>> {
  const made = await observe([counts], session, { ...origins, nowcast });
  const [told, again] = [byKey(observations), byKey(made.observations)];
  const keys = new Set([...told.keys(), ...again.keys()]);
  return new Set([...keys].filter((key) => pairOf(told.get(key), again.get(key)).some(isRevised)));
}

/** What was redefined, where the manifests say that something could be. */
async function allRedefined(
  { before, after }: { readonly before: ComparedSnapshot; readonly after: ComparedSnapshot },
  comparing: Comparing,
): Promise<{ readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> }> {
  return {
    before: await redefined(before, after.origins, comparing),
    after: comparing.observedNow === true ? new Set() : await redefined(after, after.origins, comparing),
  };
}

const NOTHING: Awaited<ReturnType<typeof allRedefined>> = { before: new Set(), after: new Set() };

/**
 * Compares two snapshots: which values and statuses of the months that both tell changed, by how much, and why. Nothing but the public
 * files goes in, and the definitions of the running version, by which the counts of a snapshot are observed again where the manifests say
 * that definitions changed: what comes out differently is `definition`, of the rest `causeOf` tells the cause.
 *
 * @example
 * const { rows } = await revisionsBetween(before, after, { session, observe, declarations });
 * rows[0]?.CAUSE // "late_data"
 */
export async function revisionsBetween(
  before: ComparedSnapshot,
  after: ComparedSnapshot,
  comparing: Comparing,
): Promise<Revisions> {
  const circumstances = circumstancesOf(before.origins, after.origins);
  const counts = await changedCounts({ before, after }, comparing.session);
  const evidence: Evidence = { circumstances, counts, declarations: comparing.declarations };
  // The running version may be that of the earlier snapshot, of the later one, or neither: what differs from either was redefined.
  const anew = circumstances.definitions ? await allRedefined({ before, after }, comparing) : NOTHING;
  const months = new Set(before.origins.months.filter((month) => after.origins.months.includes(month)));
  const pairs = pairsOf(byKey(before.observations), byKey(after.observations), months);
  const vintages = { old: before.origins.vintage, now: after.origins.vintage };
  const rows = pairs.filter(isRevised).map((pair) => {
    const key = seriesKey(pair.now ?? pair.old);
    const isAnew = anew.before.has(key) || anew.after.has(key);
    return revisionOf(pair, { vintages, cause: isAnew ? "definition" : causeOf(pair, evidence) });
  });
  return { circumstances, pairs, rows, isOfOtherVersion: anew.before.size > 0 && anew.after.size > 0 };
}
