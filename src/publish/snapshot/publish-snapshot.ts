import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../../database/database.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { settle } from "../../lib/files.ts";
import { readManifest, snapshotsFolder } from "./current.ts";
import type { Indicated } from "../../model/observed.ts";
import { ifAbsent } from "../../lib/system-error.ts";
import type { Manifest } from "./snapshot-manifest.ts";
import { releaseFingerprint, snapshotId } from "./release.ts";
import type { Present, Release } from "./release.ts";
import { stageSnapshot } from "./stage-snapshot.ts";
import { verify } from "../verify/verify-snapshot.ts";

/** What a snapshot is written with. */
export interface PublishOptions {
  readonly output: string;
  readonly database: Database;
  /** What the room of indicators made of the release's counts. */
  readonly indicated: Indicated;
  readonly present: Present;
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

/** Names a release: what is made of the same has the same fingerprint. */
function nameOf(release: Release, engine: string): { readonly id: string; readonly fingerprint: string } {
  const fingerprint = releaseFingerprint(release, engine);
  return { id: snapshotId(release.vintage, fingerprint), fingerprint };
}

/**
 * The manifest of the snapshot that the same release gave before; null where none did.
 *
 * @example const manifest = await publishedAs(release, { output: "output", engine: database.engine });
 */
export const publishedAs = (
  release: Release,
  { output, engine }: { readonly output: string; readonly engine: string },
): Promise<Manifest | null> => readManifest(join(snapshotsFolder(output), nameOf(release, engine).id));

/**
 * Writes a release as `output/snapshots/<id>` and verifies it before it has its name, which follows from what went in. A crash on the way leaves
 * no snapshot, at most a hidden folder that the next run removes. Older snapshots stay, and `current` is not touched: `promoteSnapshot` does that.
 *
 * @throws TilannekuvaError (exit 1) when what was made does not verify: then nothing is published.
 * @example const { id } = await publishSnapshot(release, { output: "output", database, indicated, present });
 */
export async function publishSnapshot(release: Release, publishing: PublishOptions): Promise<Manifest> {
  const { output, database, indicated, present } = publishing;
  const named = nameOf(release, database.engine);
  const snapshots = snapshotsFolder(output);
  await mkdir(snapshots, { recursive: true });
  await removeUnfinished(snapshots);
  const folder = join(snapshots, STAGING, named.id);
  const session = await database.session();
  try {
    const manifest = await stageSnapshot(release, { folder, session, ...named, indicated, present });
    await requireVerified(folder, database);
    const final = join(snapshots, named.id);
    // A folder of that name without a valid manifest is no snapshot, but it would be in the way.
    await rm(final, { recursive: true, force: true });
    await settle(folder, final);
    return manifest;
  } finally {
    session.close();
    await removeUnfinished(snapshots);
  }
}
