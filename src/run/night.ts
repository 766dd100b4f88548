import { join } from "node:path";
import { notTakenIn } from "../ingest/inbox/lines.ts";
import type { IngestResult } from "../ingest/ingest.ts";
import type { DeliveryRecord } from "../lib/delivery.ts";
import { heldDeliveries, undecidedRecords } from "../lib/held-deliveries.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import type { ExitCode } from "../lib/errors.ts";
import type { HeldTable } from "../lib/releases.ts";
import type { Vintage } from "../lib/vintage.ts";
import { readManifest, snapshotsFolder, turnCurrent } from "../publish/current.ts";
import type { Publication } from "../publish/publish.ts";
import type { Observe, Present } from "../publish/release.ts";
import { historyAt, historyFingerprint, noHistory, releasesOf } from "./chains.ts";
import type { History } from "./chains.ts";
import { beginNight } from "./check/fit.ts";
import type { Configuration } from "./configuration.ts";
import { countNight } from "./count-all.ts";
import { prepareCounting } from "./counting.ts";
import type { Counting } from "./counting.ts";
import { dataFingerprint, definitionsOf } from "./definitions.ts";
import type { Definitions } from "./definitions.ts";
import { remakeFeeds } from "./feeds.ts";
import { readHistory, writeHistory } from "./history-file.ts";
import { deliveriesExitCode, heldLines } from "./held-back.ts";
import { vintagesOf } from "./history.ts";
import { newestRelease, recall, remember } from "./memory.ts";
import type { Pipeline } from "./pipeline.ts";
import { publishNight } from "./release.ts";
import type { ReadyRelease } from "./release.ts";
import { inRoom } from "./rooms.ts";
import type { RoomWatch } from "./rooms.ts";
import { takeIn } from "./take-in.ts";
import type { Workspace } from "./workspace.ts";

export interface NightOptions extends RoomWatch {
  readonly pipeline: Pipeline;
  readonly configuration: Configuration;
  readonly workspace: Workspace;
  /** Last minute that counts as known, `2026-10-17T23:59`. */
  readonly cutoff: string;
  readonly now: Date;
  /** Makes the observations from published counts. */
  readonly observe: Observe;
  readonly present: Present;
}

/** What a night came to. */
export interface NightReport {
  readonly outcome: "published" | "unchanged";
  readonly snapshot: string;
  readonly folder: string;
  readonly knownAt: string;
  readonly ingest: IngestResult;
  /** Deliveries that are held back until somebody decides. */
  readonly undecided: readonly DeliveryRecord[];
  /** Tables that the newest release holds, by month. */
  readonly held: readonly HeldTable[];
  /** What is wrong with the list of corrections, a line each; what is right of it is told. */
  readonly errata: readonly string[];
  readonly exitCode: ExitCode;
}

const takeInRoom = (options: NightOptions, { codes }: Counting): Promise<IngestResult> =>
  inRoom(options, { room: "ingest", detail: "looking for deliveries" }, async () => {
    const { configuration, pipeline, workspace, now } = options;
    const value = await takeIn({ pipeline, configuration, codes, database: workspace.secure, now });
    return { value, computed: value.files.read, reused: value.files.reused };
  });

/** The vintages to count, once there is a population to count. */
function vintagesToCount(taken: IngestResult, options: NightOptions) {
  const { pipeline, configuration, cutoff } = options;
  const vintages = vintagesOf(taken.deliveries, {
    cutoff,
    mode: configuration.history.vintages,
    since: pipeline.join.months,
  });
  const newest: Vintage | undefined = vintages.at(-1);
  const table = pipeline.join.months;
  if (newest !== undefined && newest.tables.has(table)) return { earlier: vintages.slice(0, -1), newest };
  const undecided = undecidedRecords(taken.deliveries, cutoff);
  const fact = `nothing to count: no accepted delivery of ${table} is known at ${cutoff}`;
  throw new TilannekuvaError([fact, ...notTakenIn(taken), ...undecided.flatMap(heldLines)], {
    exitCode: deliveriesExitCode(taken, undecided) ?? EXIT.missing,
    advice: `Put a delivery folder such as 2026-11-02_${table} into ${configuration.paths.inbox}; docs/deliveries.md says how it must look.`,
  });
}

/** What a snapshot is made of beside its history: accepted deliveries and definitions. */
interface Sources {
  readonly data: string;
  readonly definitions: Definitions;
}

