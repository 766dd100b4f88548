import type { ReleasePolicy } from "../configuration/release-schema.ts";
import type { ReleaseLine } from "./recorded-line.ts";

type Of<Event extends ReleaseLine["event"]> = Extract<ReleaseLine, { event: Event }>;

/** A person's approval of a snapshot. */
export type Approval = Of<"approved">;

/** What was decided about a snapshot since it was last released; all of it is about the same bytes. */
export interface PendingRelease {
  /** By distinct keys of distinct holders, in their order. */
  readonly approvals: readonly Approval[];
  /** The last embargo of each key, and that of the program (an empty id). */
  readonly embargoes: ReadonlyMap<string, Of<"embargoed">>;
}

/** What follows from the lines of `releases.jsonl`, in their order, and from nothing else. */
export interface ReleaseState {
  /** Every snapshot that was released, by its last release; recalled ones too: their numbers are known. */
  readonly released: readonly string[];
  /** In the order of the recalls. A recalled snapshot is never released again. */
  readonly recalled: ReadonlyMap<string, Of<"recalled">>;
  readonly pending: ReadonlyMap<string, PendingRelease>;
}

const nothingPending: PendingRelease = { approvals: [], embargoes: new Map() };

/** Approvals of other bytes do not count, nor does a second one of the same key or holder. */
function withApproval(pending: PendingRelease, line: Approval): PendingRelease {
  const kept = pending.approvals.filter(({ sums }) => sums === line.sums);
  const again = kept.some(({ key, by }) => key === line.key || by === line.by);
  return { ...pending, approvals: again ? kept : [...kept, line] };
}

const withEmbargo = (pending: PendingRelease, line: Of<"embargoed">): PendingRelease => ({
  ...pending,
  embargoes: new Map([...pending.embargoes, [line.key ?? "", line]]),
});

/**
 * The state after the lines.
 *
 * @example stateOf(lines).released.at(-1) // "2026-10-17T0000Z-3f9a1c0b7d42"
 */
export function stateOf(lines: readonly ReleaseLine[]): ReleaseState {
  const released = new Set<string>();
  const recalled = new Map<string, Of<"recalled">>();
  const pending = new Map<string, PendingRelease>();
  for (const line of lines) {
    const before = pending.get(line.snapshot) ?? nothingPending;
    if (line.event === "approved") pending.set(line.snapshot, withApproval(before, line));
    if (line.event === "embargoed") pending.set(line.snapshot, withEmbargo(before, line));
    if (line.event === "recalled") recalled.set(line.snapshot, line);
    if (line.event !== "released") continue;
    pending.delete(line.snapshot);
    released.delete(line.snapshot);
    released.add(line.snapshot);
  }
  return { released: [...released], recalled, pending };
}

/** What is decided about a snapshot that waits. */
export const pendingOf = (state: ReleaseState, snapshot: string): PendingRelease =>
  state.pending.get(snapshot) ?? nothingPending;

/** The minute of the vintage, with which the id of a snapshot begins; minutes compare as text. */
export const vintageOf = (snapshot: string): string => snapshot.slice(0, snapshot.indexOf("Z"));

/**
 * The snapshots for readers: released and not recalled, by vintage, those of one vintage by their last release. The
 * last is the current one, the one before it is `previous`.
 *
 * @example shownIn(stateOf(lines)).at(-1) // "2026-10-17T0000Z-3f9a1c0b7d42"
 */
export const shownIn = ({ released, recalled }: ReleaseState): readonly string[] =>
  released
    .filter((snapshot) => !recalled.has(snapshot))
    .toSorted((a, b) => (vintageOf(a) < vintageOf(b) ? -1 : Number(vintageOf(a) > vintageOf(b))));

/**
 * Whether the snapshot is what readers get of its vintage. A night that finds it so writes no second line: only where
 * the definitions went to another version and back is a snapshot released twice.
 */
export const isShown = (state: ReleaseState, snapshot: string): boolean =>
  shownIn(state).findLast((one) => vintageOf(one) === vintageOf(snapshot)) === snapshot;

const NEEDED: Readonly<Record<ReleasePolicy, number>> = { automatic: 0, approve: 1, "two-person": 2 };

/** How far a snapshot's release has come. */
export interface ReleaseProgress {
  /** The approvals that are still missing. */
  readonly missing: number;
  /** Not before this second of UTC; null where nobody said one. */
  readonly notBefore: string | null;
}

/**
 * What a snapshot's release still waits for.
 *
 * @example progressOf(pendingOf(state, id), "two-person") // { missing: 1, notBefore: null }
 */
export function progressOf({ approvals, embargoes }: PendingRelease, policy: ReleasePolicy): ReleaseProgress {
  const times = [...approvals, ...embargoes.values()].flatMap(({ until }) => until ?? []).toSorted();
  return { missing: Math.max(0, NEEDED[policy] - approvals.length), notBefore: times.at(-1) ?? null };
}

/** Whether nothing is left to wait for at a second of UTC. */
export const isDue = ({ missing, notBefore }: ReleaseProgress, at: string): boolean =>
  missing === 0 && (notBefore === null || notBefore <= at);
