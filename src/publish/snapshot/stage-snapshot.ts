import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Session } from "../../database/database.ts";
import type { Artifact } from "../../database/step.ts";
import type { Indicated } from "../../model/observed.ts";
import { wholeAreaIn } from "../../model/whole-area.ts";
import { readBytes, syncPath } from "../../lib/files.ts";
import { CHECKSUMS, writeChecksums } from "./checksums.ts";
import { dataFiles } from "./data-files.ts";
import { dataPackage } from "./datapackage.ts";
import { described } from "../formats/described.ts";
import { INPUTS, writeInputs } from "./snapshot-inputs.ts";
import { writeBytes, writeJson } from "../formats/write-pieces.ts";
import { manifestSchema } from "./snapshot-manifest.ts";
import type { Manifest } from "./snapshot-manifest.ts";
import { nowcastQuality } from "./nowcast-quality.ts";
import { titleOf } from "./snapshot-citation.ts";
import type { SnapshotIdentity } from "./snapshot-citation.ts";
import { snapshotTables, writeSnapshotTables } from "./snapshot-tables.ts";
import { writeParquet } from "../../database/write-parquet.ts";
import { RECONSTRUCTED } from "../tables/reconstructed-file.ts";
import type { Present, Release, Sign } from "./release.ts";
import { writeSignature } from "./signature-file.ts";

/** The comparison with the annual register in a snapshot. */
const BRIDGE = "bridge.parquet";

export interface StagingOptions {
  /** A new folder beside the snapshots, hidden until it is complete. */
  readonly folder: string;
  readonly session: Session;
  readonly id: string;
  readonly fingerprint: string;
  /** The room of indicators' output from the release's counts. */
  readonly indicated: Indicated;
  readonly present: Present;
  /** Absent where snapshots are not signed. */
  readonly sign?: Sign | undefined;
}

const identityOf = ({ vintage, vocabulary, facts: { presentation } }: Release, id: string): SnapshotIdentity => ({
  id,
  vintage,
  presentation,
  title: titleOf(vocabulary),
});

/**
 * The protected tables taken from the store unchanged. They are rewritten, to add their descriptions and because the originals have the permissions of the
 * secure environment.
 */
async function writeKept(release: Release, { folder, session, id }: StagingOptions): Promise<readonly string[]> {
  const { reconstruction, bridge } = release;
  const snapshot = identityOf(release, id);
  const write = async ({ path }: Artifact, sql: string, file: string): Promise<void> => {
    // The engine may read published counts alone, nothing else in the store.
    const kept = join(folder, `kept-${file}`);
    await writeBytes(kept, await readBytes(path));
    await writeParquet(session, described(sql, file, snapshot), { kept, output: join(folder, file) });
    await rm(kept);
  };
  await write(reconstruction, "publish/reconstructed", RECONSTRUCTED);
  if (bridge !== null) await write(bridge, "publish/bridge", BRIDGE);
  return bridge === null ? [RECONSTRUCTED] : [BRIDGE, RECONSTRUCTED];
}

async function writeTables(release: Release, staging: StagingOptions) {
  const { folder, session, id } = staging;
  const { facts, vintage, revisions: declarations, vocabulary } = release;
  const snapshot = identityOf(release, id);
  const whole = wholeAreaIn(vocabulary);
  const counts = join(folder, "counts.parquet");
  const countRows = await writeParquet(session, described("publish/counts", "counts.parquet", snapshot), {
    counts: release.counts.map((file) => file.path),
    output: counts,
  });
  const kept = await writeKept(release, staging);
  const identified = { ...facts, id, vintage };
  const tables = await snapshotTables(identified, staging.indicated, { counts, session, declarations, whole });
  const made = await writeSnapshotTables(tables, { from: folder, folder, session, vocabulary, snapshot });
  const { observations, nowcasts, warnings, register } = tables;
  return {
    files: ["counts.parquet", ...kept, ...made],
    months: [...new Set(observations.map((row) => row.TIME_PERIOD))].toSorted(),
    rows: { counts: countRows, observations: observations.length },
    quality: { warnings, nowcast: nowcastQuality(nowcasts, whole), revisions: register.summary },
  };
}

async function writeMetadata(
  release: Release,
  { folder }: StagingOptions,
  quality: Release["quality"],
): Promise<readonly string[]> {
  await writeJson(join(folder, "codelists.json"), release.vocabulary);
  await writeJson(join(folder, "quality.json"), { ...release.quality, ...quality });
  await writeJson(join(folder, "official.json"), release.official);
  return ["codelists.json", "official.json", "quality.json"];
}

/** Writes a complete snapshot into the staging folder and to the disk, the checksums and their signature last; it is invisible until it gets its name. */
export async function stageSnapshot(release: Release, staging: StagingOptions): Promise<Manifest> {
  const { folder, session, id, fingerprint } = staging;
  await mkdir(folder, { recursive: true });
  const { files, months, rows, quality } = await writeTables(release, staging);
  const metadata = await writeMetadata(release, staging, quality);
  const facts = { id, vintage: release.vintage, months, ...release.facts };
  const inputs = await writeInputs(release.facts.inputs, folder);
  const pages = await staging.present({ folder, facts, session });
  const data = [...files, ...metadata, INPUTS, ...pages].toSorted();
  const contents = dataPackage(await dataFiles(data, { folder, session }), facts, release.vocabulary);
  await writeJson(join(folder, "datapackage.json"), contents);
  const manifest = manifestSchema.parse({
    format: "tilannekuva-snapshot",
    format_version: 1,
    dataflow: "TILANNEKUVA",
    ...facts,
    fingerprint,
    rows,
    files: [...data, "datapackage.json", "manifest.json", CHECKSUMS].toSorted(),
    inputs,
  });
  await writeJson(join(folder, "manifest.json"), manifest);
  const written = await writeChecksums(folder);
  const signature = await writeSignature(folder, staging.sign);
  const folders = new Set(written.map((file) => dirname(file)));
  for (const path of [...written, CHECKSUMS, ...signature, ...folders]) await syncPath(join(folder, path));
  return manifest;
}
