import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../database/database.ts";
import { settle } from "../lib/files.ts";
import { readManifest, snapshotsFolder, turnCurrent } from "./current.ts";
import type { Manifest } from "./manifest.ts";
import { releaseFingerprint, snapshotId } from "./release.ts";
import type { Release } from "./release.ts";
import { stageSnapshot } from "./stage.ts";

/** What a publication did. */
export interface Publication {
  readonly id: string;
  readonly folder: string;
  /** False when the snapshot was there already: the same inputs, nothing new. */
  readonly published: boolean;
  /** False when `current` stayed at a newer vintage. */
  readonly current: boolean;
}

const STAGED = /^\..*\.tmp$/;

async function removeUnfinished(snapshots: string): Promise<void> {
  const left = (await readdir(snapshots)).filter((name) => STAGED.test(name));
  for (const name of left) await rm(join(snapshots, name), { recursive: true, force: true });
}

async function build(
  release: Release,
  target: { readonly id: string; readonly whole: string; readonly snapshots: string },
  database: Database,
): Promise<Manifest> {
  await removeUnfinished(target.snapshots);
  const folder = join(target.snapshots, `.${target.id}.${randomUUID()}.tmp`);
  const session = await database.session();
  try {
    const manifest = await stageSnapshot(release, { folder, session, id: target.id, fingerprint: target.whole });
    const final = join(target.snapshots, target.id);
    // A folder of that name without a valid manifest is no snapshot, but it would be in the way.
    await rm(final, { recursive: true, force: true });
    await settle(folder, final);
    return manifest;
  } finally {
    session.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Publishes a release as `output/snapshots/<id>` and turns `current` to it. The id follows from what went in, so a release that is there
 * already is not written again; a crash on the way leaves no snapshot, at most a hidden folder that the next publication removes. Older
 * snapshots stay. `current` never goes back to an older vintage.
 *
 * @example
 * const { id, published } = await publishSnapshot({ output: "output", ...release }, { database });
 */
export async function publishSnapshot(
  { output, ...release }: Release & { readonly output: string },
  { database }: { readonly database: Database },
): Promise<Publication> {
  const whole = releaseFingerprint(release, database.engine);
  const id = snapshotId(release.vintage, whole);
  const snapshots = snapshotsFolder(output);
  await mkdir(snapshots, { recursive: true });
  const known = await readManifest(join(snapshots, id));
  const manifest = known ?? (await build(release, { id, whole, snapshots }, database));
  const current = await turnCurrent(output, manifest);
  return { id, folder: join(snapshots, id), published: known === null, current };
}
