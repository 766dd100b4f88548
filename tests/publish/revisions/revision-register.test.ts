import { cp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { observeReleases } from "../../../src/indicators/observe-releases.ts";
import type { Session } from "../../../src/database/database.ts";
import { parquetColumns } from "../../../src/publish/formats/read-tables.ts";
import { publishSnapshot } from "../snapshot/observe-and-publish.ts";
import type { Publication } from "../snapshot/observe-and-publish.ts";
import { REVISION_COLUMNS } from "../../../src/model/published-columns.ts";
import type { Revision } from "../../../src/publish/revisions/revision.ts";
import { revisionsWithin } from "../../../src/publish/revisions/revision-register.ts";
import { readComparedSnapshot } from "../../../src/publish/revisions/compared-snapshot.ts";
import type { ComparedSnapshot, Origins } from "../../../src/publish/revisions/compared-snapshot.ts";
import { revisionsJson, writeRevisions } from "../../../src/publish/revisions/write-revisions.ts";
import { madeUpRelease, workshop } from "../snapshot/made-up-release.ts";
import type { Workshop } from "../snapshot/made-up-release.ts";
import { comparing } from "./made-up-snapshots.ts";
import { TOTALS } from "../../../src/model/dictionary.ts";

let shop: Workshop;
let session: Session;
let older: Publication;
let newer: Publication;

const VINTAGES = ["2026-09-17T00:00", "2026-10-17T00:00"] as const;

const publish = async (vintage: string): Promise<Publication> =>
  publishSnapshot({ output: shop.output, ...(await madeUpRelease(shop, { vintage })) }, shop);

beforeAll(async () => {
  shop = await workshop();
  session = await shop.database.session();
  older = await publish(VINTAGES[0]);
  newer = await publish(VINTAGES[1]);
});
afterAll(async () => {
  session.close();
  await shop.remove();
});

/** A snapshot's counts of two vintages, at which a number changed. */
async function ofTwoVintages(): Promise<ComparedSnapshot> {
  const [one, two] = [
    await readComparedSnapshot(older.folder, session),
    await readComparedSnapshot(newer.folder, session),
  ];
  const counts = join(shop.folder, "two-vintages.parquet");
  const changed = "* replace (if(MEASURE = 'PERSONS', OBS_VALUE + 100, OBS_VALUE) as OBS_VALUE)";
  await session.run(
    `copy (select * from read_parquet('${one.counts}') union all select ${changed} from read_parquet('${two.counts}')
     order by all) to '${counts}' (format parquet)`,
  );
  const { observations } = await comparing(session).observe([counts], session, two.origins);
  return { ...two, counts, observations };
}

/** Espoo's backgrounds of June, which were held at the first vintage and released at the second. */
const HELD = "TABLE_ID = 'by_background' and REF_AREA = 'KU049' and TIME_PERIOD = '2026-06'";

const releases: Origins["releases"] = [
  {
    vintage: VINTAGES[0],
    months: ["2026-05", "2026-06"],
    held: [{ month: "2026-06", table: "by_background", areas: ["KU049"] }],
  },
  { vintage: VINTAGES[1], months: ["2026-05", "2026-06"], held: [] },
];

/** A snapshot's counts of two vintages, of which a block was released at the second alone. */
async function releasedLater(): Promise<ComparedSnapshot> {
  const [one, two] = [
    await readComparedSnapshot(older.folder, session),
    await readComparedSnapshot(newer.folder, session),
  ];
  const counts = join(shop.folder, "released-later.parquet");
  const kept = `* replace (if(${HELD}, null, OBS_VALUE) as OBS_VALUE, if(${HELD}, 'Q', OBS_STATUS) as OBS_STATUS)`;
  await session.run(
    `copy (select ${kept} from read_parquet('${one.counts}') union all select * from read_parquet('${two.counts}') where ${HELD}
     order by all) to '${counts}' (format parquet)`,
  );
  const origins = { ...two.origins, releases };
  const { observations } = await comparing(session).observe([counts], session, origins);
  return { origins, counts, observations };
}

/** The register of a snapshot of two vintages. */
async function registered(snapshot: ComparedSnapshot) {
  const { counts, origins } = snapshot;
  const source = { counts: [counts], facts: origins, whole: "C6", vintages: VINTAGES, folder: shop.folder, session };
  const { before } = await observeReleases(source, comparing(session).observe);
  return revisionsWithin(snapshot, before, comparing(session));
}

describe("the register", () => {
  it("of the first vintage is empty, and every observation has _Z", async () => {
    const snapshot = await readComparedSnapshot(older.folder, session);
    const register = await revisionsWithin(snapshot, null, comparing(session));
    expect(register).toMatchObject({ rows: [], summary: { against: null, by_delay: [] } });
    expect(new Set(snapshot.observations.map(register.codeOf))).toEqual(new Set(["_Z"]));
  });

  it("is against the snapshot's own counts as of the vintage before, and leaves no file", async () => {
    const snapshot = await ofTwoVintages();
    const { rows, summary, codeOf } = await registered(snapshot);
    expect(summary.against).toBe(VINTAGES[0]);
    // More residents and as many at work: only rates of persons fall.
    const changed = rows.filter(({ DELTA }) => DELTA !== null);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter(({ DELTA }) => DELTA === 0)).toEqual([]);
    const revised = snapshot.observations.filter((row) => codeOf(row) !== "_Z");
    expect(revised).toHaveLength(rows.length);
    expect((await readdir(shop.folder)).filter((name) => name.startsWith("counts_until"))).toEqual([]);
  });
});

