import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Database, Session } from "../../database/database.ts";
import { fingerprint, sha256 } from "../../lib/canonical.ts";
import { LANGUAGES } from "../../model/codelist.ts";
import type { Presentation } from "../../model/presentation.ts";
import { ifAbsent } from "../../lib/system-error.ts";
import { readCurrent, readManifest, snapshotsFolder } from "../snapshot/current.ts";
import type { Current } from "../snapshot/current.ts";
import type { Manifest } from "../snapshot/snapshot-manifest.ts";
import { atomOf } from "./atom.ts";
import type { Entry } from "./entry.ts";
import { bytesOfErrata, readErrata } from "./read-errata.ts";
import { AT_MOST, feedOf } from "./feed.ts";
import type { FeedFacts } from "./feed.ts";
import { jsonFeedOf } from "./json-feed.ts";
import { feedNamesOf } from "./feed-names.ts";
import type { FeedNames } from "./feed-names.ts";
import { recalledEntry } from "./recalled-entries.ts";
import type { RecalledSnapshot } from "./recalled-entries.ts";
import { heldEntries, releaseEntry } from "./released-entries.ts";
import { revisedEntries, revisedHeadlines } from "./revised-entries.ts";
import { areThere, writeFeeds } from "./write-feeds.ts";

export interface Feeds {
  readonly output: string;
  /** The snapshots for readers, by vintage, those of one vintage in the order of their release. */
  readonly released: readonly string[];
  readonly recalled: readonly RecalledSnapshot[];
  /** UUID of the output: the ids follow from it. */
  readonly id: string;
  readonly publisher: Presentation["publisher"];
  /** Where errata.csv is. */
  readonly errata: string;
  /** Hash of the program that makes them: another version may word entries differently. */
  readonly program: string;
  /** Reads the output. */
  readonly database: Database;
}

/** The outcome of making the feeds. */
export interface FeedReport {
  /** False where the existing feeds were made from the same input. */
  readonly made: boolean;
  /** What is wrong with errata.csv, a line each. */
  readonly problems: readonly string[];
}

const SNAPSHOT = /^(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})Z-[0-9a-f]{12}$/;

/** The newest released snapshots that are there, up to the current one's vintage, the newest first. */
async function namesUntil({ output, released }: Feeds, current: Current | null): Promise<readonly string[]> {
  if (current === null) return [];
  const there = new Set(await ifAbsent(readdir(snapshotsFolder(output)), []));
  return released
    .filter((name) => there.has(name) && name.replace(SNAPSHOT, "$1T$2:$3") <= current.vintage)
    .toReversed()
    .slice(0, AT_MOST);
}

/** Where the names of codes are: in the current snapshot; where every one was recalled, in the last of these. */
async function namingFolder({ output, recalled }: Feeds, current: Current | null): Promise<string | null> {
  const last = recalled.at(-1)?.snapshot;
  if (current !== null || last === undefined) return current?.folder ?? null;
  const folder = join(snapshotsFolder(output), last);
  return (await readManifest(folder)) === null ? null : folder;
}

/** The snapshot that represents each vintage: the current one, else the last that was released. */
function currentOnes(manifests: readonly Manifest[], current: Current | null): ReadonlySet<string> {
  const byVintage = Map.groupBy(manifests, ({ vintage }) => vintage);
  return new Set([...byVintage.values()].map((some) => (some.find(({ id }) => id === current?.id) ?? some[0]!).id));
}

interface FeedSource {
  readonly output: string;
  readonly feedNames: FeedNames;
  readonly session: Session;
}

async function entriesOf(manifest: Manifest, { output, feedNames, session }: FeedSource): Promise<readonly Entry[]> {
  const { id, vintage, files } = manifest;
  const held = heldEntries(manifest, feedNames);
  // Older snapshots have no revisions.
  if (!files.includes("revisions.parquet")) return held;
  const file = join(snapshotsFolder(output), id, "revisions.parquet");
  const headlines = await revisedHeadlines(file, feedNames, session);
  return [...held, ...revisedEntries(headlines, { id, vintage, feedNames })];
}

async function manifestsOf(output: string, names: readonly string[]): Promise<readonly Manifest[]> {
  const manifests: Manifest[] = [];
  for (const name of names) {
    const manifest = await readManifest(join(snapshotsFolder(output), name));
    if (manifest?.id === name) manifests.push(manifest);
  }
  return manifests;
}

async function readEntries(
  manifests: readonly Manifest[],
  {
    current,
    ...reading
  }: Omit<FeedSource, "session"> & { readonly current: Current | null; readonly database: Database },
): Promise<readonly Entry[]> {
  const session = await reading.database.session();
  try {
    const newest = currentOnes(manifests, current);
    const entries: Entry[] = manifests.map(releaseEntry);
    for (const manifest of manifests.filter(({ id }) => newest.has(id)))
      entries.push(...(await entriesOf(manifest, { ...reading, session })));
    return entries;
  } finally {
    session.close();
  }
}

function filesOf(entries: readonly Entry[], facts: FeedFacts): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const area of [null, ...facts.feedNames.areas]) {
    for (const language of LANGUAGES) {
      const feed = feedOf(entries, { area, language }, facts);
      files.set(`${feed.stem}.atom`, atomOf(feed));
      files.set(`${feed.stem}.json`, jsonFeedOf(feed));
    }
  }
  return files;
}

/**
 * Makes the feeds beside `current` from the released snapshots that lie in the output, the recalls and errata.csv: for all and for each area, in three languages, as
 * Atom and as JSON Feed. They depend on these alone, not on a clock, so the same output gives the same feeds; where these exist
 * already, nothing is written.
 *
 * @example const { problems } = await makeFeeds({ output, id, publisher, errata, program, database });
 */
export async function makeFeeds(feeds: Feeds): Promise<FeedReport> {
  const { output, id, publisher, program, recalled, database } = feeds;
  const current = await readCurrent(output);
  const naming = await namingFolder(feeds, current);
  if (naming === null) return { made: false, problems: [] };
  const feedNames = await feedNamesOf(naming);
  const bytes = await bytesOfErrata(feeds.errata);
  const { entries: corrections, problems } = readErrata(bytes, feedNames);
  const names = await namesUntil(feeds, current);
  const errata = bytes === null ? null : sha256(bytes);
  const madeOf = fingerprint({ id, publisher, program, names, current: current?.id ?? null, errata, recalled });
  if (await areThere(output, madeOf)) return { made: false, problems };
  const manifests = await manifestsOf(output, names);
  const published = await readEntries(manifests, { output, feedNames, current, database });
  const entries = [...corrections, ...recalled.map(recalledEntry), ...published];
  const withPage = new Set(manifests.filter(({ files }) => files.includes("index.html")).map((one) => one.id));
  const files = filesOf(entries, { output: id, feedNames, publisher, withPage });
  await writeFeeds(output, { madeOf, files });
  return { made: true, problems };
}
