import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Area } from "../../src/count/count-declarations.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Database, Session } from "../../src/database/database.ts";
import { textOf } from "../../src/database/row.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { mergedCounts } from "../../src/merge/merged-counts.ts";
import { mergedReleases } from "../../src/merge/merged-releases.ts";
import type { CityReleases, MergePlan } from "../../src/merge/merged-releases.ts";
import { TOTALS } from "../../src/model/dictionary.ts";
import { CELL_COLUMNS } from "../../src/model/lineage.ts";

const [FIRST, BETWEEN, SECOND] = ["2026-07-31", "2026-08-15", "2026-08-31"];
const MONTH = "2026-06";
const names = { fi: "A", sv: "A", en: "A" };
const areas: readonly Area[] = [
  { code: "A", names, cities: ["A"] },
  { code: "B", names, cities: ["B"] },
  { code: "C2", names, cities: ["A", "B"], members: ["A", "B"] },
];

/** A published count: its vintage, and its value or the status that it has instead. */
type Published = readonly [vintage: string, content: number | "Q" | "L"];

let base: TemporaryFolder;
let database: Database;
let session: Session;
let made = 0;

beforeAll(async () => {
  base = await temporaryFolder();
  database = await openDatabase({ temporary: join(base.path, "engine"), folders: [base.path] });
  session = await database.session();
});
afterAll(async () => {
  session.close();
  database.close();
  await base[Symbol.asyncDispose]();
});

const COLUMNS = [...CELL_COLUMNS, "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "VINTAGE", "OBS_VALUE"].join(", ");

/** counts.parquet of a city with a single count. */
async function countsOf(area: string, published: readonly Published[], order: string): Promise<string> {
  const file = join(base.path, `${(made += 1)}.parquet`);
  const measure = order === "_Z" ? "PERSONS" : "EMPLOYED";
  const cell = { ...TOTALS, TABLE_ID: "by_background", REF_AREA: area, TIME_PERIOD: MONTH, STATUS_ORDER: order };
  const codes = { ...cell, MEASURE: measure, SEX: "_T", AGE: "_T" };
  const values = published.map(([vintage, content]) => {
    const status = typeof content === "number" ? "P" : content;
    const texts = [...CELL_COLUMNS.map((column) => codes[column]), status, status === "Q" ? "C" : "F", "PERS", vintage];
    return `(${texts.map((text) => `'${text}'`).join(", ")}, ${typeof content === "number" ? content : "null"}::integer)`;
  });
  await session.run(
    `copy (select * from (values ${values.join(", ")}) as made(${COLUMNS})) to '${file}' (format parquet)`,
  );
  return file;
}

const released = (vintages: readonly string[]): CityReleases["releases"] =>
  vintages.map((vintage) => ({ vintage, months: [MONTH], closed: [], held: [] }));

interface MadeUpCity {
  readonly counts: readonly Published[];
  readonly releases?: CityReleases["releases"];
  readonly sources?: CityReleases["sources"];
}

/** The merged counts as `area vintage content`, in their order. */
async function merged(cities: Readonly<Record<string, MadeUpCity>>, order = "_Z"): Promise<readonly string[]> {
  const plan: MergePlan = {
    cities: Object.entries(cities).map(([area, { releases = released([FIRST, SECOND]), sources = [] }]) => ({
      area,
      releases,
      sources,
    })),
    cutoffs: [FIRST, SECOND],
    areas,
    total: areas[2]!,
    tables: ["by_background"],
  };
  const counts = await Promise.all(Object.entries(cities).map(([area, one]) => countsOf(area, one.counts, order)));
  const folder = join(base.path, `merged-${(made += 1)}`);
  await mkdir(folder);
  const files = await mergedCounts({ counts, folder, plan, releases: mergedReleases(plan) }, session);
  const rows = await session.rows(
    `select concat_ws(' ', REF_AREA, VINTAGE, coalesce(OBS_VALUE::varchar, OBS_STATUS), CONF_STATUS) as line
     from read_parquet(getvariable('files')) order by REF_AREA, VINTAGE`,
    { files: files.map(({ path }) => path) },
  );
  return rows.map((row) => textOf(row, "line"));
}

const totalIn = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.startsWith("C2"));

describe("merged counts", () => {
  it("are the cities' own, and their sum where it changed", async () => {
    const a = { counts: [[FIRST, 100]] as const };
    const b = {
      counts: [
        [FIRST, 20],
        [SECOND, 30],
      ] as const,
    };
    expect(await merged({ A: a, B: b })).toEqual([
      `A ${FIRST} 100 F`,
      `B ${FIRST} 20 F`,
      `B ${SECOND} 30 F`,
      `C2 ${FIRST} 120 F`,
      `C2 ${SECOND} 130 F`,
    ]);
  });

  it("have a change between two common vintages at the later one, and one that was taken back not at all", async () => {
    const a = {
      counts: [
        [FIRST, 100],
        [BETWEEN, 110],
      ] as const,
    };
    const b = {
      counts: [
        [FIRST, 20],
        [BETWEEN, 30],
        [SECOND, 20],
      ] as const,
    };
    expect(await merged({ A: a, B: b })).toEqual([
      `A ${FIRST} 100 F`,
      `A ${SECOND} 110 F`,
      `B ${FIRST} 20 F`,
      `C2 ${FIRST} 120 F`,
      `C2 ${SECOND} 130 F`,
    ]);
  });

  it("withhold the sum where a city withholds, and have none where a city's is not collected", async () => {
    const a = { counts: [[FIRST, 100]] as const };
    expect(totalIn(await merged({ A: a, B: { counts: [[FIRST, "Q"]] } }))).toEqual([`C2 ${FIRST} Q C`]);
    expect(totalIn(await merged({ A: a, B: { counts: [[FIRST, "L"]] } }))).toEqual([`C2 ${FIRST} L F`]);
    expect(totalIn(await merged({ A: { counts: [[FIRST, "Q"]] }, B: { counts: [[FIRST, "L"]] } }))).toEqual([
      `C2 ${FIRST} L F`,
    ]);
  });

  it("have no sum before every city has a count, nor without a city", async () => {
    const a = { counts: [[FIRST, 100]] as const };
    expect(totalIn(await merged({ A: a, B: { counts: [[SECOND, 20]] } }))).toEqual([`C2 ${SECOND} 120 F`]);
    expect(totalIn(await merged({ A: a }))).toEqual([]);
  });

  it("keep the sum where a city's block is held: no sum is of two times", async () => {
    const held = [{ month: MONTH, table: "by_background", areas: ["B"] }];
    const releases = [...released([FIRST]), { ...released([SECOND])[0]!, held }];
    const a = {
      counts: [
        [FIRST, 100],
        [SECOND, 200],
      ] as const,
    };
    expect(totalIn(await merged({ A: a, B: { counts: [[FIRST, 20]], releases } }))).toEqual([`C2 ${FIRST} 120 F`]);
  });

  it("have no sum of statuses from different sources; residents have one", async () => {
    const since = (source: string) => [{ vintage: FIRST, month: MONTH, source }];
    const a = { counts: [[FIRST, 100]] as const, sources: since("benefits") };
    const b = { counts: [[FIRST, 20]] as const, sources: since("job_search") };
    expect(totalIn(await merged({ A: a, B: b }, "MONTHLY"))).toEqual([`C2 ${FIRST} L F`]);
    expect(totalIn(await merged({ A: a, B: b }))).toEqual([`C2 ${FIRST} 120 F`]);
  });
});
