import type { History } from "../history/release-history.ts";
import { notTakenIn } from "../ingest/inbox/lines.ts";
import type { IngestResult } from "../ingest/ingest.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { asKnownAt, knownFrom, knownUntil } from "../model/data-vintage.ts";
import type { Vintage } from "../model/data-vintage.ts";
import type { DeliveryRecord } from "../model/delivery.ts";
import { undecidedRecords } from "../model/held-deliveries.ts";
import type { CountingContext } from "./counting-context.ts";
import { deliveriesExitCode, heldLines } from "./held-back.ts";

/**
 * The vintages that a store's first night publishes: one for each calendar month with deliveries, a number of the
 * newest, or the last alone.
 */
export type HistoryMode = "monthly" | "none" | number;

export interface HistoryOptions {
  /** The last minute that counts as known, `2026-10-17T23:59`. */
  readonly cutoff: string;
  readonly mode: HistoryMode;
  /** The table without which nothing can be counted: history begins with its first delivery. */
  readonly since: string;
}

/**
 * The vintages of a run, oldest first; the last is what is known at the cutoff. With `monthly`, every calendar month
 * with a delivery has a vintage, as known at the month's end, so that a new store gets the history of one that ran at
 * every month's end. A number selects that many of the newest, the last included.
 *
 * @example vintagesOf(records, { cutoff: "2026-10-17T23:59", mode: "monthly", since: "TAX_INCOMES_report" })
 */
export function vintagesOf(deliveries: readonly DeliveryRecord[], options: HistoryOptions): readonly Vintage[] {
  const { cutoff, mode, since } = options;
  const newest = asKnownAt(deliveries, cutoff);
  if (mode === "none") return [newest];
  const known = knownUntil(deliveries, cutoff);
  const months = [...new Set(known.flatMap((record) => knownFrom(record)?.slice(0, 7) ?? []))].toSorted();
  const earlier = months
    .map((month) => asKnownAt(known, `${month}-31T23:59`))
    .filter((vintage) => vintage.tables.has(since) && vintage.knownAt !== newest.knownAt);
  return typeof mode === "number" ? [...earlier, newest].slice(-mode) : [...earlier, newest];
}

/**
 * The vintages of a night, oldest first; the last is what is known now.
 *
 * @throws TilannekuvaError exit 3, 4 or 5 where no population is known, with the deliveries that were not ingested.
 */
export function vintagesTonight(
  taken: IngestResult,
  { pipeline, configuration }: CountingContext,
  cutoff: string,
): readonly [...earlier: Vintage[], newest: Vintage] {
  const table = pipeline.join.months;
  const vintages = vintagesOf(taken.deliveries, { cutoff, mode: configuration.history.vintages, since: table });
  const newest = vintages.at(-1);
  if (newest !== undefined && newest.tables.has(table)) return [...vintages.slice(0, -1), newest];
  const undecided = undecidedRecords(taken.deliveries, cutoff);
  const fact = `nothing to count: no accepted delivery of ${table} is known at ${cutoff}`;
  throw new TilannekuvaError([fact, ...notTakenIn(taken), ...undecided.flatMap(heldLines)], {
    exitCode: deliveriesExitCode(taken, undecided) ?? EXIT.missing,
    advice: `Put a delivery folder such as 2026-11-02_${table} into ${configuration.paths.inbox}; docs/deliveries.md says how it must look.`,
  });
}

/**
 * The vintages still to be counted: all on a store's first night, later only the newest, and none that is older than
 * the history: the snapshot of such a night shows what was published up to it.
 *
 * @param before the history of the store; null on the first night
 */
export function vintagesToCount(vintages: readonly Vintage[], before: History | null): readonly Vintage[] {
  if (before === null) return vintages;
  return vintages.slice(-1).filter(({ knownAt }) => knownAt >= before.knownAt);
}
