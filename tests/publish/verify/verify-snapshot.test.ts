import { cubeIn, putCube } from "../formats/cube-file.ts";
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { ObservationColumn } from "../../../src/model/observation.ts";
import type { Manifest } from "../../../src/publish/snapshot/snapshot-manifest.ts";
import { writeChecksums } from "../../../src/publish/snapshot/checksums.ts";
import { publishSnapshot } from "../snapshot/observe-and-publish.ts";
import { verify } from "../../../src/publish/verify/verify-snapshot.ts";
import { madeUpRelease, workshop } from "../snapshot/made-up-release.ts";
import type { Workshop } from "../snapshot/made-up-release.ts";
import { asBefore } from "../snapshot/snapshot-of-before.ts";

let shop: Workshop;
let sound: string;
let copy: string;

beforeAll(async () => {
  shop = await workshop();
  sound = (await publishSnapshot({ output: shop.output, ...(await madeUpRelease(shop)) }, shop)).folder;
  copy = join(shop.folder, "copies", basename(sound));
});

afterAll(() => shop.remove());

beforeEach(() => cpSync(sound, copy, { recursive: true }));

afterEach(() => rmSync(copy, { recursive: true }));

const problems = async (): Promise<readonly string[]> => (await verify(copy, shop)).problems;

/** Hashes as if whoever changed the snapshot had known about them. */
async function resigned(): Promise<readonly string[]> {
  rmSync(join(copy, "SHA256SUMS"));
  await writeChecksums(copy);
  return problems();
}

type Rows = Record<ObservationColumn, string | number | null>[];

function changeRows(change: (rows: Rows) => void): void {
  const file = join(copy, "observations.ndjson.gz");
  const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n").slice(0, -1);
  const rows: Rows = lines.map((line) => JSON.parse(line));
  change(rows);
  writeFileSync(file, gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join("")));
}

async function changeParquet(file: string, select: string): Promise<void> {
  const session = await shop.database.session();
  const path = join(copy, file);
  await session.run(`create or replace temp table changed as ${select.replaceAll("$file", `'${path}'`)}`);
  rmSync(path);
  await session.run(`copy changed to '${path}' (format parquet, compression zstd)`);
  session.close();
}

test("a snapshot as published has no problem", async () => {
  expect(await verify(sound, shop)).toEqual({ ok: true, problems: [], notes: [] });
});

test("a snapshot from before its text was compressed has no problem, and what is wrong with one is found", async () => {
  await asBefore(copy);
  expect(await problems()).toEqual([]);
  const file = join(copy, "observations.json");
  const table: { columns: string[]; rows: unknown[][] } = JSON.parse(readFileSync(file, "utf8"));
  table.rows.pop();
  writeFileSync(file, JSON.stringify(table));
  const found = await resigned();
  expect(found).toContain("observations.json: not as many rows as manifest.json says");
  expect(found).toContain("observations.csv: not as many rows as observations.json");
});

test("inputs that are not those of the manifest", async () => {
  const file = join(copy, "inputs.json");
  writeFileSync(file, readFileSync(file, "utf8").replace("FOLK_ENHEN_2026_06", "FOLK_ENHEN_2026_07"));
  expect(await resigned()).toEqual(["inputs.json: not what manifest.json says of it"]);
  writeFileSync(file, "[{}]");
  expect(await resigned()).toEqual(["inputs.json: missing or cannot be read"]);
});

test("a compressed table that ends too early, and one that is none", async () => {
  const file = join(copy, "observations.csv.gz");
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length / 2));
  expect(await resigned()).toEqual(["observations.csv.gz: cannot be read"]);
  writeFileSync(file, "DATAFLOW,FREQ");
  expect(await resigned()).toEqual(["observations.csv.gz: cannot be read"]);
});

test("a cube whose numbers lie in another order than its dimensions say", async () => {
  const file = join(copy, "jsonstat/fi/population.json.gz");
  const cube: { id: string[]; size: number[] } = cubeIn(file);
  putCube(file, { ...cube, id: cube.id.toReversed(), size: cube.size.toReversed() });
  expect(await resigned()).toEqual(["jsonstat/fi/population.json.gz: cannot be read"]);
});

