import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../database/database.ts";
import type { Vocabulary } from "../lib/codelist.ts";
import type { Observation } from "../lib/observation.ts";
import { arrowOf } from "./arrow.ts";
import type { MonthNotes } from "./breaks.ts";
import { csvOf } from "./csv.ts";
import { cubesOf } from "./cube.ts";
import { jsonOf } from "./json.ts";
import { jsonStatOf } from "./jsonstat.ts";
import { writeBytes, writePieces } from "./lines.ts";
import { writeParquet } from "./parquet.ts";

interface Writing {
  readonly folder: string;
  readonly session: Session;
  readonly vocabulary: Vocabulary;
  /** What is to be said of months, by indicator. */
  readonly notes: ReadonlyMap<string, MonthNotes>;
}

/**
 * Writes the same observations in every format into an empty folder; returns the files, relative to it. The order of the rows is the
 * order given: that of their keys.
 */
export async function writeObservations(
  observations: readonly Observation[],
  { folder, session, vocabulary, notes }: Writing,
): Promise<readonly string[]> {
  await writePieces(join(folder, "observations.csv"), csvOf(observations));
  await writeParquet(session, "publish/observations", {
    csv: join(folder, "observations.csv"),
    output: join(folder, "observations.parquet"),
  });
  await writePieces(join(folder, "observations.json"), jsonOf(observations));
  await writeBytes(join(folder, "observations.arrow"), arrowOf(observations));
  await mkdir(join(folder, "jsonstat"));
  const cubes = cubesOf(observations);
  for (const [name, rows] of cubes) {
    const cube = jsonStatOf(rows, vocabulary, notes.get(rows[0]?.INDICATOR ?? ""));
    await writePieces(join(folder, "jsonstat", `${name}.json`), [JSON.stringify(cube), "\n"]);
  }
  const tables = ["arrow", "csv", "json", "parquet"].map((format) => `observations.${format}`);
  return [...tables, ...[...cubes.keys()].map((name) => `jsonstat/${name}.json`)];
}
