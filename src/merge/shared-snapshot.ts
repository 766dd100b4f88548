import { join } from "node:path";
import { publishedAreas } from "../configuration/published-areas.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { isThere } from "../lib/files.ts";
import { readManifest, snapshotsFolder } from "../publish/snapshot/current.ts";
import type { Manifest } from "../publish/snapshot/snapshot-manifest.ts";
import { SIGNATURE } from "../publish/snapshot/signature-file.ts";
import { shownIn, stateOf, vintageOf } from "../releases/release-state.ts";
import { readReleases } from "../releases/releases-file.ts";

/** A snapshot that a city can share. */
export interface SharedSnapshot {
  readonly folder: string;
  readonly manifest: Manifest;
  /** The code of its one city. */
  readonly area: string;
}

const refused = (fact: string, advice: string): TilannekuvaError =>
  new TilannekuvaError(fact, { exitCode: EXIT.usage, advice });

/** The newest snapshot that readers have of vintages up to a minute; of recalled ones none. */
async function newestReleased(output: string, until: string): Promise<string> {
  const lines = (await readReleases(output)) ?? [];
  const minute = until.replace(":", "");
  const id = shownIn(stateOf(lines)).findLast((one) => vintageOf(one) <= minute);
  if (id !== undefined) return id;
  throw refused(
    `${output}: no snapshot of a vintage up to ${until} is released`,
    "Publish one with `tilannekuva run`, and release it where approvals are needed (docs/release.md).",
  );
}

/**
 * The snapshot that a city shares: the newest one that is released and not recalled, with a vintage up to a minute.
 *
 * @throws TilannekuvaError (exit 2) where there is none, it is not signed, or it is of several areas.
 * @example const { folder, area } = await sharedSnapshot("output", "2026-10-17T23:59");
 */
export async function sharedSnapshot(output: string, until: string): Promise<SharedSnapshot> {
  const id = await newestReleased(output, until);
  const folder = join(snapshotsFolder(output), id);
  const manifest = await readManifest(folder);
  if (manifest === null)
    throw refused(`${folder}: the released snapshot is not there`, "Restore its folder from the backup.");
  if (!(await isThere(join(folder, SIGNATURE))))
    throw refused(`${id}: the snapshot is not signed`, "Set signing.key (docs/signatures.md) and publish again.");
  const areas = (await publishedAreas(folder)) ?? [];
  if (areas.length !== 1)
    throw refused(
      `${id}: the snapshot is of ${areas.length === 0 ? "several" : areas.length} areas, and a package is of one city`,
      "Run the pipeline with an areas file that names one city (paths.areas), and share that output.",
    );
  return { folder, manifest, area: areas[0]!.code };
}
