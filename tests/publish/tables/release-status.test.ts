import { readFileSync, rmSync, writeFileSync, cpSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { countTables } from "../../../pipelines/counts/index.ts";
import { textOf } from "../../../src/database/row.ts";
import type { ReleasedVintage } from "../../../src/model/released-vintages.ts";
import { writeChecksums } from "../../../src/publish/snapshot/checksums.ts";
import { publishSnapshot } from "../snapshot/observe-and-publish.ts";
import { verify } from "../../../src/publish/verify/verify-snapshot.ts";
import { madeUpRelease, workshop } from "../snapshot/made-up-release.ts";
import type { Workshop } from "../snapshot/made-up-release.ts";

const [FIRST, SECOND] = ["2026-10-17T00:00", "2026-10-18T00:00"];

/** Rows of a month at a vintage: the tables in two areas. */
const BLOCKS = 2 * countTables.length;

/** At the second vintage May was not worked on, and of June what was new of two tables was held in Espoo. */
const releases: readonly ReleasedVintage[] = [
  { vintage: FIRST, months: ["2026-05", "2026-06"], held: [] },
  {
    vintage: SECOND,
    months: ["2026-06"],
    held: ["by_ground", "by_stay"].map((table) => ({ month: "2026-06", table, areas: ["KU049"] })),
  },
];

let shop: Workshop;
let sound: string;
let copy: string;

beforeAll(async () => {
  shop = await workshop();
  const release = await madeUpRelease(shop);
  const facts = { ...release.facts, vintages: [FIRST, SECOND], releases };
  sound = (await publishSnapshot({ output: shop.output, ...release, facts }, shop)).folder;
});
afterAll(() => shop.remove());

let copies = 0;
beforeEach(() => {
  copy = join(shop.folder, "copies", String((copies += 1)), basename(sound));
  cpSync(sound, copy, { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true }));

async function queried(folder: string, query: string) {
  const session = await shop.database.session();
  const found = await session.rows(query, { file: join(folder, "release_status.parquet") });
  session.close();
  return found;
}

const file = "read_parquet(getvariable('file'))";

describe("the status of each release", () => {
  test("exists for every month, table, area and vintage, and for nothing smaller", async () => {
    const columns = await queried(sound, `describe select * from ${file}`);
    expect(columns.map((row) => row["column_name"])).toEqual([
      "TIME_PERIOD",
      "TABLE_ID",
      "REF_AREA",
      "VINTAGE",
      "RELEASE_STATUS",
    ]);
    const [{ rows, keys } = {}] = await queried(
      sound,
      `select count(*)::integer as rows, count(distinct (TIME_PERIOD, TABLE_ID, REF_AREA, VINTAGE))::integer as keys from ${file}`,
    );
    expect([rows, keys]).toEqual([4 * BLOCKS, 4 * BLOCKS]);
  });

  test("is held or not released where the manifest says so, else released", async () => {
    const statuses = await queried(
      sound,
      `select RELEASE_STATUS as status, count(*)::integer as rows from ${file} group by all order by all`,
    );
    expect(statuses).toEqual([
      { status: "HELD", rows: 2 },
      { status: "NOT_RELEASED", rows: BLOCKS },
      { status: "RELEASED", rows: 3 * BLOCKS - 2 },
    ]);
    const held = await queried(sound, `select * from ${file} where RELEASE_STATUS = 'HELD'`);
    expect(held).toEqual(
      ["by_ground", "by_stay"].map((TABLE_ID) => ({
        TIME_PERIOD: "2026-06",
        TABLE_ID,
        REF_AREA: "KU049",
        VINTAGE: SECOND,
        RELEASE_STATUS: "HELD",
      })),
    );
  });

  test("lies in the order of its key", async () => {
    const rows = await queried(
      sound,
      `select concat_ws(' ', TIME_PERIOD, TABLE_ID, REF_AREA, VINTAGE) as key from ${file}`,
    );
    const keys = rows.map((row) => textOf(row, "key"));
    expect(keys).toEqual(keys.toSorted());
  });
});

async function changed(select: string): Promise<readonly string[]> {
  const session = await shop.database.session();
  const [before, path] = [sound, copy].map((folder) => join(folder, "release_status.parquet"));
  // Not read where it is written: the engine would still know the file that lay there a moment before.
  await session.run(`create or replace temp table changed as ${select.replaceAll("$file", `'${before}'`)}`);
  rmSync(path!);
  await session.run(`copy changed to '${path}' (format parquet, compression zstd)`);
  session.close();
  return resigned();
}

/** What verification finds where whoever changed the snapshot wrote its hashes again. */
async function resigned(): Promise<readonly string[]> {
  rmSync(join(copy, "SHA256SUMS"));
  await writeChecksums(copy);
  return (await verify(copy, shop)).problems;
}

function changeManifest(change: (listed: readonly ReleasedVintage[]) => unknown): void {
  const path = join(copy, "manifest.json");
  const manifest: { releases: readonly ReleasedVintage[] } = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, JSON.stringify({ ...manifest, releases: change(manifest.releases) }));
}

const differing = (rows: number): readonly string[] => [
  `release_status.parquet: ${rows} rows that are not what manifest.json says`,
];

describe("a snapshot's verification", () => {
  test("finds no problem in a snapshot of which something is held and something was not released", async () => {
    expect(await verify(sound, shop)).toEqual({ ok: true, problems: [], notes: [] });
  });

  test.each([
    [
      "that calls a held block released",
      "select * replace (if(RELEASE_STATUS = 'HELD', 'RELEASED', RELEASE_STATUS) as RELEASE_STATUS) from $file",
      4,
    ],
    ["that lacks rows", "from $file where RELEASE_STATUS <> 'HELD'", 2],
    ["that has a row too many", `from $file union all (select * replace ('by_age' as TABLE_ID) from $file limit 1)`, 1],
    ["that has rows twice", "from $file union all (from $file limit 3)", 3],
    ["of another vintage", `select * replace (replace(VINTAGE, '-18T', '-19T') as VINTAGE) from $file`, 4 * BLOCKS],
    [
      "with a status that is none",
      "select * replace (if(RELEASE_STATUS = 'HELD', 'LATE', RELEASE_STATUS) as RELEASE_STATUS) from $file",
      4,
    ],
    [
      "without a status",
      "select * replace (if(RELEASE_STATUS = 'HELD', null, RELEASE_STATUS) as RELEASE_STATUS) from $file",
      4,
    ],
  ])("finds a file %s", async (_, select, rows) => {
    expect(await changed(select)).toEqual(differing(rows));
  });

  test.each([
    ["a column too many", "select *, 17 as persons from $file"],
    ["a column too few", "select * exclude (VINTAGE) from $file"],
    ["its columns in another order", "select RELEASE_STATUS, * exclude (RELEASE_STATUS) from $file"],
  ])("finds a file with %s", async (_, select) => {
    expect(await changed(select)).toEqual(["release_status.parquet: columns that are not those of the release status"]);
  });

  test("finds a manifest that does not say what the file says: a block less held, a month more worked on", async () => {
    changeManifest((listed) => listed.map((one) => ({ ...one, held: one.held.slice(0, 1) })));
    expect(await resigned()).toEqual(differing(2));
    changeManifest((listed) => listed.map((one) => ({ ...one, months: ["2026-05", "2026-06"], held: [] })));
    expect(await resigned()).toEqual(differing(4 + 2 * BLOCKS));
  });

  test("finds that the file is missing, or is none", async () => {
    writeFileSync(join(copy, "release_status.parquet"), "HELD");
    expect(await resigned()).toEqual(["release_status.parquet: missing or cannot be read"]);
    rmSync(join(copy, "release_status.parquet"));
    expect((await verify(copy, shop)).problems).toEqual([
      "release_status.parquet: missing",
      "release_status.parquet: named by manifest.json and missing",
      "release_status.parquet: missing or cannot be read",
    ]);
  });
});
