import { beginNight } from "../check/fit.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Pipeline } from "../configuration/pipeline.ts";
import { dataFingerprint, definitionsOf } from "../definitions/definitions-in-force.ts";
import type { Definitions } from "../definitions/definitions-in-force.ts";
import { readHistory, writeHistory } from "../history/history-file.ts";
import { historyUntil, noHistory } from "../history/release-history.ts";
import type { History } from "../history/release-history.ts";
import type { IngestResult } from "../ingest/ingest.ts";
import type { Vintage } from "../model/data-vintage.ts";
import { heldDeliveries } from "../model/held-deliveries.ts";
import type { Indicated } from "../model/observed.ts";
import type { Signer } from "../signatures/signing-key.ts";
import { publishSnapshot, publishedAs } from "../publish/snapshot/publish-snapshot.ts";
import type { Observe, Release } from "../publish/snapshot/release.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import type { CountedNight } from "./at-the-wall.ts";
import { prepareCounting } from "./counting-context.ts";
import type { CountingContext } from "./counting-context.ts";
import { indicateRelease, observeWith } from "./indicate.ts";
import { nightSigner } from "./night-signer.ts";
import { presentWith } from "./present-release.ts";
import { remakeFeeds } from "./feeds.ts";
import { madeFrom, placeSnapshot } from "./published-before.ts";
import type { PlacedSnapshot, Sources } from "./published-before.ts";
import { releaseContext } from "./release-context.ts";
import type { ReleaseContext } from "./release-context.ts";
import { releaseOf } from "./release-of.ts";
import { inRoom } from "./rooms.ts";
import type { RoomWatch } from "./rooms.ts";
import { ingestInbox } from "./ingest-inbox.ts";
import { settleReleases } from "./settle-releases.ts";
import { vintagesTonight } from "./vintages.ts";
import type { Workspace } from "./workspace.ts";

/** The options of a night. */
export interface NightOptions extends RoomWatch {
  readonly pipeline: Pipeline;
  readonly configuration: Configuration;
  readonly workspace: Workspace;
  /** The last minute that counts as known, `2026-10-17T23:59`. */
  readonly cutoff: string;
  readonly now: Date;
  /** Computes the observations from published counts; by default as the pipeline declares. */
  readonly observe?: Observe;
}

/** A night's declarations, ready for use, and its options. */
export interface Tonight extends CountingContext {
  readonly options: NightOptions;
  readonly definitions: Definitions;
  /** Null where snapshots are not signed. */
  readonly signer: Signer | null;
  readonly releases: ReleaseContext;
  /** The snapshot that was due when the night began, and was released then; null where none was. */
  readonly releasedFirst: Manifest | null;
}

/** What is known after the ingest. */
export interface KnownTonight {
  readonly taken: IngestResult;
  /** Oldest first. */
  readonly vintages: readonly Vintage[];
  readonly newest: Vintage;
  /** Everything ever published from the store; null before the first night. */
  readonly before: History | null;
  /** The part of it that a snapshot as of the newest vintage shows. */
  readonly shown: History;
  readonly sources: Sources;
}

/**
 * Reads the signing key, checks that store and output can be continued, releases what is due, and reads the
 * declarations.
 */
export async function begin(options: NightOptions): Promise<Tonight> {
  const { configuration, workspace, now } = options;
  const signer = await nightSigner(configuration, now);
  const releases = await releaseContext(configuration, { signer, now });
  await beginNight(configuration.paths, now);
  const releasedFirst = await settleReleases(releases);
  // A night that ends at a gate makes no feeds.
  if (releasedFirst !== null) await remakeFeeds(configuration, workspace.open);
  const counting = await prepareCounting(options);
  const definitions = definitionsOf({ ...counting, engine: workspace.secure.engine });
  return { ...counting, options, signer, releases, releasedFirst, definitions };
}

/** Ingests the inbox: deliveries become Parquet in the store, or are refused or held back. */
export async function ingest(tonight: Tonight): Promise<KnownTonight> {
  const { options, workspace, configuration, definitions } = tonight;
  const taken = await inRoom(options, { room: "ingest", detail: "looking for deliveries" }, async () => {
    const value = await ingestInbox({ ...tonight, database: workspace.secure, now: options.now });
    return { value, computed: value.files.read, reused: value.files.reused };
  });
  const vintages = vintagesTonight(taken, tonight, options.cutoff);
  const newest = vintages.at(-1)!;
  const before = await readHistory(configuration.paths.store);
  const shown = historyUntil(before ?? noHistory, newest.knownAt);
  const sources = { data: dataFingerprint(taken.deliveries, options.cutoff), definitions };
  return { taken, vintages, newest, before, shown, sources };
}

/**
 * Crosses the wall: stores the history, then hands over published counts and nothing else. What waits for approval is no
 * part of the history.
 */
export async function handOver(
  counted: CountedNight,
  { taken: { deliveries }, before }: KnownTonight,
  tonight: Tonight,
): Promise<Release> {
  const { configuration, options, definitions } = tonight;
  // Nothing may become visible that the history does not contain.
  if (configuration.release.policy === "automatic")
    await writeHistory(configuration.paths.store, counted.history, before ?? noHistory);
  const held = heldDeliveries(deliveries, options.cutoff);
  return releaseOf({ counting: tonight, definitions, counted, deliveries, heldDeliveries: held });
}

/** The earlier snapshot of the same release; null if there is none. */
export const alreadyPublished = (release: Release, { configuration, workspace }: Tonight): Promise<Manifest | null> =>
  publishedAs(release, { output: configuration.paths.output, engine: workspace.open.engine });

const monthsIn = ({ facts }: Release): number => new Set(facts.releases.flatMap(({ months }) => months)).size;

/** The indicators of published counts. */
export const indicate = (release: Release, tonight: Tonight): Promise<Indicated> =>
  inRoom(tonight.options, { room: "indicators", detail: `${monthsIn(release)} months` }, async () => {
    const { options, pipeline, workspace, configuration } = tonight;
    const { observe = observeWith(pipeline) } = options;
    const { output } = configuration.paths;
    const value = await indicateRelease(release, { output, database: workspace.open, observe });
    return { value, computed: 1, reused: 0 };
  });

/** Writes and verifies the snapshot; no reader is directed to it yet. */
export const publish = (release: Release, indicated: Indicated, tonight: Tonight): Promise<Manifest> =>
  inRoom(tonight.options, { room: "publish", detail: `as known at ${release.vintage.slice(0, 10)}` }, async () => {
    const { configuration, workspace, pipeline } = tonight;
    const { output } = configuration.paths;
    const making = { indicated, present: presentWith(pipeline), sign: tonight.signer?.sign };
    const value = await publishSnapshot(release, { output, database: workspace.open, ...making });
    return { value, computed: 1, reused: 0 };
  });

/** Releases the snapshot or lets it wait for approval, and records its inputs. */
export const promote = (
  manifest: Manifest,
  { history, shown }: Pick<CountedNight, "history" | "shown">,
  { known: { sources, before }, tonight }: { readonly known: KnownTonight; readonly tonight: Tonight },
): Promise<PlacedSnapshot> =>
  placeSnapshot(tonight.releases, manifest, { made: madeFrom(manifest.id, sources, shown), history, before });
