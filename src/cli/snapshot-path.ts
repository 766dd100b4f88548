import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { listSnapshots, readCurrent, readManifest, snapshotsFolder } from "../publish/snapshot/current.ts";
import { callerPath } from "./paths.ts";
import { configurationFor } from "./session.ts";
import type { ConfiguredOptions } from "./session.ts";

/** The snapshot that `previous` names: the newest of those that are not newer than the current one; at the same vintage, the last by name. */
async function previousFolder(output: string): Promise<string> {
  const current = await readCurrent(output);
  const minute = current?.id.slice(0, current.id.indexOf("Z"));
  const before = (await listSnapshots(output)).findLast(
    (id) => id !== current?.id && minute !== undefined && id.slice(0, id.indexOf("Z")) <= minute,
  );
  if (before !== undefined) return realpath(join(snapshotsFolder(output), before));
  throw new TilannekuvaError(`previous: there is no snapshot before the current one in ${snapshotsFolder(output)}`, {
    exitCode: EXIT.usage,
    advice: "Publish a second one with `tilannekuva run`, or name a folder or an id.",
  });
}

/**
 * The folder of a snapshot named by its path, its id, `current` or `previous` (the one before the current one). A folder with such a name takes
 * precedence over the word.
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
    advice: `Give a folder of ${snapshotsFolder(paths.output)}, an id, "current", or "previous".`,
  });
}