/** What changed of the unemployment rate since the first vintage. */
const revised = async (snapshot: ComparedSnapshot) => {
  const { rows } = await registered(snapshot);
  return rows.filter((row) => row.INDICATOR === "unemployment_rate_18_64");
};

describe("a block that was released at the newest vintage first", () => {
  it("was not collected at the vintage before, as far as was known then", async () => {
    const rows = await revised(await releasedLater());
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map((row) => `${row.REF_AREA} ${row.TIME_PERIOD} ${row.OLD_STATUS}`))).toEqual(
      new Set(["KU049 2026-06 L"]),
    );
    expect(rows.some(({ NEW_VALUE }) => NEW_VALUE !== null)).toBe(true);
  });

  it("was withheld where nobody says that it was held", async () => {
    const snapshot = await releasedLater();
    const rows = await revised({ ...snapshot, origins: { ...snapshot.origins, releases: [] } });
    expect(new Set(rows.map(({ OLD_STATUS }) => OLD_STATUS))).toEqual(new Set(["Q"]));
  });
});

describe("a folder that is compared", () => {
  it("must be a snapshot with its tables", async () => {
    await expect(readComparedSnapshot(shop.folder, session)).rejects.toMatchObject({ exitCode: 2 });
    const copy = join(shop.folder, "half", older.id);
    await cp(older.folder, copy, { recursive: true });
    await rm(join(copy, "counts.parquet"));
    await expect(readComparedSnapshot(copy, session)).rejects.toThrow("a table is missing");
    await writeFile(join(copy, "counts.parquet"), "");
    await session.run(`copy (select 1 as x) to '${join(copy, "observations.parquet")}' (format parquet)`);
    await expect(readComparedSnapshot(copy, session)).rejects.toThrow("other columns");
  });
});

const revision = (given: Partial<Revision>): Revision => ({
  DATAFLOW: "TILANNEKUVA",
  FREQ: "M",
  REF_AREA: "KU049",
  INDICATOR: "population",
  ...TOTALS,
  STATUS_ORDER: "_Z",
  TIME_PERIOD: "2026-06",
  OLD_VALUE: 120,
  NEW_VALUE: null,
  DELTA: null,
  UNIT_MEASURE: "PERS",
  OLD_STATUS: "P",
  NEW_STATUS: "Q",
  OLD_DELAY: 1,
  NEW_DELAY: 2,
  CAUSE: "protection",
  ...given,
});

const read = (file: string) => session.rows("select * from read_parquet(getvariable('file'))", { file });

describe("the rows as a file", () => {
  it("are typed columns in the order of the key, whichever order they came in, and leave no draft", async () => {
    const folder = join(shop.folder, "rows");
    await cp(older.folder, folder, { recursive: true });
    const [one, two] = [revision({}), revision({ REF_AREA: "C6", NEW_VALUE: 130.5, DELTA: 10.5, NEW_STATUS: "P" })];
    for (const [name, rows] of [
      ["a.parquet", [one, two]],
      ["b.parquet", [two, one]],
    ] as const)
      await writeRevisions(rows, { file: join(folder, name), session });
    expect(await read(join(folder, "a.parquet"))).toEqual([two, one]);
    expect(await readFile(join(folder, "b.parquet"))).toEqual(await readFile(join(folder, "a.parquet")));
    expect((await readdir(folder)).filter((name) => name.endsWith(".parquet.csv"))).toEqual([]);
  });

  it("are an empty table with its columns where nothing changed", async () => {
    const file = join(shop.folder, "empty.parquet");
    await writeRevisions([], { file, session });
    expect(await read(file)).toEqual([]);
    expect(await parquetColumns(file, session)).toEqual(REVISION_COLUMNS);
  });

  it("are columns and rows as JSON", () => {
    const text = [...revisionsJson([revision({})])].join("");
    const { columns, rows }: { columns: string[]; rows: unknown[][] } = JSON.parse(text);
    expect(columns).toEqual(REVISION_COLUMNS);
    expect(Object.fromEntries(columns.map((column, index) => [column, rows[0]?.[index]]))).toEqual(revision({}));
    expect(JSON.parse([...revisionsJson([])].join(""))).toEqual({ columns, rows: [] });
  });
});
