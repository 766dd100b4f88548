import { join } from "node:path";
import type { DeliveryRecord } from "../../model/delivery.ts";
import { Unread } from "../reading/unread.ts";
import type { Contents } from "./contents.ts";
import type { DeliveryFolder } from "./folders.ts";
import { MANIFEST, readManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";

/** A delivery that can be validated: its folder, what lies there, and the sender's list where there is one. */
export interface CompleteDelivery {
  readonly folder: DeliveryFolder;
  readonly contents: Contents;
  readonly manifest: Manifest | null;
}

/** A delivery that is refused before any file is looked at. */
export interface RefusedDelivery {
  readonly record: DeliveryRecord;
  readonly taken: readonly [];
  /** True where the list could not be read; the next attempt may succeed although nothing has changed. */
  readonly unread?: true;
}

const NO_LIST =
  "the list is not JSON of the form {dataset, delivered_at, files: [{name, sha256, bytes}]}; deliver it again or leave it out";

const refused = ({ delivery, dataset, deliveredAt }: DeliveryFolder, message: string): RefusedDelivery => ({
  taken: [],
  record: {
    delivery,
    dataset,
    deliveredAt,
    status: "refused",
    files: [],
    problems: [{ delivery, file: MANIFEST, column: null, message }],
  },
});

/**
 * A delivery is complete when its `delivery.json` is there, or when it has settled; null when it is not. A list that cannot be read is
 * given time to settle too, as it may be half written.
 */
export async function completeDelivery(
  folder: DeliveryFolder,
  contents: Contents,
  settled: boolean,
): Promise<CompleteDelivery | RefusedDelivery | null> {
  if (!contents.hasManifest) return settled ? { folder, contents, manifest: null } : null;
  try {
    const bytes = contents.all.find(({ name }) => name === MANIFEST)?.size ?? 0;
    const manifest = await readManifest(join(folder.path, MANIFEST), bytes);
    if (typeof manifest === "string") return refused(folder, manifest);
    if (manifest !== null) return { folder, contents, manifest };
    return settled ? refused(folder, NO_LIST) : null;
  } catch (error) {
    if (error instanceof Unread) return { ...refused(folder, error.message), unread: true };
    throw error;
  }
}