test("a limit of the interval that only a cube still has", async () => {
  const file = join(copy, "jsonstat/en/population.by_permit_ground.json.gz");
  const cube: { value: (number | null)[]; status: Record<string, string> } = cubeIn(file);
  const withheld = Number(Object.keys(cube.status).find((place) => cube.status[place] === "Q"));
  cube.value[cube.value.length / 4 + withheld] = 1;
  putCube(file, cube);
  expect(await resigned()).toEqual([
    "jsonstat/en/population.by_permit_ground.json.gz: 1 cells that differ from observations.ndjson.gz",
  ]);
});

test("a changed byte", async () => {
  appendFileSync(join(copy, "observations.csv.gz"), " ");
  expect(await problems()).toContain("observations.csv.gz: its bytes are not those of SHA256SUMS");
});

test("a missing file", async () => {
  rmSync(join(copy, "observations.arrow"));
  expect(await problems()).toEqual([
    "observations.arrow: missing",
    "observations.arrow: named by manifest.json and missing",
    "observations.arrow: cannot be read",
  ]);
});

test("a file too many", async () => {
  writeFileSync(join(copy, "notes.txt"), "true counts");
  expect(await problems()).toEqual(["notes.txt: not in SHA256SUMS", "notes.txt: not named by manifest.json"]);
});

test("no manifest, a broken one, and one of another snapshot", async () => {
  const file = join(copy, "manifest.json");
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...manifest, vintage: "2026-10-18T00:00" }));
  expect(await resigned()).toEqual([
    "manifest.json: the id does not follow from vintage and fingerprint",
    "headline.xlsx: not the rows of headline.parquet",
  ]);
  writeFileSync(file, JSON.stringify({ ...manifest, host: "machine" }));
  expect(await problems()).toEqual(["manifest.json: not valid at unrecognized_keys"]);
  rmSync(file);
  expect(await problems()).toEqual(["manifest.json: missing, so this is no snapshot"]);
});

test("a row too many, with a key that is there already", async () => {
  changeRows((rows) => rows.splice(1, 0, rows[0]!));
  const found = await resigned();
  expect(found).toContain("observations.ndjson.gz: 1 rows with a key that is there already");
  expect(found).toContain("observations.ndjson.gz: not as many rows as manifest.json says");
  expect(found).toContain("observations.parquet: not as many rows as observations.ndjson.gz");
});

test.each(["OBS_VALUE", "LOWER", "N_BASE"] as const)("a withheld row with %s", async (column) => {
  changeRows((rows) => {
    rows.find((row) => row.OBS_STATUS === "Q")![column] = 10;
  });
  expect(await resigned()).toContain(`observations.ndjson.gz: 1 rows with OBS_STATUS Q with ${column}`);
});

test("a withheld value that only the Parquet file or only a cube still has", async () => {
  await changeParquet(
    "observations.parquet",
    "select * replace (case when OBS_STATUS = 'Q' then 1 else OBS_VALUE end as OBS_VALUE) from $file",
  );
  const file = join(copy, "jsonstat/sv/population.by_permit_ground.json.gz");
  const cube: { value: (number | null)[]; status: Record<string, string> } = cubeIn(file);
  cube.value[Number(Object.keys(cube.status).find((place) => cube.status[place] === "Q"))] = 10;
  putCube(file, cube);
  const found = await resigned();
  expect(found[0]).toMatch(/^observations\.parquet: \d+ rows that differ from observations\.ndjson\.gz$/);
  expect(found.slice(1)).toEqual([
    "jsonstat/sv/population.by_permit_ground.json.gz: 1 cells that differ from observations.ndjson.gz",
  ]);
});

test("a column that should not be there", async () => {
  await changeParquet("observations.parquet", "select *, 17 as persons from $file");
  await changeParquet("counts.parquet", "select *, 17 as persons from $file");
  expect(await resigned()).toEqual([
    "counts.parquet: columns that are not those of counts",
    "observations.parquet: columns that are not those of observations",
  ]);
});

test("an unknown code, a digit too many, a value out of its limits, persons not rounded", async () => {
  changeRows((rows) => {
    const shown = rows.filter((row) => row.OBS_STATUS === "A" && row.UNIT_MEASURE === "PT");
    shown[0]!.STAY = "Y_GE99";
    shown[1]!.UPPER = 99.123;
    shown[2]!.LOWER = 99.9;
    shown[3]!.N_BASE = 1234;
  });
  const found = await resigned();
  for (const fault of [
    "a STAY that codelists.json does not have",
    "more digits than DECIMALS",
    "OBS_VALUE outside LOWER and UPPER",
    "a number of persons that is not rounded",
  ]) {
    expect(found).toContain(`observations.ndjson.gz: 1 rows with ${fault}`);
  }
});

