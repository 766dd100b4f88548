import { fingerprint } from "../lib/canonical.ts";
import type { DeliveryRecord, Problem } from "../model/delivery.ts";
import type { IngestContext } from "./context.ts";
import { isAhead } from "./inbox/delivery-clock.ts";
import { readContents } from "./inbox/contents.ts";
import type { Contents } from "./inbox/contents.ts";
import type { DeliveryFolder } from "./inbox/folders.ts";
import { completeDelivery } from "./inbox/complete.ts";
import type { RefusedDelivery } from "./inbox/complete.ts";
import type { ValidatedFolder } from "./settle.ts";
import { isSettled, whyWaiting } from "./inbox/waiting.ts";
import { ingestDelivery } from "./ingest-delivery.ts";
import type { ValidatedDelivery } from "./ingest-delivery.ts";

/** A folder after a look: left waiting, known unchanged, or validated again. */
export type Visited = { readonly folder: DeliveryFolder } & (
  | { readonly state: "waiting"; readonly reason: string }
  | { readonly state: "known"; readonly problems: readonly Problem[] }
  | { readonly state: "validated"; readonly validated: ValidatedFolder; readonly strangers: readonly string[] }
);

/** What determines how a delivery is validated, without reading its files; a held one is validated again when what it is compared with changes. */
function stampsOf(
  contents: Contents,
  { deliveredAt }: DeliveryFolder,
  context: IngestContext,
): NonNullable<ValidatedFolder["stamps"]> {
  const { codes, ...gates } = context.plausibility;
  const believed = fingerprint({
    files: contents.all.map(({ name, size, mtimeMs, ctimeMs }) => [name, size, mtimeMs, ctimeMs]),
    unreadable: contents.unreadable,
    strangers: contents.strangers,
    contracts: [...context.contracts.values()],
    allowed: context.settings.maxQuarantineShare,
    ahead: isAhead(deliveredAt, context.now),
  });
  const held = fingerprint({ believed, gates, codes: [...codes].map(([name, { sha256 }]) => [name, sha256]) });
  return { believed, held };
}

/** The result for a folder that had to be validated, or why it is left waiting. */
async function validateFolder(
  folder: DeliveryFolder,
  contents: Contents,
  context: IngestContext,
): Promise<ValidatedDelivery | RefusedDelivery | string> {
  const settling = { settleMinutes: context.settings.settleMinutes, now: context.now };
  const reason = whyWaiting(folder, contents, settling);
  if (reason !== null) return reason;
  const complete = await completeDelivery(folder, contents, isSettled(folder, contents, settling));
  if (complete === null) return "its delivery.json cannot be read yet: it may still be being written";
  const validated = "record" in complete ? complete : await ingestDelivery(complete, context);
  return validated ?? "a file changed while it was read";
}

/** Looks at an entry of the inbox; takes it in where it is a complete delivery that was not validated before. */
export async function visit(
  folder: DeliveryFolder,
  previous: DeliveryRecord | undefined,
  context: IngestContext,
): Promise<Visited> {
  const contracts = context.sources.filter(({ dataset }) => dataset === folder.dataset);
  const contents = await readContents(folder, contracts);
  const stamps = stampsOf(contents, folder, context);
  const known =
    previous === undefined
      ? null
      : context.index.validated(folder.delivery, previous.status === "held" ? stamps.held : stamps.believed);
  if (known !== null) return { folder, state: "known", problems: known };
  // The sender has removed the files: what was taken in stays known.
  const isTaken = previous !== undefined && previous.status !== "refused";
  if (isTaken && contents.unusable.length > 0) return { folder, state: "known", problems: [] };
  const result = await validateFolder(folder, contents, context);
  if (typeof result === "string") return { folder, state: "waiting", reason: result };
  // What could not be read may be readable the next time, though the folder looks the same.
  const validated = { folder, previous, ...result, stamps: "unread" in result ? null : stamps };
  return { folder, state: "validated", validated, strangers: contents.strangers };
}
