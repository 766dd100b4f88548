import { join } from "node:path";
import type { Artifact } from "../database/step.ts";
import { readRegister } from "../ingest/ingest.ts";
import type { DeliveryRecord } from "../model/delivery.ts";
import { TilannekuvaError } from "../lib/errors.ts";
import { sha256OfFile } from "../lib/files.ts";
import { ifAbsent, isMachineFault } from "../lib/system-error.ts";
import type { AuditLimits } from "../audit/knowledge/audit-limits.ts";
import type { Input, Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import type { PublishedLinkageRates } from "../publish/snapshot/published-linkage.ts";
import { historyUntil, latestReleases, noHistory } from "../history/release-history.ts";
import type { History } from "../history/release-history.ts";
import { candidateHistory } from "../history/candidate-file.ts";
import { readHistory } from "../history/history-file.ts";
import { linkagesThen, positions, cutTo, chosen } from "./history-then.ts";

/** A value, or the reasons why it is not available. */
export type Found<T> =
  { readonly value: T; readonly lacking: readonly [] } | { readonly value: null; readonly lacking: readonly string[] };

const found = <T>(value: T | null, lacking: readonly string[]): Found<T> =>
  value === null || lacking.length > 0 ? { value: null, lacking } : { value, lacking: [] };

const isIntact = async ({ path, sha256 }: Artifact): Promise<boolean> =>
  (await ifAbsent(sha256OfFile(path), null)) === sha256;

const missing = ({ table, period, sha256, delivery }: Input, where: string): string =>
  `input ${table} ${period === "" ? "" : `${period} `}of ${delivery} is not in the ${where}: SHA-256 ${sha256}`;

/** Why an input of a snapshot can no longer be read; null if it can. */
async function lackOf(
  input: Input,
  records: ReadonlyMap<string, DeliveryRecord>,
  store: string,
): Promise<string | null> {
  const file = records
    .get(input.delivery)
    ?.files.find(
      ({ table, period, sha256 }) => table === input.table && period === input.period && sha256 === input.sha256,
    );
  if (file === undefined) return missing(input, "register of deliveries");
  const archived = { path: join(store, file.archive), sha256: file.archiveSha256 };
  return (await isIntact(archived)) ? null : missing(input, "archive as it was");
}

/**
 * The deliveries that a snapshot rests on, from the store. Deliveries that arrived later under an earlier date are left
 * out, so that the snapshot's vintages are unchanged.
 */
export async function deliveriesOf(inputs: readonly Input[], store: string): Promise<Found<readonly DeliveryRecord[]>> {
  const names = new Set(inputs.map(({ delivery }) => delivery));
  const records = (await readRegister(store)).filter(({ delivery }) => names.has(delivery));
  const byName = new Map(records.map((record) => [record.delivery, record]));
  const lacking: string[] = [];
  for (const input of inputs) lacking.push(...[await lackOf(input, byName, store)].flatMap((lack) => lack ?? []));
  return found(records, lacking);
}

/** The history of a snapshot: of one that waits for approval its own, otherwise the one in force. */
const readOrSay = async (store: string, snapshot: string): Promise<History | string> => {
  try {
    const own = (await candidateHistory(store, snapshot))?.history ?? (await readHistory(store));
    return own ?? "the store has no history of what was published";
  } catch (error) {
    if (error instanceof TilannekuvaError && !isMachineFault(error)) return error.message;
    throw error;
  }
};

/** The missing or damaged files of the history: what was published, and the audits behind the certificate. */
async function lackingFiles({ releasesByMonth, bridges, reconstruction }: History): Promise<readonly string[]> {
  const all = [...releasesByMonth].flatMap(([month, releases]) => releases.map((release) => ({ month, release })));
  const files = [
    ...all.map(({ month, release }) => ({ of: `${month}, published at ${release.vintage}`, file: release.published })),
    ...latestReleases({ ...noHistory, releasesByMonth }).flatMap(([month, { audit, vintage }]) =>
      audit === null ? [] : [{ of: `${month}, audited at ${vintage}`, file: audit }],
    ),
    ...bridges.map(({ year, published }) => ({ of: `the bridge of ${year}`, file: published })),
    ...(reconstruction === null ? [] : [{ of: "the reconstruction", file: reconstruction.published }]),
  ];
  const lacking: string[] = [];
  for (const { of, file } of files)
    if (!(await isIntact(file))) lacking.push(`the history lacks a file, or it is damaged: ${file.path} (${of})`);
  return lacking;
}

export interface HistorySource {
  readonly store: string;
  /** The audit's limits, for its certificate. */
  readonly limits: AuditLimits;
  /** The linkage rates in the snapshot. */
  readonly linkage: PublishedLinkageRates;
}

/** The published history at the time when a snapshot was made, without later publications at its vintage. */
export async function historyOf(
  manifest: Manifest,
  { store, limits, linkage }: HistorySource,
): Promise<Found<History>> {
  const read = await readOrSay(store, manifest.id);
  if (typeof read === "string") return found<History>(null, [read]);
  const then = historyUntil(read, manifest.vintage);
  const linkages = linkagesThen(then, linkage);
  const bridges = manifest.files.includes("bridge.parquet") ? then.bridges : [];
  const history = { ...then, linkages, bridges };
  const months = Object.keys(manifest.steps).map((step) => step.replace("protect/", ""));
  const unknown = months.filter((month) => {
    const releases = history.releasesByMonth.get(month) ?? [];
    return positions(releases, manifest.steps[`protect/${month}`]).length === 0;
  });
  const strange = unknown.map(
    (month) => `the store's history does not contain what the snapshot published of ${month}`,
  );
  const lacking = [...strange, ...(await lackingFiles(cutTo(history, manifest, -1)))];
  return found(lacking.length > 0 ? null : chosen(history, manifest, limits), lacking);
}
