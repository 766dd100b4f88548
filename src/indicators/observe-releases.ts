import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../database/database.ts";
import { writeParquet } from "../database/write-parquet.ts";
import type { Indicated, Observed, ObservedAt } from "../model/observed.ts";
import type { FactsOfCounts } from "./observe-counts.ts";

/** Published counts of every vintage, and the means to process them. */
export interface ReleasesToObserve {
  /** Parquet files. */
  readonly counts: readonly string[];
  readonly facts: FactsOfCounts;
  /** The code of all cities together, of which older releases have the gaps. */
  readonly whole: string;
  /** The names of the vintages at which counts were published, oldest first. */
  readonly vintages: readonly string[];
  /** A folder for intermediate files; the caller removes it. */
  readonly folder: string;
  readonly session: Session;
}

/** The room of indicators on files of published counts. */
type ObserveCounts = (counts: readonly string[], session: Session, facts: FactsOfCounts) => Promise<Observed>;

/**
 * The number of newest releases that are observed. The newest and the one before it are required anyway; each other one
 * takes a second or two.
 */
const RELEASES = 12;

/** The counts as a single file, as they are read many times. */
async function oneFile({ counts, folder, session }: ReleasesToObserve): Promise<string> {
  const [only, ...others] = counts;
  if (only !== undefined && others.length === 0) return only;
  const output = join(folder, "counts_of_all.parquet");
  await writeParquet(session, "publish/counts", { counts, output });
  return output;
}

/** What was known at an earlier vintage, by the present definitions: the counts up to then are observed again. */
async function observedAt(
  vintage: string,
  { counts, facts, whole, folder, session }: ReleasesToObserve,
  observe: ObserveCounts,
): Promise<ObservedAt> {
  const earlier = join(folder, "counts_until.parquet");
  const area = facts.gapsOfAll === true ? whole : "";
  await writeParquet(session, "publish/counts_until", { counts, until: vintage, area, output: earlier });
  try {
    const { observations } = await observe([earlier], session, {
      ...facts,
      releases: facts.releases.filter((release) => release.vintage <= vintage),
      unemployment_sources: facts.unemployment_sources.filter((source) => source.vintage <= vintage),
    });
    return { vintage, observations };
  } finally {
    await rm(earlier, { force: true });
  }
}

/**
 * All observations that a snapshot needs of its counts: at present, at the previous release, and the gaps of all cities
 * together at the releases before that. Anyone with the snapshot can reproduce them.
 *
 * @example const { observations, before } = await observeReleases({ counts: ["counts.parquet"], facts, whole: "C6", vintages, folder, session }, observe);
 */
export async function observeReleases(source: ReleasesToObserve, observe: ObserveCounts): Promise<Indicated> {
  const { facts, vintages, session } = source;
  const counts = await oneFile(source);
  const now = await observe([counts], session, facts);
  const [, before, ...others] = vintages.toReversed().slice(0, RELEASES);
  const all = { ...source, counts: [counts] };
  const then = before === undefined ? null : await observedAt(before, all, observe);
  const ofGaps = { ...all, facts: { ...facts, gapsOfAll: true } };
  const earlier: ObservedAt[] = [];
  for (const vintage of others.toReversed()) earlier.push(await observedAt(vintage, ofGaps, observe));
  return { ...now, before: then, earlier };
}
