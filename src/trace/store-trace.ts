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

/** A release of the month that the number rests on, and the files that are its own. */
export interface TracedRelease {
  readonly vintage: string;
  readonly published: string;
  readonly decisions: string;
  readonly counts: string;
  readonly person_month: string;
  /** Null where no audit was asked for. */
  readonly audit: string | null;
}

/** The way of a number through the store, from what was published down to what was delivered: file names and hashes, no row and no count. */
export interface StoreTrace {
  readonly confidential: string;
  /** Newest first: the newest one that the snapshot shows, then those at which its counts were set. */
  readonly releases: readonly TracedRelease[];
  readonly files: readonly StepFile[];
  readonly deliveries: readonly ArchivedFile[];
}

/** What is traced: the month's published counts as a snapshot has them. */
export interface Traced {
  readonly store: string;
  readonly month: string;
  /** SHA-256 of the counts last published of the month, as manifest.json says it. */
  readonly published: string;
  /** Vintages of the counts that the number is made of. */
  readonly vintages: readonly string[];
}

const CONFIDENTIAL =
  "For those who run the store only. No row, no identifier and no count of persons is here; hashes follow from true counts, so none of it is to be published.";

/** The links of the month that the number rests on, newest first, and the others. */
async function linksOf({
  store,
  month,
  published,
  vintages,
}: Traced): Promise<readonly [own: readonly MonthRelease[], others: readonly MonthRelease[]]> {
  const chain = (await readHistory(store))?.releasesByMonth.get(month) ?? [];
  const at = chain.findLastIndex((link) => link.published.sha256 === published);
  if (at === -1)
    throw new TilannekuvaError(`the store's history knows nothing of what the snapshot published of ${month}`, {
      exitCode: EXIT.missing,
      advice: "Give --config of the store that published it, or leave --store out.",
    });
  const own = chain.filter(({ vintage }, index) => index === at || (index < at && vintages.includes(vintage)));
  return [own.toReversed(), chain.filter((link) => !own.includes(link))];
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

/** What was delivered, of the archived files among the step files. */
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
 * The way of a number through the secure store: the step files that the published counts of its month were made of, down to the archived deliveries, as the history
 * and the steps' notes tell it. Earlier releases of the month are named where they were read, and not followed. Nothing is computed; no table is opened.
 *
 * @throws TilannekuvaError exit 5 when the store's history does not know what the snapshot published; exit 1 when it is damaged.
 * @example const { files } = await traceInStore({ store, month: "2026-06", published: manifest.steps["protect/2026-06"], vintages });
 */
export async function traceInStore(traced: Traced): Promise<StoreTrace> {
  const { store } = traced;
  const [own, others] = await linksOf(traced);
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
