import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../database/database.ts";
import type { Artifact } from "../database/step.ts";
import { readBytes, syncPath } from "../lib/files.ts";
import { CHECKSUMS, writeChecksums } from "./checksums.ts";
import { dataPackage } from "./datapackage.ts";
import { writeBytes, writeJson } from "./lines.ts";
import { manifestSchema } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { nowcastQuality } from "./nowcast-quality.ts";
import { observeSnapshot, writeSnapshotTables } from "./observed.ts";
import { writeParquet } from "./parquet.ts";
import { RECONSTRUCTED } from "./reconstructed.ts";
import type { Release } from "./release.ts";

export interface Staging {
  /** A new folder beside the snapshots, hidden until it is whole. */
  readonly folder: string;
  readonly session: Session;
  readonly id: string;
  readonly fingerprint: string;
}

/** Not copied as a file: the original's permissions are those of the secure environment. */
const writeAs = async (name: string, { path }: Artifact, folder: string): Promise<void> =>
  writeBytes(join(folder, name), await readBytes(path));

async function writeTables(release: Release, { folder, session, id }: Staging) {
  const counts = join(folder, "counts.parquet");
  const countRows = await writeParquet(session, "publish/counts", {
    counts: release.counts.map((file) => file.path),
    output: counts,
  });
  await writeAs(RECONSTRUCTED, release.reconstruction, folder);
  const { facts, vintage, observe, revisions, vocabulary } = release;
  const tables = await observeSnapshot(
    { ...facts, id, vintage },
    { from: folder, folder, session, observe, revisions },
  );
  const files = await writeSnapshotTables(tables, { from: folder, folder, session, vocabulary });
  const { observations, nowcasts, warnings, register } = tables;
  return {
    files,
    months: [...new Set(observations.map((row) => row.TIME_PERIOD))].toSorted(),
    rows: { counts: countRows, observations: observations.length },
    quality: { warnings, nowcast: nowcastQuality(nowcasts), revisions: register.summary },
  };
}

async function writeMetadata(
  release: Release,
  { folder }: Staging,
  quality: Release["quality"],
): Promise<readonly string[]> {
  await writeJson(join(folder, "codelists.json"), release.vocabulary);
  await writeJson(join(folder, "quality.json"), { ...release.quality, ...quality });
  await writeJson(join(folder, "official.json"), release.official);
  const files = ["codelists.json", "official.json", "quality.json"];
  if (release.bridge === null) return files;
  await writeAs("bridge.parquet", release.bridge, folder);
  return ["bridge.parquet", ...files];
}

/** Writes a whole snapshot into the staging folder and to the disk, the checksums last; nobody sees it before it has its name. */
export async function stageSnapshot(release: Release, staging: Staging): Promise<Manifest> {
  const { folder, id, fingerprint } = staging;
  await mkdir(folder, { recursive: true });
  const { files, months, rows, quality } = await writeTables(release, staging);
  const metadata = await writeMetadata(release, staging, quality);
  const facts = { id, vintage: release.vintage, months, ...release.facts };
  const pages = await release.present({ folder, facts, session: staging.session });
  const data = ["counts.parquet", RECONSTRUCTED, ...files, ...metadata, ...pages].toSorted();
  await writeJson(join(folder, "datapackage.json"), dataPackage(id, data));
  const manifest = manifestSchema.parse({
    format: "tilannekuva-snapshot",
    format_version: 1,
    id,
    dataflow: "TILANNEKUVA",
    vintage: release.vintage,
    fingerprint,
    months,
    rows,
    files: [...data, "datapackage.json", "manifest.json", CHECKSUMS].toSorted(),
    ...release.facts,
  });
  await writeJson(join(folder, "manifest.json"), manifest);
  const written = await writeChecksums(folder);
  for (const file of [...written, CHECKSUMS, "jsonstat"]) await syncPath(join(folder, file));
  return manifest;
}
