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
import { readHistory } from "../history/history-file.ts";
import { linkagesThen, positions, cutTo, chosen } from "./history-then.ts";

/** Something found, or why it is not to be had. */
export type Found<T> =
  { readonly value: T; readonly lacking: readonly [] } | { readonly value: null; readonly lacking: readonly string[] };

const found = <T>(value: T | null, lacking: readonly string[]): Found<T> =>
  value === null || lacking.length > 0 ? { value: null, lacking } : { value, lacking: [] };

const isWhole = async ({ path, sha256 }: Artifact): Promise<boolean> =>
  (await ifAbsent(sha256OfFile(path), null)) === sha256;

const missing = ({ table, period, sha256, delivery }: Input, where: string): string =>
  `input ${table} ${period === "" ? "" : `${period} `}of ${delivery} is not in the ${where}: SHA-256 ${sha256}`;

/** Why an input of a snapshot cannot be read again; null when it can. */
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
  return (await isWhole(archived)) ? null : missing(input, "archive as it was");
}

/**
 * The deliveries that a snapshot rests on, as the store keeps them. What arrived later under an earlier date is left out, so the snapshot's
 * vintages are again what they were.
 */
export async function deliveriesOf(inputs: readonly Input[], store: string): Promise<Found<readonly DeliveryRecord[]>> {
  const names = new Set(inputs.map(({ delivery }) => delivery));
  const records = (await readRegister(store)).filter(({ delivery }) => names.has(delivery));
  const byName = new Map(records.map((record) => [record.delivery, record]));
  const lacking: string[] = [];
  for (const input of inputs) lacking.push(...[await lackOf(input, byName, store)].flatMap((lack) => lack ?? []));
  return found(records, lacking);
}

const readOrSay = async (store: string): Promise<History | string> => {
  try {
    return (await readHistory(store)) ?? "the store has no history of what was published";
  } catch (error) {
    if (error instanceof TilannekuvaError && !isMachineFault(error)) return error.message;
    throw error;
  }
};

/** Files of the history that are missing or damaged: what was published, and the audits that the certificate is made of. */
async function lackingFiles({ releasesByMonth, bridges, reconstruction }: History): Promise<readonly string[]> {
  const links = [...releasesByMonth].flatMap(([month, chain]) => chain.map((link) => ({ month, link })));
  const files = [
    ...links.map(({ month, link }) => ({ of: `${month}, published at ${link.vintage}`, file: link.published })),
    ...latestReleases({ ...noHistory, releasesByMonth }).flatMap(([month, { audit, vintage }]) =>
      audit === null ? [] : [{ of: `${month}, audited at ${vintage}`, file: audit }],
    ),
    ...bridges.map(({ year, published }) => ({ of: `the bridge of ${year}`, file: published })),
    ...(reconstruction === null ? [] : [{ of: "the reconstruction", file: reconstruction.published }]),
  ];
  const lacking: string[] = [];
  for (const { of, file } of files)
    if (!(await isWhole(file))) lacking.push(`the history lacks a file, or it is damaged: ${file.path} (${of})`);
  return lacking;
}

export interface HistorySource {
  readonly store: string;
  /** Of the audit, for its certificate. */
  readonly limits: AuditLimits;
  /** What the snapshot tells of the linkage. */
  readonly linkage: PublishedLinkageRates;
}

/** The history of what was published as it stood when a snapshot was made, later publications at its vintage left out. */
export async function historyOf(
  manifest: Manifest,
  { store, limits, linkage }: HistorySource,
): Promise<Found<History>> {
  const whole = await readOrSay(store);
  if (typeof whole === "string") return found<History>(null, [whole]);
  const then = historyUntil(whole, manifest.vintage);
  const linkages = linkagesThen(then, linkage);
  const bridges = manifest.files.includes("bridge.parquet") ? then.bridges : [];
  const history = { ...then, linkages, bridges };
  const months = Object.keys(manifest.steps).map((step) => step.replace("protect/", ""));
  const unknown = months.filter((month) => {
    const chain = history.releasesByMonth.get(month) ?? [];
    return positions(chain, manifest.steps[`protect/${month}`]).length === 0;
  });
  const strange = unknown.map((month) => `the store's history has nothing of ${month} that the snapshot published`);
  const lacking = [...strange, ...(await lackingFiles(cutTo(history, manifest, -1)))];
  return found(lacking.length > 0 ? null : chosen(history, manifest, limits), lacking);
}
