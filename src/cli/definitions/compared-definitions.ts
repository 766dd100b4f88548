import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseDefinitions } from "../../definitions/definitions-file.ts";
import type { DefinitionsFile, HashedDefinitions } from "../../definitions/definitions-file.ts";
import { exportedDefinitions } from "../../definitions/exported-definitions.ts";
import { canonicalJson } from "../../lib/canonical.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { readText } from "../../lib/files.ts";
import { ifAbsent } from "../../lib/system-error.ts";
import { readManifest } from "../../publish/snapshot/current.ts";
import { pipelineFor } from "../declarations.ts";
import { callerPath } from "../paths.ts";
import { configurationFor } from "../session.ts";
import type { ConfiguredOptions } from "../session.ts";
import { snapshotFolder } from "../snapshot-path.ts";

/** One side of a comparison, as the user named it; a snapshot by its id. */
export type ComparedDefinitions = { readonly name: string } & (
  | { readonly kind: "here" | "file"; readonly definitions: DefinitionsFile }
  | { readonly kind: "snapshot"; readonly definitions: HashedDefinitions }
);

/**
 * The definitions of this program and configuration, as an exported file has them.
 *
 * @throws TilannekuvaError exit 2 when the configuration or a code table breaks its rules.
 */
export async function definitionsHere(options: ConfiguredOptions): Promise<DefinitionsFile> {
  const configuration = await configurationFor(options);
  const exported = await exportedDefinitions(await pipelineFor(configuration), configuration);
  return parseDefinitions("here", canonicalJson(exported));
}

async function ofSnapshot(named: string, options: ConfiguredOptions): Promise<ComparedDefinitions> {
  const folder = await snapshotFolder(named, options);
  const manifest = await readManifest(folder);
  if (manifest === null) throw new TilannekuvaError(`${folder}: no snapshot found`, { exitCode: EXIT.usage });
  // Hashes over hashes, and those of what decides no number, are in no exported file.
  const { definitions: _, ...parameters } = manifest.parameters;
  return { name: basename(folder), kind: "snapshot", definitions: { versions: manifest.versions, parameters } };
}

/**
 * One side of a comparison: `here`, an exported file, or a snapshot named by its folder, its id, `current` or
 * `previous`.
 *
 * @throws TilannekuvaError exit 2 for a file that is no exported one and for an unknown snapshot, exit 5 for a missing
 *   `.json` file.
 * @example (await comparedDefinitions("here", {})).kind // "here"
 */
export async function comparedDefinitions(named: string, options: ConfiguredOptions): Promise<ComparedDefinitions> {
  if (named === "here") return { name: named, kind: "here", definitions: await definitionsHere(options) };
  const path = callerPath(named);
  const there = await ifAbsent(stat(path), null);
  if (there?.isFile() === true)
    return { name: named, kind: "file", definitions: parseDefinitions(named, await readText(path)) };
  if (there === null && named.endsWith(".json"))
    throw new TilannekuvaError(`${named}: there is no such file`, {
      exitCode: EXIT.missing,
      advice: "Write it with `tilannekuva definitions export --out FILE`.",
    });
  return ofSnapshot(named, options);
}
