import type { DeliveryRecord, Problem } from "../../model/delivery.ts";
import type { Contract } from "../contract/contract.ts";
import { openIndex } from "../store/inbox-index.ts";
import { readContents } from "./contents.ts";
import type { Contents } from "./contents.ts";
import { listInbox } from "./folders.ts";
import type { DeliveryFolder } from "./folders.ts";
import { sinceBook, whyWaiting } from "./waiting.ts";
import type { IgnoredEntry, SettleOptions, WaitingDelivery } from "./waiting.ts";

/** A delivery in the inbox. */
export interface SeenDelivery {
  readonly folder: DeliveryFolder;
  readonly contents: Contents;
  /** Null where it can be validated. */
  readonly waiting: WaitingDelivery | null;
  /** Whether one of its files has changed since it was seen. */
  readonly changed: boolean;
  /** Since when it has been refused, where it is. */
  readonly refusedSince: string;
}

/** What lies in the inbox, without any file opened. */
export interface InboxLook {
  readonly deliveries: readonly SeenDelivery[];
  readonly ignored: readonly IgnoredEntry[];
  readonly unreadable: readonly Problem[];
}

export interface InboxOptions extends SettleOptions {
  readonly inbox: string;
  readonly store: string;
  readonly sources: readonly Contract[];
  /** Names of deliveries that need no look. */
  readonly except: ReadonlySet<string>;
}

/** Names of the deliveries that were accepted. */
export const acceptedIn = (register: readonly DeliveryRecord[]): ReadonlySet<string> =>
  new Set(register.filter(({ status }) => status === "accepted").map(({ delivery }) => delivery));

/**
 * Looks at the inbox as a run would, at names, sizes and times only, and changes nothing.
 *
 * @throws TilannekuvaError (exit 5) where the inbox may not be read.
 */
export async function lookAtInbox({ inbox, store, sources, except, ...settling }: InboxOptions): Promise<InboxLook> {
  const found = await listInbox(inbox, [...new Set(sources.map(({ dataset }) => dataset))]);
  const index = await openIndex(store);
  const book = sinceBook(index, settling.now);
  const look = async (folder: DeliveryFolder): Promise<SeenDelivery> => {
    const contents = await readContents(
      folder,
      sources.filter(({ dataset }) => dataset === folder.dataset),
    );
    const { delivery, mtimeMs } = folder;
    const reason = whyWaiting(folder, contents, settling);
    const waiting = reason === null ? null : { delivery, reason, since: book.of("waiting", delivery, mtimeMs) };
    const changed = contents.wanted.some((file) => index.hasChanged(file));
    return { folder, contents, waiting, changed, refusedSince: book.of("refused", delivery, mtimeMs) };
  };
  const wanted = found.deliveries.filter(({ delivery }) => !except.has(delivery));
  return {
    deliveries: await Promise.all(wanted.map(look)),
    ignored: found.misnamed.map(({ name, reason, mtimeMs }) => ({
      name,
      reason,
      since: book.of("ignored", name, mtimeMs),
    })),
    unreadable: found.unreadable,
  };
}
