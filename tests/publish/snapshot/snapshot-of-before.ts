import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { CUBE_DIMENSIONS } from "../../../src/publish/formats/cube.ts";
import { CHECKSUMS, filesUnder, writeChecksums } from "../../../src/publish/snapshot/checksums.ts";

interface Cube {
  readonly id: readonly string[];
  readonly size: readonly number[];
  readonly dimension: Readonly<Record<string, unknown>>;
  readonly value: readonly (number | null)[];
  readonly status: Readonly<Record<string, string>>;
  readonly extension: { readonly vintages: unknown };
}

const json = (...path: readonly string[]) => JSON.parse(readFileSync(join(...path), "utf8"));

const unzipped = (...path: readonly string[]): string => gunzipSync(readFileSync(join(...path))).toString("utf8");

/** A cube as it was: one language, values alone, a status for each cell, the indicator as the metric. */
function cubeOfBefore({ dimension, size, value, status, extension, ...cube }: Cube) {
  const cells = size.slice(1).reduce((product, length) => product * length, 1);
  return {
    ...cube,
    updated: undefined,
    id: CUBE_DIMENSIONS,
    size: size.slice(1),
    role: { time: ["TIME_PERIOD"], geo: ["REF_AREA"], metric: [] },
    dimension: Object.fromEntries(CUBE_DIMENSIONS.map((name) => [name, dimension[name]])),
    value: value.slice(0, cells),
    status: Array.from({ length: cells }, (_cell, position) => status[String(position)] ?? "A"),
    extension: { dataflow: "TILANNEKUVA", frequency: "M", vintages: extension.vintages },
  };
}

/** Turns a snapshot's folder into what it would have been before its text was compressed, cubes came in three languages and inputs had a file of their own. */
export async function asBefore(folder: string): Promise<void> {
  const rows: readonly object[] = unzipped(folder, "observations.ndjson.gz")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  const table = { columns: Object.keys(rows[0]!), rows: rows.map((row) => Object.values(row)) };
  writeFileSync(join(folder, "observations.json"), JSON.stringify(table));
  writeFileSync(join(folder, "observations.csv"), unzipped(folder, "observations.csv.gz"));
  for (const file of readdirSync(join(folder, "jsonstat", "en")))
    writeFileSync(
      join(folder, "jsonstat", file.replace(".gz", "")),
      JSON.stringify(cubeOfBefore(JSON.parse(unzipped(folder, "jsonstat", "en", file)))),
    );
  const manifest = { ...json(folder, "manifest.json"), inputs: json(folder, "inputs.json") };
  const gone = ["observations.ndjson.gz", "observations.csv.gz", "inputs.json"];
  for (const path of [...gone, CHECKSUMS, "jsonstat/fi", "jsonstat/sv", "jsonstat/en"])
    rmSync(join(folder, path), { recursive: true });
  const files = [...(await filesUnder(folder)), CHECKSUMS].toSorted();
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...manifest, files }));
  await writeChecksums(folder);
}
