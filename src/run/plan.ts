import { isSettled, readContents } from "../ingest/inbox/contents.ts";
import { listInbox } from "../ingest/inbox/folders.ts";
import type { DeliveryFolder } from "../ingest/inbox/folders.ts";
import { openIndex } from "../ingest/store/inbox-index.ts";
import type { InboxIndex } from "../ingest/store/inbox-index.ts";
import { readRegister } from "../ingest/ingest.ts";
import type { DeliveryRecord } from "../lib/delivery.ts";
import { undecidedRecords } from "../lib/held-deliveries.ts";
import { asKnownAt } from "../lib/vintage.ts";
import type { Configuration } from "./configuration.ts";
import { prepareCounting } from "./counting.ts";
import { dataFingerprint, definitionParts, definitionsOf } from "./definitions.ts";
import type { Definitions } from "./definitions.ts";
import { newestRelease } from "./memory.ts";
import type { Pipeline } from "./pipeline.ts";
import { openWorkspace } from "./workspace.ts";

/** A delivery in the inbox that a run would look into. */
export interface PlannedDelivery {
  readonly delivery: string;
  /** `new`: would be taken in; `changed`: was taken in, and would be read again; `waiting`: not complete yet; `refused` and `held`: was so, and is judged again when it changes. */
  readonly state: "new" | "changed" | "waiting" | "refused" | "held";
  /** Extract tables with the number of their files. */
  readonly tables: Readonly<Record<string, number>>;
}

/** What a run would do. */
export interface Plan {
  readonly deliveries: readonly PlannedDelivery[];
  /** Parts of the definitions that changed since the newest release: all of them before the first. */
  readonly changed: readonly (keyof Definitions)[];
  /** True when an accepted delivery of the population is known: without one a run has nothing to count. */
  readonly countable: boolean;
  /** True when accepted deliveries or definitions differ from what the newest release was made of. */
  readonly recount: boolean;
  /** Deliveries that are held back until somebody decides. */
  readonly undecided: readonly DeliveryRecord[];
}

export interface Planning {
  readonly pipeline: Pipeline;
  readonly configuration: Configuration;
  readonly cutoff: string;
  readonly now: Date;
}

const STATES = { accepted: "changed", refused: "refused", held: "held" } as const;

async function lookInto(
  folder: DeliveryFolder,
  { known, index }: { readonly known: DeliveryRecord | undefined; readonly index: InboxIndex },
  { pipeline, configuration, now }: Planning,
): Promise<readonly PlannedDelivery[]> {
  const contracts = pipeline.ingest.sources.filter(({ dataset }) => dataset === folder.dataset);
  const contents = await readContents(folder, contracts);
  if (known?.status === "accepted" && !contents.wanted.some((file) => index.hasChanged(file))) return [];
  const complete = contents.hasManifest || isSettled(contents, configuration.ingest.settle_minutes, now);
  const state = known === undefined ? (complete ? "new" : "waiting") : STATES[known.status];
  const tables = Map.groupBy(contents.wanted, (file) => file.contract.table);
  const counts = Object.fromEntries([...tables].map(([table, files]) => [table, files.length]));
  return [{ delivery: folder.delivery, state, tables: counts }];
}

async function currentDefinitions({ pipeline, configuration }: Planning): Promise<Definitions> {
  const workspace = await openWorkspace(configuration, pipeline);
  try {
    const { codes } = await prepareCounting({ pipeline, configuration, workspace });
    return definitionsOf({ pipeline, configuration, codes, engine: workspace.secure.engine });
  } finally {
    await workspace.close();
  }
}

/**
 * What a run would do and why, without doing it: nothing of the inbox is read but names, sizes and times.
 *
 * @throws TilannekuvaError exit 5 when the inbox is not there.
 */
export async function planNight(planning: Planning): Promise<Plan> {
  const { pipeline, configuration, cutoff } = planning;
  const datasets = [...new Set(pipeline.ingest.sources.map(({ dataset }) => dataset))];
  const { deliveries } = await listInbox(configuration.paths.inbox, datasets);
  const register = await readRegister(configuration.paths.store);
  const known = new Map(register.map((record) => [record.delivery, record]));
  const index = await openIndex(configuration.paths.store);
  const planned = await Promise.all(
    deliveries.map((folder) => lookInto(folder, { known: known.get(folder.delivery), index }, planning)),
  );
  const definitions = await currentDefinitions(planning);
  const before = await newestRelease(configuration.paths.store);
  const changed = definitionParts.filter((part) => before?.definitions[part] !== definitions[part]);
  return {
    deliveries: planned.flat(),
    changed,
    countable: asKnownAt(register, cutoff).tables.has(pipeline.join.months),
    undecided: undecidedRecords(register, cutoff),
    recount: changed.length > 0 || before?.data !== dataFingerprint(register, cutoff),
  };
}