/** The snapshot that the same sources gave before, made current again if it is no longer; not when others were published since. */
async function publishedBefore(
  { store, output }: Configuration["paths"],
  sources: Sources,
  shown: History,
): Promise<{ readonly snapshot: string; readonly folder: string } | null> {
  const made = { ...sources, history: historyFingerprint(shown) };
  const snapshot = await recall(store, made);
  if (snapshot === null) return null;
  const folder = join(snapshotsFolder(output), snapshot);
  const manifest = await readManifest(folder);
  if (manifest === null) return null;
  const isCurrent = await turnCurrent(output, manifest);
  // Definitions that are again what they were: a plan compares with these from now on.
  if (isCurrent && (await newestRelease(store))?.snapshot !== snapshot) await remember(store, { snapshot, ...made });
  return { snapshot, folder };
}

/** Counts what is new and writes it down for good, then publishes: nothing is seen that the history does not know of. */
async function makeRelease(
  options: NightOptions,
  ready: Omit<ReadyRelease, "counted"> & Parameters<typeof countNight>[1] & { readonly data: string },
): Promise<{ readonly made: Publication; readonly shown: History }> {
  const { store } = options.configuration.paths;
  const { before, data, ...release } = ready;
  const counted = await countNight(release.counting, ready, options);
  await writeHistory(store, counted.history, before ?? noHistory);
  const event = { room: "indicators, publish", detail: `${counted.shown.chains.size} months` } as const;
  const made = await inRoom(options, event, async () => {
    const value = await publishNight({ ...release, counted });
    return { value, computed: value.published ? 1 : 0, reused: value.published ? 0 : 1 };
  });
  const { definitions } = release;
  await remember(store, { snapshot: made.id, data, history: historyFingerprint(counted.shown), definitions });
  return { made, shown: counted.shown };
}

/** What a person must look at, the gravest first: a refused delivery, one that is held back, the table with the totals held. */
function exitCodeOf(
  taken: IngestResult,
  { undecided, held }: Pick<NightReport, "undecided" | "held">,
  { audit }: Pipeline,
): ExitCode {
  const [first] = audit.limits.worth;
  const totals = held.some(({ table }) => table === first) ? EXIT.gate : EXIT.done;
  return deliveriesExitCode(taken, undecided) ?? totals;
}

/** The feeds tell of it. A list of corrections that is not right keeps nothing back: somebody has to look at it. */
async function told(
  report: Omit<NightReport, "errata">,
  { configuration, workspace }: NightOptions,
): Promise<NightReport> {
  const { problems } = await remakeFeeds(configuration, workspace.open);
  return { ...report, errata: problems, exitCode: problems.length > 0 ? EXIT.input : report.exitCode };
}

/**
 * One night: checks what it relies on, takes in what has arrived, makes what is new of it, publishes, and tells of it in the feeds. A night with nothing new opens no room after ingest. Needs
 * the run lock around it.
 *
 * The exit code is 3 where a delivery or a line of errata.csv was refused, 4 where one is held back, and 4 also where the table of the greatest worth is held in some month: what is published is safe, but not what was reported.
 *
 * @throws TilannekuvaError exit 1 when store or current snapshot are damaged, 3 or 5 when there is nothing to count, 4 when a gate refuses, 143 when told to stop.
 * @example const report = await night({ pipeline, configuration, workspace, cutoff, now, observe, present, progress });
 */
export async function night(options: NightOptions): Promise<NightReport> {
  const { configuration, workspace, pipeline, observe, present } = options;
  await beginNight(configuration.paths, options.now);
  const counting = await prepareCounting({ pipeline, configuration, workspace });
  const taken = await takeInRoom(options, counting);
  const vintages = vintagesToCount(taken, options);
  const before = await readHistory(configuration.paths.store);
  const definitions = definitionsOf({ ...counting, engine: workspace.secure.engine });
  const { deliveries } = taken;
  const data = dataFingerprint(deliveries, options.cutoff);
  const { knownAt } = vintages.newest;
  const common = (released: History) => {
    const held = releasesOf(released).at(-1)?.held ?? [];
    const undecided = undecidedRecords(deliveries, options.cutoff);
    return { knownAt, ingest: taken, undecided, held, exitCode: exitCodeOf(taken, { undecided, held }, pipeline) };
  };
  const shown = historyAt(before ?? noHistory, knownAt);
  const same = await publishedBefore(configuration.paths, { data, definitions }, shown);
  if (same !== null) return told({ outcome: "unchanged", ...same, ...common(shown) }, options);
  const release = {
    ...vintages,
    before,
    counting,
    definitions,
    observe,
    present,
    deliveries,
    data,
    heldDeliveries: heldDeliveries(deliveries, options.cutoff),
  };
  const { made, shown: now } = await makeRelease(options, release);
  const outcome = made.published ? "published" : "unchanged";
  return told({ outcome, snapshot: made.id, folder: made.folder, ...common(now) }, options);
}
