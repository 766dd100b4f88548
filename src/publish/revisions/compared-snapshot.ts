import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "../../database/database.ts";
import { sqlText } from "../../database/sql.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { isObservation } from "../../model/observation.ts";
import type { Observation } from "../../model/observation.ts";
import { isMachineFault } from "../../lib/system-error.ts";
import { readManifest } from "../snapshot/current.ts";
import { INPUTS, readInputs } from "../snapshot/snapshot-inputs.ts";
import type { Input, Manifest, ManifestFacts, ObservedFacts } from "../snapshot/snapshot-manifest.ts";
import { reconstructedIn } from "../tables/reconstructed-file.ts";

/** The manifest's record of how a snapshot was made, and its reconstruction. */
export type Origins = ObservedFacts &
  Pick<Manifest, "id" | "vintage" | "months" | "versions" | "parameters"> &
  Pick<ManifestFacts, "inputs">;

/** A snapshot as far as it is compared with another one. */
export interface ComparedSnapshot {
  readonly origins: Origins;
  readonly observations: readonly Observation[];
  /** Its counts.parquet. */
  readonly counts: string;
}

const refused = (folder: string, fact: string): TilannekuvaError =>
  new TilannekuvaError(`${folder}: ${fact}`, {
    exitCode: EXIT.usage,
    advice: "Name a complete folder of output/snapshots, as published; tilannekuva verify checks it.",
  });

async function inputsOf(folder: string, manifest: Manifest): Promise<readonly Input[]> {
  try {
    return await readInputs(folder, manifest);
  } catch (error) {
    if (isMachineFault(error)) throw error;
    throw refused(folder, `${INPUTS} is missing or cannot be read`);
  }
}

/**
 * Reads a snapshot's manifest and observations. The session must be allowed to read the folder.
 *
 * @throws TilannekuvaError (usage) when the folder is not a snapshot, or its columns differ.
 */
export async function readComparedSnapshot(folder: string, session: Session): Promise<ComparedSnapshot> {
  const manifest = await readManifest(folder);
  const [observations, counts] = ["observations.parquet", "counts.parquet"].map((file) => join(folder, file));
  if (manifest === null) throw refused(folder, "no snapshot is there");
  for (const file of [observations, counts]) if (!existsSync(file!)) throw refused(folder, "a table is missing");
  const rows = await session.rows(sqlText("publish/read_observations"), { observations: observations! });
  const known = rows.flatMap((row) => (isObservation(row) ? [row] : []));
  if (known.length < rows.length) throw refused(folder, "its observations have other columns than this version's");
  const inputs = await inputsOf(folder, manifest);
  const origins = { ...manifest, inputs, reconstructed: await reconstructedIn(folder) };
  return { origins, observations: known, counts: counts! };
}
