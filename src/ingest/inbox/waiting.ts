import { visibleName } from "../../lib/visible.ts";
import type { InboxIndex } from "../store/inbox-index.ts";
import type { Contents } from "./contents.ts";
import type { DeliveryFolder } from "./folders.ts";

/** A delivery that is left alone for now. */
export interface WaitingDelivery {
  readonly delivery: string;
  /** Why, with what to do where something can be done. */
  readonly reason: string;
  /** When it was first seen in this state, or when its folder last changed before that: `2026-10-17T04:35Z`. */
  readonly since: string;
}

/** An entry of the inbox that looks like a delivery but is not. */
export interface IgnoredEntry {
  readonly name: string;
  readonly reason: string;
  readonly since: string;
}

export interface SettleOptions {
  readonly settleMinutes: number;
  readonly now: Date;
}

/** A minute in UTC, `2026-10-17T04:35Z`. */
export const minuteOf = (instant: Date): string => `${instant.toISOString().slice(0, 16)}Z`;

const newestOf = ({ mtimeMs }: DeliveryFolder, { all }: Contents): number =>
  all.reduce((newest, file) => Math.max(newest, file.mtimeMs), all.length === 0 ? (mtimeMs ?? 0) : 0);

/** Whether nothing has changed in a delivery for so many minutes: its files, or the folder itself where it has none. */
export const isSettled = (folder: DeliveryFolder, contents: Contents, { settleMinutes, now }: SettleOptions): boolean =>
  settleMinutes <= 0 || newestOf(folder, contents) <= now.getTime() - settleMinutes * 60_000;

function unsettled(folder: DeliveryFolder, contents: Contents, { settleMinutes, now }: SettleOptions): string {
  const newest = newestOf(folder, contents);
  if (newest > now.getTime())
    return `file times lie in the future, until ${minuteOf(new Date(newest))}: is the sender's clock right? It is taken in once they are past, or with a delivery.json`;
  const what = contents.all.length === 0 ? "it is empty" : "not complete yet";
  return `${what}: something changed at ${minuteOf(new Date(newest))}, and nothing may change for ${settleMinutes} minutes`;
}

/**
 * Why a delivery is left alone before any file of it is opened; null where it can be validated.
 *
 * @example whyWaiting(folder, contents, { settleMinutes: 10, now }) // "the files lie one folder deeper, in TAX_INCOMES: …"
 */
export function whyWaiting(folder: DeliveryFolder, contents: Contents, settling: SettleOptions): string | null {
  if (contents.hasManifest) return null;
  if (contents.nested !== null)
    return `the files lie one folder deeper, in ${visibleName(contents.nested)}: move them up into the delivery's own folder`;
  return isSettled(folder, contents, settling) ? null : unsettled(folder, contents, settling);
}

/** States of an entry that is not taken in. */
export type HeldState = "waiting" | "refused" | "ignored";

/** Dates the states of entries, and keeps the dates. */
export interface SinceBook {
  /** When the entry was first seen in this state; of a new one, when it last changed, at the latest now. */
  of(state: HeldState, name: string, mtimeMs: number | null): string;
  /** All dates given, for the index of the inbox. */
  dates(): Readonly<Record<string, string>>;
}

/** A book that starts from what earlier runs saw. */
export function sinceBook(index: Pick<InboxIndex, "since">, now: Date): SinceBook {
  const dates = new Map<string, string>();
  return {
    of: (state, name, mtimeMs) => {
      const entry = `${state} ${name}`;
      const since = index.since(entry) ?? minuteOf(new Date(Math.min(mtimeMs ?? now.getTime(), now.getTime())));
      dates.set(entry, since);
      return since;
    },
    dates: () => Object.fromEntries(dates),
  };
}
