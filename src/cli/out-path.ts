import { existsSync } from "node:fs";
import { join } from "node:path";
import { EXIT, TilannekuvaError } from "../lib/errors.ts";
import { isInside } from "../lib/inside.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { callerPath } from "./paths.ts";

/** Folders that commands may not write to. */
export type RunsOwn = "inbox" | "store" | "snapshots" | "output";

const SPOKEN: Readonly<Record<RunsOwn, string>> = {
  inbox: "the inbox",
  store: "the store",
  snapshots: "the published snapshots",
  output: "the output folder",
};

const OWN: readonly RunsOwn[] = ["inbox", "store", "snapshots"];

/**
 * Refuses to write where only a run may write, also where the path leads there by links or `..`.
 *
 * @param path Absolute.
 * @throws TilannekuvaError exit 2, naming the place.
 * @example requireOutside(callerPath(options.json), configuration);
 */
export function requireOutside(path: string, { paths }: Configuration, places: readonly RunsOwn[] = OWN): void {
  const { inbox, store, output } = paths;
  const folders = { inbox, store, output, snapshots: join(output, "snapshots") };
  const place = places.find((one) => isInside(path, folders[one]));
  if (place === undefined) return;
  throw new TilannekuvaError(`${path}: lies in ${SPOKEN[place]}, where only a run writes: ${folders[place]}`, {
    exitCode: EXIT.usage,
    advice: "Name another place; data about persons must stay inside the secure environment.",
  });
}

/**
 * Refuses to write a file that already exists, or that lies where only a run may write.
 *
 * @param file As the user named it.
 * @throws TilannekuvaError exit 2, naming the file.
 * @example requireNewFile(options.out, configuration);
 */
export function requireNewFile(file: string, configuration: Configuration, places: readonly RunsOwn[] = OWN): void {
  requireOutside(callerPath(file), configuration, places);
  if (!existsSync(callerPath(file))) return;
  throw new TilannekuvaError(`${file}: already exists`, { exitCode: EXIT.usage, advice: "Name a new file." });
}
