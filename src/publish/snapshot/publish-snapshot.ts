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
import type { Present, Release, Sign } from "./release.ts";
import { stageSnapshot } from "./stage-snapshot.ts";
import { verify } from "../verify/verify-snapshot.ts";

/** The means of writing a snapshot. */
export interface PublishOptions {
  readonly output: string;
  readonly database: Database;
  /** The room of indicators' output from the release's counts. */
  readonly indicated: Indicated;
  readonly present: Present;
  /** Absent where snapshots are not signed. */
  readonly sign?: Sign | undefined;
}

/** Where a snapshot is made: under its own name, in a hidden folder. */
const STAGING = ".staging";

const UNFINISHED = /^\..*(\.tmp|staging)$/;

/** Removes what a killed run left beside the snapshots. */
export async function removeUnfinished(snapshots: string): Promise<void> {
  const left = (await ifAbsent(readdir(snapshots), [])).filter((name) => UNFINISHED.test(name));
  for (const name of left) await rm(join(snapshots, name), { recursive: true, force: true });
}

const SAID = 10;

/** Verifies the snapshot before publication, by its files alone. */
async function requireVerified(folder: string, database: Database): Promise<void> {
  const { ok, problems } = await verify(folder, { database });
  if (ok) return;
  const more = problems.length > SAID ? `; ${problems.length - SAID} more` : "";
  throw new TilannekuvaError(
    `the snapshot that was made does not verify, and is not published: ${problems.slice(0, SAID).join("; ")}${more}`,
    {
      exitCode: EXIT.bug,
      advice:
        "The published snapshot is unchanged. Run again; if the fault remains, check disk and memory, then report it with the run's log.",
    },
  );
}

/** Names a release: the same input gives the same fingerprint. */
function nameOf(release: Release, engine: string): { readonly id: string; readonly fingerprint: string } {
  const fingerprint = releaseFingerprint(release, engine);
  return { id: snapshotId(release.vintage, fingerprint), fingerprint };
}

/**
 * The manifest of the snapshot published earlier from the same release; null where there is none.
 *
 * @example const manifest = await publishedAs(release, { output: "output", engine: database.engine });
 */
export const publishedAs = (
  release: Release,
  { output, engine }: { readonly output: string; readonly engine: string },
): Promise<Manifest | null> => readManifest(join(snapshotsFolder(output), nameOf(release, engine).id));

/**
 * Writes a release as `output/snapshots/<id>` and verifies it before it gets its name, which follows from its input. A crash on the way leaves no
 * snapshot, at most a hidden folder that the next run removes. Older snapshots remain, and `current` is not touched: `promoteSnapshot` does that.
 *
 * @throws TilannekuvaError (exit 1) when the snapshot does not verify: then nothing is published.
 * @example const { id } = await publishSnapshot(release, { output: "output", database, indicated, present });
 */
export async function publishSnapshot(release: Release, publishing: PublishOptions): Promise<Manifest> {
  const { output, database, indicated, present, sign } = publishing;
  const named = nameOf(release, database.engine);
  const snapshots = snapshotsFolder(output);
  await mkdir(snapshots, { recursive: true });
  await removeUnfinished(snapshots);
  const folder = join(snapshots, STAGING, named.id);
  const session = await database.session();
  try {
    const manifest = await stageSnapshot(release, { folder, session, ...named, indicated, present, sign });
    await requireVerified(folder, database);
    const final = join(snapshots, named.id);
    // A folder of that name without a valid manifest is not a snapshot, but it would be in the way.
    await rm(final, { recursive: true, force: true });
    await settle(folder, final);
    return manifest;
  } finally {
    session.close();
    await removeUnfinished(snapshots);
  }
}
