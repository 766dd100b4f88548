import { nightly } from "../../../pipelines/nightly.ts";
import { notTakenIn } from "../../ingest/inbox/lines.ts";
import { acceptedIn, lookAtInbox } from "../../ingest/inbox/look.ts";
import type { IgnoredEntry, WaitingDelivery } from "../../ingest/inbox/waiting.ts";
import type { DeliveryRecord, Problem } from "../../model/delivery.ts";
import { TilannekuvaError } from "../../lib/errors.ts";
import type { Configuration } from "../../configuration/configuration.ts";

/** Deliveries and other entries of the inbox that were not taken in. */
export interface NotTakenIn {
  /** Problems of deliveries, those of earlier runs included. */
  readonly refused: readonly Problem[];
  /** Since when each delivery has been refused, UTC. */
  readonly refusedSince: Readonly<Record<string, string>>;
  readonly waiting: readonly WaitingDelivery[];
  readonly ignored: readonly IgnoredEntry[];
  /** Why the inbox cannot be read; null where it can. */
  readonly closed: string | null;
}

/** Finds what was not taken in and what was refused before, also where the inbox is missing. */
export async function lookForStatus(
  { paths, ingest }: Configuration,
  register: readonly DeliveryRecord[],
): Promise<NotTakenIn> {
  const problems = register.filter(({ status }) => status === "refused").flatMap((record) => record.problems);
  try {
    const { sources } = nightly.ingest;
    const except = acceptedIn(register);
    const settling = { settleMinutes: ingest.settle_minutes, now: new Date() };
    const { deliveries, ignored, unreadable } = await lookAtInbox({ ...paths, ...settling, sources, except });
    const since = Object.fromEntries(deliveries.map(({ folder, refusedSince }) => [folder.delivery, refusedSince]));
    const refused = new Set(problems.map(({ delivery }) => delivery));
    const waiting = deliveries.flatMap((seen) => seen.waiting ?? []).filter(({ delivery }) => !refused.has(delivery));
    return { refused: [...unreadable, ...problems], refusedSince: since, waiting, ignored, closed: null };
  } catch (error) {
    if (!(error instanceof TilannekuvaError)) throw error;
    return { refused: problems, refusedSince: {}, waiting: [], ignored: [], closed: error.message };
  }
}

/** The same as lines for the terminal, each with its reason and since when. */
export const inboxLines = (found: NotTakenIn): readonly string[] => [
  ...notTakenIn(found),
  ...(found.closed === null ? [] : [`The inbox cannot be read: ${found.closed}`]),
];
