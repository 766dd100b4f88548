import { join } from "node:path";
import type { Configuration } from "../configuration/configuration.ts";
import type { Definitions } from "../definitions/definitions-in-force.ts";
import { historyFingerprint } from "../history/release-history.ts";
import type { History } from "../history/release-history.ts";
import { findSnapshot, newestRelease, recordSnapshot } from "../history/release-index.ts";
import { promoteSnapshot, readManifest, snapshotsFolder } from "../publish/snapshot/current.ts";

/** What a snapshot is made of beside its history: accepted deliveries and definitions. */
export interface Sources {
  readonly data: string;
  readonly definitions: Definitions;
}

/** Notes which snapshot the sources gave, and that it is the newest. */
export const recordRelease = (
  store: string,
  snapshot: string,
  { shown, ...sources }: Sources & { readonly shown: History },
): Promise<void> => recordSnapshot(store, { snapshot, ...sources, history: historyFingerprint(shown) });

/**
 * The snapshot that the same sources gave before, made current again if it is no longer; null where there is none, or others were published since.
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
  // Definitions that are again what they were: a plan compares with these from now on.
  if (isCurrent && (await newestRelease(store))?.snapshot !== snapshot)
    await recordRelease(store, snapshot, { ...sources, shown });
  return { snapshot, folder };
}
