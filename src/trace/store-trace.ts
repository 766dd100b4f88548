import { relative } from "node:path";
import type { Artifact } from "../database/step.ts";
import { readRegister } from "../ingest/ingest.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readHistory } from "../history/history-file.ts";
import type { MonthRelease } from "../protect/month-release.ts";
import { stepFilesBelow } from "./step-files.ts";
import type { StepFile } from "./step-files.ts";

/** A delivered file, as the archive keeps its rows. */
export interface ArchivedFile {
  readonly delivery: string;
  readonly delivered_at: string;
  readonly table: string;
  readonly period: string;
  readonly file: string;
  /** SHA-256 of the delivered bytes. */
  readonly sha256: string;
  /** Relative to the store. */
  readonly archive: string;
}

/** A release of the month that the number rests on, with its files. */
export interface TracedRelease {
  readonly vintage: string;
  readonly published: string;
  readonly decisions: string;
  readonly counts: string;
  readonly person_month: string;
  /** Null if no audit was required. */
  readonly audit: string | null;
}

/**
 * The path of a number through the store, from the published counts back to the deliveries: file names and hashes, no
 * row and no count.
 */
export interface StoreTrace {
  readonly confidential: string;
  /** Newest first: the newest one in the snapshot, then those at which the number's counts were set. */
  readonly releases: readonly TracedRelease[];
  readonly files: readonly StepFile[];
  readonly deliveries: readonly ArchivedFile[];
}

/** What is traced: the month's published counts in a snapshot. */
export interface Traced {
  readonly store: string;
  readonly month: string;
  /** SHA-256 of the counts last published of the month, from manifest.json. */
  readonly published: string;
  /** The vintages of the counts used in the number. */
  readonly vintages: readonly string[];
}

const CONFIDENTIAL =
  "For operators of the store only. It contains no row, no identifier and no count of persons; its hashes follow from true counts, so none of it may be published.";

/** The month's releases that the number rests on, newest first, and the others. */
async function splitReleases({
  store,
  month,
  published,
  vintages,
}: Traced): Promise<readonly [own: readonly MonthRelease[], others: readonly MonthRelease[]]> {
  const releases = (await readHistory(store))?.releasesByMonth.get(month) ?? [];
  const at = releases.findLastIndex((release) => release.published.sha256 === published);
  if (at === -1)
    throw new TilannekuvaError(`the store's history does not contain what the snapshot published of ${month}`, {
      exitCode: EXIT.missing,
      advice: "Give --config of the store that published it, or leave --store out.",
    });
  const own = releases.filter(({ vintage }, index) => index === at || (index < at && vintages.includes(vintage)));
  return [own.toReversed(), releases.filter((release) => !own.includes(release))];
}

const toStore = (store: string, { path }: Artifact): string => relative(store, path);

const releaseOf =
  (store: string) =>
  ({ vintage, published, decisions, counts, personMonth, audit }: MonthRelease): TracedRelease => {
    return {
      vintage,
      published: toStore(store, published),
      decisions: toStore(store, decisions),
      counts: toStore(store, counts),
      person_month: toStore(store, personMonth),
      audit: audit === null ? null : toStore(store, audit),
    };
  };

/** The deliveries of the archived files among the step files. */
async function deliveriesOf(files: readonly StepFile[], store: string): Promise<readonly ArchivedFile[]> {
  const paths = new Set(files.map(({ path }) => path));
  return (await readRegister(store)).flatMap(({ delivery, deliveredAt, files: delivered }) =>
    delivered
      .filter(({ archive }) => paths.has(archive))
      .map(({ file, table, period, sha256, archive }) => ({
        delivery,
        delivered_at: deliveredAt,
        table,
        period,
        file,
        sha256,
        archive,
      })),
  );
}

/**
 * The path of a number through the secure store: the step files from which its month's published counts were made, back
 * to the archived deliveries, according to the history and the steps' notes. Earlier releases of the month are named
 * where they were read, but not followed. Nothing is computed; no table is opened.
 *
 * @throws TilannekuvaError exit 5 when the store's history does not contain what the snapshot published; exit 1 when it
 *   is damaged.
 * @example const { files } = await traceInStore({ store, month: "2026-06", published: manifest.steps["protect/2026-06"], vintages });
 */
export async function traceInStore(traced: Traced): Promise<StoreTrace> {
  const { store } = traced;
  const [own, others] = await splitReleases(traced);
  const earlier = others.flatMap(({ decisions, personMonth }) => [decisions, personMonth]);
  const ownFiles = new Set(own.flatMap(({ decisions, personMonth }) => [decisions.path, personMonth.path]));
  const leaves = new Set(earlier.filter(({ path }) => !ownFiles.has(path)).map(({ path }) => relative(store, path)));
  const audits = own.flatMap(({ audit }) => audit ?? []);
  const files = await stepFilesBelow([...own.map(({ published }) => published), ...audits], { store, leaves });
  return {
    confidential: CONFIDENTIAL,
    releases: own.map(releaseOf(store)),
    files,
    deliveries: await deliveriesOf(files, store),
  };
}
