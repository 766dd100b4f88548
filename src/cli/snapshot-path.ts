import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { readManifest } from "../publish/current.ts";
import { callerPath } from "./paths.ts";
import { configurationFor } from "./session.ts";
import type { ConfiguredOptions } from "./session.ts";

/**
 * The folder of a snapshot that a person names by its path, its id, or `current`.
 *
 * @throws TilannekuvaError exit 2 when there is no snapshot there.
 */
export async function snapshotFolder(named: string, options: ConfiguredOptions): Promise<string> {
  const { paths } = await configurationFor(options);
  const places = [
    callerPath(named),
    join(paths.output, basename(named)),
    join(paths.output, "snapshots", basename(named)),
  ];
  for (const place of places.filter((path) => existsSync(path))) {
    if ((await readManifest(place)) !== null) return realpath(place);
  }
  throw new TilannekuvaError(`${named}: no snapshot is there (a folder without a valid manifest.json is none)`, {
    exitCode: EXIT.usage,
    advice: `Give a folder of ${join(paths.output, "snapshots")}, an id, or "current".`,
  });
}
