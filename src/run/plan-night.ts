import type { Contents } from "../ingest/inbox/contents.ts";
import { lookAtInbox } from "../ingest/inbox/look.ts";
import type { SeenDelivery } from "../ingest/inbox/look.ts";
import type { IgnoredEntry } from "../ingest/inbox/waiting.ts";
import { readRegister } from "../ingest/ingest.ts";
import type { DeliveryRecord, Problem } from "../model/delivery.ts";
import { undecidedRecords } from "../model/held-deliveries.ts";
import { asKnownAt, knownFrom } from "../model/data-vintage.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { prepareCounting } from "./counting-context.ts";
import { dataFingerprint, definitionParts, definitionsOf } from "../definitions/definitions-in-force.ts";
import type { Definitions } from "../definitions/definitions-in-force.ts";
import { newestRelease } from "../history/release-index.ts";
import type { ReleasedSnapshot } from "../history/release-index.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import { waitingCandidate } from "./waiting-candidate.ts";
import { openWorkspace } from "./workspace.ts";

/** A delivery in the inbox that a run would process. */
export interface PlannedDelivery {
  readonly delivery: string;
  readonly dataset: string;
  /**
   * `new`: would be ingested; `changed`: was ingested, and would be read again; `unfit`: would be refused because of
   * its file names; `waiting`: not yet complete; `refused` and `held`: was refused or held back, and is validated again
   * when it changes.
   */
  readonly state: "new" | "changed" | "unfit" | "waiting" | "refused" | "held";
  /** Why it waits or is refused. */
  readonly reason?: string;
  /** Since when, `2026-10-17T04:35Z`. */
  readonly since?: string;
  /** Extract tables with the number of files of each. */
  readonly tables: Readonly<Record<string, number>>;
}

/** What a run would do. */
export interface Plan {
  readonly deliveries: readonly PlannedDelivery[];
  /** Entries that resemble a delivery but are not one. */
  readonly ignored: readonly IgnoredEntry[];
  /** Unreadable entries. */
  readonly unreadable: readonly Problem[];
  /** Parts of the definitions that changed since the newest release; all parts before the first. */
  readonly changed: readonly (keyof Definitions)[];
  /** True when an accepted delivery of the population is known: otherwise a run has nothing to count. */
  readonly countable: boolean;
  /** True when accepted deliveries or definitions differ from the inputs of the newest release. */
  readonly recount: boolean;
  /** Deliveries that are held back and await a decision. */
  readonly undecided: readonly DeliveryRecord[];
}

export interface PlanOptions {
  readonly pipeline: Pipeline;
  readonly configuration: Configuration;
  readonly cutoff: string;
  readonly now: Date;
}

/** The first fault among the names in a delivery; null if there is none. */
function unfit({ misnamed, unusable, unreadable }: Contents): string | null {
  const [first] = [...unreadable, ...misnamed, ...unusable];
  if (first === undefined) return null;
  return first.file === null ? first.message : `${first.file}: ${first.message}`;
}

const rejection = ({ decision }: DeliveryRecord): string | undefined =>
  decision?.verdict === "reject" ? `rejected at ${decision.at}: ${decision.why}` : undefined;

function stateOf(
  { contents, waiting, refusedSince }: SeenDelivery,
  known: DeliveryRecord | undefined,
): Pick<PlannedDelivery, "state" | "reason" | "since"> {
  if (known?.status === "accepted" || (known !== undefined && knownFrom(known) !== null)) return { state: "changed" };
  if (known !== undefined) {
    const reason = known.problems[0]?.message ?? rejection(known);
    return { state: known.status, since: refusedSince, ...(reason === undefined ? {} : { reason }) };
  }
  if (waiting !== null) return { state: "waiting", reason: waiting.reason, since: waiting.since };
  const reason = unfit(contents);
  return reason === null ? { state: "new" } : { state: "unfit", reason };
}

function planned(seen: SeenDelivery, known: DeliveryRecord | undefined): PlannedDelivery {
  const tables = Map.groupBy(seen.contents.wanted, (file) => file.contract.table);
  const counts = Object.fromEntries([...tables].map(([table, files]) => [table, files.length]));
  const { delivery, dataset } = seen.folder;
  return { delivery, dataset, ...stateOf(seen, known), tables: counts };
}

async function currentDefinitions({ pipeline, configuration }: PlanOptions): Promise<Definitions> {
  const workspace = await openWorkspace(configuration, pipeline);
  try {
    const { codes, official } = await prepareCounting({ pipeline, configuration, workspace });
    return definitionsOf({ pipeline, configuration, codes, official, engine: workspace.secure.engine });
  } finally {
    await workspace.close();
  }
}

/** The inputs of the newest snapshot: of the one that waits for approval, else of the newest release. */
async function newestInputs({ paths, release }: Configuration): Promise<ReleasedSnapshot | null> {
  const waiting = release.policy === "automatic" ? null : await waitingCandidate(paths);
  return waiting?.made ?? newestRelease(paths.store);
}

/**
 * What a run would do and why, without doing it. It reads only names, sizes and times from the inbox.
 *
 * @throws TilannekuvaError exit 5 when the inbox does not exist.
 */
export async function planNight(planning: PlanOptions): Promise<Plan> {
  const { pipeline, configuration, cutoff, now } = planning;
  const register = await readRegister(configuration.paths.store);
  const known = new Map(register.map((record) => [record.delivery, record]));
  const { deliveries, ignored, unreadable } = await lookAtInbox({
    ...configuration.paths,
    sources: pipeline.ingest.sources,
    except: new Set(),
    settleMinutes: configuration.ingest.settle_minutes,
    now,
  });
  const looked = deliveries
    .map((seen) => ({ seen, record: known.get(seen.folder.delivery) }))
    .filter(({ seen, record }) => record === undefined || knownFrom(record) === null || seen.changed);
  const definitions = await currentDefinitions(planning);
  const before = await newestInputs(configuration);
  const changed = definitionParts.filter((part) => before?.definitions[part] !== definitions[part]);
  return {
    deliveries: looked.map(({ seen, record }) => planned(seen, record)),
    ignored,
    unreadable,
    changed,
    countable: asKnownAt(register, cutoff).tables.has(pipeline.join.months),
    undecided: undecidedRecords(register, cutoff),
    recount: changed.length > 0 || before?.data !== dataFingerprint(register, cutoff),
  };
}
