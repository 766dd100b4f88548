import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../database/database.ts";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { settle } from "../lib/files.ts";
import { readManifest, snapshotsFolder, turnCurrent } from "./current.ts";
import { ifAbsent } from "../lib/system-error.ts";
import type { Manifest } from "./manifest.ts";
import { releaseFingerprint, snapshotId } from "./release.ts";
import type { Release } from "./release.ts";
import { stageSnapshot } from "./stage.ts";
import { verify } from "./verify.ts";

/** What a publication did. */
export interface Publication {
  readonly id: string;
  readonly folder: string;
  /** False when the snapshot was there already: the same inputs, nothing new. */
  readonly published: boolean;
  /** False when `current` stayed at a newer vintage. */
  readonly current: boolean;
}

/** Where a snapshot is made: under its own name, in a folder that nobody sees. */
const STAGING = ".staging";

const UNFINISHED = /^\..*(\.tmp|staging)$/;

/** Removes what a killed run left beside the snapshots. */
export async function removeUnfinished(snapshots: string): Promise<void> {
  const left = (await ifAbsent(readdir(snapshots), [])).filter((name) => UNFINISHED.test(name));
  for (const name of left) await rm(join(snapshots, name), { recursive: true, force: true });
}

const SAID = 10;

/** What is about to be published is checked as a stranger would check it. */
async function requireVerified(folder: string, database: Database): Promise<void> {
  const { ok, problems } = await verify(folder, { database });
  if (ok) return;
  const more = problems.length > SAID ? `; ${problems.length - SAID} more` : "";
  throw new TilannekuvaError(
    `the snapshot that was made does not verify, and is not published: ${problems.slice(0, SAID).join("; ")}${more}`,
    {
      exitCode: EXIT.bug,
      advice:
        "The published snapshot stays as it was. Run again; if it stays, check disk and memory, then report it with the run's log.",
    },
  );
}

async function build(
  release: Release,
  target: { readonly id: string; readonly whole: string; readonly snapshots: string },
  database: Database,
): Promise<Manifest> {
  await removeUnfinished(target.snapshots);
  const folder = join(target.snapshots, STAGING, target.id);
  const session = await database.session();
  try {
    const manifest = await stageSnapshot(release, { folder, session, id: target.id, fingerprint: target.whole });
    await requireVerified(folder, database);
    const final = join(target.snapshots, target.id);
    // A folder of that name without a valid manifest is no snapshot, but it would be in the way.
    await rm(final, { recursive: true, force: true });
    await settle(folder, final);
    return manifest;
  } finally {
    session.close();
    await removeUnfinished(target.snapshots);
  }
}

/**
 * Publishes a release as `output/snapshots/<id>` and turns `current` to it. The id follows from what went in, so a release that is there
 * already is not written again; what was made is verified before it has its name. A crash on the way leaves no snapshot, at most a hidden folder
 * that the next run removes. Older snapshots stay. `current` never goes back to an older vintage.
 *
 * @throws TilannekuvaError (exit 1) when what was made does not verify: then nothing is published.
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
