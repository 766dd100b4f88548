import { basename, join } from "node:path";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { Month } from "../../lib/months.ts";
import type { ReleasedVintage } from "../../model/released-vintages.ts";

/** What an intruder has of a snapshot: its published counts and the facts in its manifest. */
export interface PublicSnapshot {
  /** The name of its folder. */
  readonly name: string;
  readonly counts: string;
  readonly vintage: string;
  /** Published counts are multiples of this base. */
  readonly base: number;
  readonly months: readonly Month[];
  /** What was processed and what was held at each of its vintages. */
  readonly releases: readonly ReleasedVintage[];
  /** Areas whose numbers are no new ones, such as the sums of a merged snapshot: they disclose nothing that others do not. */
  readonly derived: readonly string[];
}

/** What a manifest must contain for its snapshot to be audited. */
export interface AuditableManifest extends Pick<PublicSnapshot, "vintage" | "months" | "releases"> {
  readonly rounding_base: number;
  readonly merged?: { readonly total: string } | undefined;
}

/** Reads a folder's manifest; null if it has no valid one. */
export type ReadManifest = (folder: string) => Promise<AuditableManifest | null>;

/**
 * The snapshots in the folders, oldest vintage first, each once.
 *
 * @throws TilannekuvaError (usage) when a folder is not a snapshot.
 */
export async function publicSnapshots(
  folders: readonly string[],
  readManifest: ReadManifest,
): Promise<readonly PublicSnapshot[]> {
  const found = await Promise.all(
    [...new Set(folders)].map(async (folder) => {
      const manifest = await readManifest(folder);
      if (manifest !== null) {
        const { vintage, rounding_base: base, months, releases, merged } = manifest;
        const counts = join(folder, "counts.parquet");
        const derived = merged === undefined ? [] : [merged.total];
        return { name: basename(folder), counts, vintage, base, months, releases, derived };
      }
      throw new TilannekuvaError(`${folder} is no snapshot: it has no valid manifest.json`, {
        exitCode: EXIT.usage,
        advice: "Name a folder of output/snapshots.",
      });
    }),
  );
  return found.toSorted((a, b) => (a.vintage < b.vintage ? -1 : 1));
}
