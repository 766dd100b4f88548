import { join } from "node:path";
import type { Configuration } from "../configuration/configuration.ts";
import type { Definitions } from "../definitions/definitions-in-force.ts";
import { historyFingerprint } from "../history/release-history.ts";
import type { History } from "../history/release-history.ts";
import { findSnapshot, newestRelease, recordSnapshot } from "../history/release-index.ts";
import { promoteSnapshot, readManifest, snapshotsFolder } from "../publish/snapshot/current.ts";

/** The inputs of a snapshot beside its history: accepted deliveries and definitions. */
export interface Sources {
  readonly data: string;
  readonly definitions: Definitions;
}

/** Records the snapshot of the inputs, and that it is the newest. */
export const recordRelease = (
  store: string,
  snapshot: string,
  { shown, ...sources }: Sources & { readonly shown: History },
): Promise<void> => recordSnapshot(store, { snapshot, ...sources, history: historyFingerprint(shown) });

/**
 * The earlier snapshot of the same inputs, made current again if it no longer is; null if there is none, or if others
 * were published since.
 *
 * @example const same = await publishedBefore(configuration.paths, { data, definitions }, shown);
 */
export async function publishedBefore(
  { store, output }: Configuration["paths"],
  sources: Sources,
  shown: History,
): Promise<{ readonly snapshot: string; readonly folder: string } | null> {
  const snapshot = await findSnapshot(store, { ...sources, history: historyFingerprint(shown) });
  if (snapshot === null) return null;
  const folder = join(snapshotsFolder(output), snapshot);
  const manifest = await readManifest(folder);
  if (manifest === null) return null;
  const isCurrent = await promoteSnapshot(output, manifest);
  // The definitions are again what they were: from now on, a plan compares with these.
  if (isCurrent && (await newestRelease(store))?.snapshot !== snapshot)
    await recordRelease(store, snapshot, { ...sources, shown });
  return { snapshot, folder };
}
