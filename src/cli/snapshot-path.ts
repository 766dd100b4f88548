import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readCurrent, readManifest, snapshotsFolder } from "../publish/snapshot/current.ts";
import { vintageOf } from "../releases/release-state.ts";
import { shownSnapshots } from "../releases/shown-snapshots.ts";
import { callerPath } from "./paths.ts";
import { configurationFor } from "./session.ts";
import type { ConfiguredOptions } from "./session.ts";

/** The snapshot that `previous` names: of those released and not recalled, the one before the current one. */
async function previousFolder(output: string): Promise<string> {
  const current = await readCurrent(output);
  const isBefore = (id: string): boolean =>
    current !== null && id !== current.id && vintageOf(id) <= vintageOf(current.id);
  for (const id of (await shownSnapshots(output)).filter(isBefore).toReversed()) {
    const folder = join(snapshotsFolder(output), id);
    if ((await readManifest(folder)) !== null) return realpath(folder);
  }
  throw new TilannekuvaError(`previous: there is no snapshot before the current one in ${snapshotsFolder(output)}`, {
    exitCode: EXIT.usage,
    advice: "Publish a second one with `tilannekuva run`, or name a folder or an id.",
  });
}

/**
 * The folder of a snapshot named by its path, its id, `current`, `previous` (the one before the current one) or `candidate` (the
 * one that waits for approval). A folder with such a name takes precedence over the word.
 *
 * @throws TilannekuvaError exit 2 when no snapshot is found.
 */
export async function snapshotFolder(named: string, options: ConfiguredOptions): Promise<string> {
  const { paths } = await configurationFor(options);
  const places = [
    callerPath(named),
    join(paths.output, basename(named)),
    join(snapshotsFolder(paths.output), basename(named)),
  ];
  for (const place of places.filter((path) => existsSync(path))) {
    if ((await readManifest(place)) !== null) return realpath(place);
  }
  if (named === "previous") return previousFolder(paths.output);
  throw new TilannekuvaError(`${named}: no snapshot found (a folder without a valid manifest.json is not one)`, {
    exitCode: EXIT.usage,
    advice: `Give a folder of ${snapshotsFolder(paths.output)}, an id, "current", "previous", or "candidate" where one waits for approval.`,
  });
}

/**
 * The id of a snapshot in the configured output.
 *
 * @throws TilannekuvaError (exit 2) when no snapshot is found there.
 */
export async function publishedId(named: string, options: ConfiguredOptions): Promise<string> {
  const folder = await snapshotFolder(named, options);
  const snapshots = snapshotsFolder((await configurationFor(options)).paths.output);
  if (dirname(folder) === (await realpath(snapshots))) return basename(folder);
  throw new TilannekuvaError(`${named}: lies outside ${snapshots}`, {
    exitCode: EXIT.usage,
    advice: "Name a snapshot of the configured output, by its id.",
  });
}

/** The id of a named snapshot that may wait for its release; null for `candidate`: whatever waits. */
export const waitingId = async (named: string, options: ConfiguredOptions): Promise<string | null> =>
  named === "candidate" ? null : publishedId(named, options);
