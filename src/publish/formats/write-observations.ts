import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Session } from "../../database/database.ts";
import { LANGUAGES } from "../../model/codelist.ts";
import type { Vocabulary } from "../../model/codelist.ts";
import type { Observation } from "../../model/observation.ts";
import { arrowOf } from "./arrow.ts";
import type { MonthNotes } from "../tables/break-notes.ts";
import { csvOf } from "./observation-csv.ts";
import { cellsOf } from "./cube-cells.ts";
import { cubesOf } from "./cube.ts";
import { described, metadataOf } from "./described.ts";
import { writeGzip } from "./gzip.ts";
import { jsonStatOf } from "./jsonstat.ts";
import { writeBytes } from "./write-pieces.ts";
import { ndjsonOf } from "./ndjson.ts";
import { writeParquet } from "../../database/write-parquet.ts";
import type { SnapshotIdentity } from "../snapshot/snapshot-citation.ts";

interface FormatOptions {
  readonly folder: string;
  readonly session: Session;
  readonly vocabulary: Vocabulary;
  readonly snapshot: SnapshotIdentity;
  /** Notes on months, by indicator. */
  readonly notes: ReadonlyMap<string, MonthNotes>;
}

/** Writes each cube in each language; returns the files. */
async function writeCubes(
  observations: readonly Observation[],
  { folder, vocabulary, snapshot, notes }: FormatOptions,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const [name, rows] of cubesOf(observations)) {
    const cells = cellsOf(rows, vocabulary.codelists);
    const said = notes.get(rows[0]?.INDICATOR ?? "") ?? {};
    for (const language of LANGUAGES) {
      const file = `jsonstat/${language}/${name}.json.gz`;
      const cube = jsonStatOf(cells, { vocabulary, language, snapshot, notes: said });
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeGzip(join(folder, file), [JSON.stringify(cube), "\n"]);
      files.push(file);
    }
  }
  return files;
}

/**
 * Writes the same observations in every format into an empty folder; returns the files, relative to it. The order of the rows is the
 * order given: that of their keys.
 */
export async function writeObservations(
  observations: readonly Observation[],
  writing: FormatOptions,
): Promise<readonly string[]> {
  const { folder, session, snapshot } = writing;
  const csv = join(folder, "observations.csv.gz");
  await writeGzip(csv, csvOf(observations));
  const parquet = described("publish/observations", "observations.parquet", snapshot);
  await writeParquet(session, parquet, { csv, output: join(folder, "observations.parquet") });
  await writeGzip(join(folder, "observations.ndjson.gz"), ndjsonOf(observations));
  await writeBytes(
    join(folder, "observations.arrow"),
    arrowOf(observations, metadataOf("observations.arrow", snapshot)),
  );
  const tables = ["arrow", "csv.gz", "ndjson.gz", "parquet"].map((format) => `observations.${format}`);
  return [...tables, ...(await writeCubes(observations, writing))];
}
