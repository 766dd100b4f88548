import { ALL_CITIES } from "../../lib/cell.ts";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Observation } from "../../lib/observation.ts";
import { writeParquet } from "../parquet.ts";
import { revisionsBetween } from "./compare.ts";
import type { Comparing } from "./compare.ts";
import { seriesKey } from "./revision.ts";
import type { Cause, Revision } from "./revision.ts";
import type { ComparedSnapshot } from "./snapshot.ts";
import { revisionsByDelay } from "./summary.ts";
import type { RevisionsAtDelay } from "./summary.ts";

/** What a snapshot says of how it differs from what was known before. */
export interface RevisionRegister {
  /** For revisions.parquet. */
  readonly rows: readonly Revision[];
  /** For quality.json: `against`, the vintage before, or null. */
  readonly summary: { readonly against: string | null; readonly by_delay: readonly RevisionsAtDelay[] };
  /** What was observed as of the vintage before; nothing where there is none. */
  readonly before: readonly Observation[];
  /** The code of REVISION: why the observation's value or status changed, `LATE_DATA`; `_Z` where it did not. */
  readonly codeOf: (row: Observation) => string;
}

/** What a register is made with: a folder in which a file may lie meanwhile. */
export interface Registering extends Omit<Comparing, "observedNow"> {
  readonly folder: string;
  /** Whether the gaps of all cities together are alone wanted. */
  readonly gapsOfAll?: boolean;
}

/** The code by which REVISION says a cause. */
const codeOfCause = (cause: Cause): string => cause.toUpperCase();

const NOTHING: RevisionRegister = {
  rows: [],
  summary: { against: null, by_delay: [] },
  before: [],
  codeOf: () => "_Z",
};

const minuteOf = (vintage: string): string => (vintage.length === 10 ? `${vintage}T00:00` : vintage);

/**
 * What a snapshot would have told at an earlier vintage, by the same definitions: its own counts up to then, observed again. The file of these counts lies in the
 * folder, and is the caller's to remove.
 */
export async function snapshotAt(
  until: string,
  { origins, counts }: ComparedSnapshot,
  { folder, session, observe, gapsOfAll = false }: Registering,
): Promise<ComparedSnapshot> {
  const earlier = join(folder, "counts_until.parquet");
  await writeParquet(session, "publish/counts_until", {
    counts,
    until,
    area: gapsOfAll ? ALL_CITIES : "",
    output: earlier,
  });
  const vintage = minuteOf(until);
  const { observations } = await observe([earlier], session, {
    ...origins,
    gapsOfAll,
    releases: origins.releases.filter((release) => release.vintage <= until),
    unemployment_sources: origins.unemployment_sources.filter((source) => source.vintage <= until),
  });
  const months = [...new Set(observations.map((row) => row.TIME_PERIOD))];
  const inputs = origins.inputs.filter(({ delivered_at }) => delivered_at <= vintage);
  return { origins: { ...origins, id: until, vintage, months, inputs }, observations, counts: earlier };
}

/**
 * The register of what changed since the vintage before: its rows, their summary, and the code of REVISION for each observation. It is made of
 * the snapshot's own counts, which hold every vintage, so whoever has the snapshot can make it again; definitions are those of the snapshot
 * throughout. What a changed definition did between two snapshots `tilannekuva diff` tells.
 *
 * @param vintages at which the snapshot's counts were published, oldest first; with one alone nothing was revised
 * @example
 * const register = await revisionsWithin({ origins, observations, counts }, vintages, { folder, session, observe, declarations });
 * observations.map((row) => Object.assign(row, { REVISION: register.codeOf(row) }));
 */
export async function revisionsWithin(
  snapshot: ComparedSnapshot,
  vintages: readonly string[],
  registering: Registering,
): Promise<RevisionRegister> {
  const until = vintages.at(-2);
  if (until === undefined) return NOTHING;
  const before = await snapshotAt(until, snapshot, registering);
  try {
    const { rows, pairs } = await revisionsBetween(before, snapshot, { ...registering, observedNow: true });
    const codes = new Map(rows.map((row) => [seriesKey(row), codeOfCause(row.CAUSE)]));
    return {
      rows,
      summary: { against: until, by_delay: revisionsByDelay(pairs, before.origins.vintage) },
      before: before.observations,
      codeOf: (row) => codes.get(seriesKey(row)) ?? "_Z",
    };
  } finally {
    await rm(before.counts, { force: true });
  }
}
