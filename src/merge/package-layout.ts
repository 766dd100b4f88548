import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** The definitions that the city's snapshot was made with, as `tilannekuva definitions export` writes them. */
export const DEFINITIONS = "definitions.json";

/** The city's record of releases. */
export const RELEASES = "releases.jsonl";

/** The folder of the one snapshot, under its id. */
export const SNAPSHOTS = "snapshots";

/**
 * The folder of a package's snapshot; null unless there is exactly one.
 *
 * @example await snapshotIn("unpacked") // "unpacked/snapshots/2026-10-18T0000Z-3f9a1c0b7d42"
 */
export async function snapshotIn(folder: string): Promise<string | null> {
  const names = await readdir(join(folder, SNAPSHOTS)).catch(() => []);
  return names.length === 1 ? join(folder, SNAPSHOTS, names[0]!) : null;
}
