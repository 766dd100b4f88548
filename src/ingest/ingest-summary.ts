import type { DeliveryRecord, Problem } from "../model/delivery.ts";
import { visible } from "../lib/visible.ts";
import type { InboxFolders } from "./inbox/folders.ts";
import type { SettledDelivery } from "./settle.ts";
import type { IgnoredEntry, SinceBook, WaitingDelivery } from "./inbox/waiting.ts";
import { columnWarnings, fileWarnings, strangerWarnings } from "./ingest-warnings.ts";
import type { Visited } from "./visit-delivery.ts";

/** What one run found and did. */
export interface IngestResult {
  /** Every delivery known, earlier ones included, ordered by name. */
  readonly deliveries: readonly DeliveryRecord[];
  /** Names of deliveries that brought something new. */
  readonly accepted: readonly string[];
  /** Problems of deliveries in the inbox, including those that an earlier run reported. */
  readonly refused: readonly Problem[];
  /** Since when each delivery of `refused` has been refused: `2026-10-17T04:35Z`. */
  readonly refusedSince: Readonly<Record<string, string>>;
  /** Deliveries that are not complete yet, each with its reason. */
  readonly waiting: readonly WaitingDelivery[];
  /** Entries of the inbox that look like a delivery but are not. */
  readonly ignored: readonly IgnoredEntry[];
  readonly warnings: readonly string[];
  /** Files of new deliveries: read now, or already in the archive. */
  readonly files: { readonly read: number; readonly reused: number };
}

/** What lay in the inbox, and what became of it. */
interface Intaken {
  readonly found: InboxFolders;
  readonly visited: readonly Visited[];
  readonly settled: readonly SettledDelivery[];
}

/** Since when each delivery with a problem has had one. */
function sinceOf(refused: readonly Problem[], visited: readonly Visited[], book: SinceBook) {
  const times = new Map(visited.map(({ folder }) => [folder.delivery, folder.mtimeMs]));
  const names = [...new Set(refused.map(({ delivery }) => delivery))];
  return Object.fromEntries(names.map((name) => [name, book.of("refused", name, times.get(name) ?? null)]));
}

function refusedAmong(
  { unreadable }: InboxFolders,
  visited: readonly Visited[],
  settled: readonly SettledDelivery[],
): readonly Problem[] {
  return [
    ...unreadable,
    ...visited.flatMap((one) => (one.state === "known" ? one.problems : [])),
    ...settled.flatMap(({ problems }) => problems),
  ];
}

/** What a run found and did, without the deliveries that were known before. */
export function summary({ found, visited, settled }: Intaken, book: SinceBook): Omit<IngestResult, "deliveries"> {
  const taken = settled.flatMap((result) => result.taken);
  const reused = taken.filter((file) => file.reused).length;
  const refused = refusedAmong(found, visited, settled);
  const warnings = [
    ...strangerWarnings(found.strangers),
    ...visited.flatMap((one) => (one.state === "validated" ? fileWarnings(one.folder.delivery, one.strangers) : [])),
    ...settled.flatMap((one) => one.warnings),
    ...columnWarnings(taken.map((file) => file.receipt)),
  ];
  return {
    accepted: settled.filter(({ isNews }) => isNews).map(({ delivery }) => delivery),
    refused,
    refusedSince: sinceOf(refused, visited, book),
    waiting: visited.flatMap((one) => {
      if (one.state !== "waiting") return [];
      const { delivery, mtimeMs } = one.folder;
      return [{ delivery, reason: one.reason, since: book.of("waiting", delivery, mtimeMs) }];
    }),
    ignored: found.misnamed.map(({ name, reason, mtimeMs }) => ({
      name,
      reason,
      since: book.of("ignored", name, mtimeMs),
    })),
    warnings: warnings.map(visible),
    files: { read: taken.length - reused, reused },
  };
}