test.each([
  [
    "unrounded",
    "select * replace (OBS_VALUE + 1 as OBS_VALUE) from $file",
    /\d+ rows with a value that is not rounded/,
  ],
  [
    "withheld with a value",
    "select * replace (coalesce(OBS_VALUE, 0) as OBS_VALUE) from $file",
    /\d+ rows with a value on a row that is withheld/,
  ],
  [
    "of a vintage that was never published",
    "select * replace ('2026-10-16' as VINTAGE) from $file",
    /\d+ rows with a VINTAGE that manifest\.json does not have/,
  ],
  ["doubled", "from $file union all (from $file limit 3)", /3 rows with a key that occurs more than once/],
  [
    "of an unknown area",
    "select * replace ('KU999' as REF_AREA) from $file",
    /a REF_AREA that codelists\.json does not have/,
  ],
  ["without a sex", "select * replace (null::varchar as SEX) from $file", /a SEX that codelists\.json does not have/],
])("counts that are %s", async (_, select, expected) => {
  await changeParquet("counts.parquet", select);
  expect((await resigned()).some((problem) => expected.test(problem))).toBe(true);
});

test("counts that repeat at a second vintage what was published already", async () => {
  const file = join(copy, "manifest.json");
  const manifest: { vintages: string[] } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...manifest, vintages: ["2026-10-01", ...manifest.vintages] }));
  const again = "select * replace ('2026-10-01' as VINTAGE) from (from $file limit 5)";
  await changeParquet("counts.parquet", `from $file union all (${again})`);
  expect(await resigned()).toContain("counts.parquet: 5 rows with a VINTAGE at which nothing changed");
});

test("counts that repeat what was published already, of a month published twice at that vintage, are no fault", async () => {
  const file = join(copy, "manifest.json");
  const manifest: Manifest = JSON.parse(readFileSync(file, "utf8"));
  const [release] = manifest.releases;
  const twice = { vintage: "2026-10-18", months: ["2026-05", "2026-06"], again: ["2026-05", "2026-06"], held: [] };
  const changed = { vintages: [...manifest.vintages, "2026-10-18"], releases: [release, twice] };
  writeFileSync(file, JSON.stringify({ ...manifest, ...changed }));
  const again = "select * replace ('2026-10-18' as VINTAGE) from (from $file limit 5)";
  await changeParquet("counts.parquet", `from $file union all (${again})`);
  expect((await resigned()).filter((problem) => problem.includes("nothing changed"))).toEqual([]);
});

test("a note on a month that a cube does not have, and one that is no text", async () => {
  const file = join(copy, "jsonstat/en/population.json.gz");
  const cube: { dimension: Record<string, { category: object }> } = cubeIn(file);
  const noted = (note: unknown): void => {
    const time = { ...cube.dimension["TIME_PERIOD"], category: { ...cube.dimension["TIME_PERIOD"]?.category, note } };
    putCube(file, { ...cube, dimension: { ...cube.dimension, TIME_PERIOD: time } });
  };
  noted({ "2026-06": ["Held at 2026-10-17: by_ground in KU049"] });
  expect(await resigned()).toEqual([]);
  noted({ "1999-06": ["Held at 2026-10-17: by_ground in KU049"] });
  expect(await resigned()).toEqual(["jsonstat/en/population.json.gz: breaks JSON-stat's rule NOTE_KEY_UNKNOWN"]);
  noted({ "2026-06": [{ persons: 3 }] });
  expect(await resigned()).toEqual(["jsonstat/en/population.json.gz: cannot be read"]);
});

test("a cube that breaks JSON-stat's rules", async () => {
  const file = join(copy, "jsonstat/en/population.json.gz");
  const cube: { value: unknown[] } = cubeIn(file);
  putCube(file, { ...cube, value: cube.value.slice(1) });
  expect(await resigned()).toEqual(["jsonstat/en/population.json.gz: breaks JSON-stat's rule VALUE_LEN_MISMATCH"]);
});
