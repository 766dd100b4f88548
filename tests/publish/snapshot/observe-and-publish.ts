import { join } from "node:path";
import type { Database } from "../../../src/database/database.ts";
import { observeReleases } from "../../../src/indicators/observe-releases.ts";
import { promoteSnapshot, snapshotsFolder } from "../../../src/publish/snapshot/current.ts";
import { publishSnapshot as publish, publishedAs } from "../../../src/publish/snapshot/publish-snapshot.ts";
import type { Indicate, Observe, Present, Release, Sign } from "../../../src/publish/snapshot/release.ts";
import { indicateRelease } from "../../../src/run/indicate.ts";
import { madeUpRelease } from "./made-up-release.ts";
import type { Workshop } from "./made-up-release.ts";

/** A release, and the rooms that make observations and pages of it. */
export interface ReleaseWithRooms extends Release {
  readonly observe: Observe;
  readonly present: Present;
  readonly sign?: Sign;
}

/** All that a snapshot needs of a room of indicators. */
export const indicating =
  (observe: Observe): Indicate =>
  (source) =>
    observeReleases({ ...source, whole: "C6" }, observe);

/** What a publication did. */
export interface Publication {
  readonly id: string;
  readonly folder: string;
  /** False when the snapshot was there already. */
  readonly published: boolean;
  /** False when `current` stayed at a newer vintage. */
  readonly current: boolean;
}

/** The way of a night from the wall to the current snapshot. */
export async function publishSnapshot(
  { output, observe, present, sign, ...release }: ReleaseWithRooms & { readonly output: string },
  { database }: { readonly database: Database },
): Promise<Publication> {
  const known = await publishedAs(release, { output, engine: database.engine });
  const indicated = known === null ? await indicateRelease(release, { output, database, observe }) : null;
  const manifest = indicated === null ? known! : await publish(release, { output, database, indicated, present, sign });
  const current = await promoteSnapshot(output, manifest);
  return { id: manifest.id, folder: join(snapshotsFolder(output), manifest.id), published: known === null, current };
}

/** Publishes a made-up release as of each vintage; the ids, in their order. */
export async function publishVintages(shop: Workshop, vintages: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const vintage of vintages) {
    const release = await madeUpRelease(shop, { vintage });
    ids.push((await publishSnapshot({ output: shop.output, ...release }, shop)).id);
  }
  return ids;
}
