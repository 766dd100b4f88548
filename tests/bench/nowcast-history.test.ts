import { readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrivalsOf } from "../../bench/nowcast/arrivals.ts";
import { NOWCAST_LIMITS } from "../../bench/nowcast/forecasts.ts";
import type { Forecast } from "../../bench/nowcast/forecasts.ts";
import { FROM, filesIn } from "../../bench/nowcast/given.ts";
import type { GivenHistory, HistoryFiles } from "../../bench/nowcast/given.ts";
import { makeHistory } from "../../bench/nowcast/make-history.ts";
import { A_YEAR, evaluateHistory } from "../../bench/nowcast/standing.ts";
import { shocksIn } from "../../bench/nowcast/shocked.ts";
import { openDatabase } from "../../src/database/database.ts";
import type { Database, Row, Session } from "../../src/database/database.ts";
import { addMonths } from "../../src/lib/months.ts";
import { temporaryFolder } from "../../src/lib/temporary.ts";
import type { TemporaryFolder } from "../../src/lib/temporary.ts";
import { madeUp, writeCounts } from "../indicators/made-up-counts.ts";
import type { MadeUpCount } from "../indicators/made-up-counts.ts";
import { CELL_COLUMNS } from "../../src/model/lineage.ts";

let place: TemporaryFolder;
let database: Database;
let session: Session;
beforeAll(async () => {
  place = await temporaryFolder();
  database = await openDatabase({ temporary: join(place.path, "spill"), folders: [place.path] });
  session = await database.session();
});
afterAll(async () => {
  session.close();
  database.close();
  await place[Symbol.asyncDispose]();
});

const rows = (sql: string, file: string): Promise<readonly Row[]> => session.rows(sql, { file });

const GIVEN: GivenHistory = {
  persons: 2000,
  from: FROM,
  months: 3,
  seed: 7,
  jobSearch: "yearly",
  delivered: "monthly",
  shocks: [{ kind: "late_payers", month: "2024-10", share: 0.2 }],
  tables: "headline",
  audited: "none",
};

describe("a history that is made", () => {
  let files: HistoryFiles;
  beforeAll(async () => {
    files = await makeHistory(GIVEN, join(place.path, "made"), () => undefined);
  });

  it("has a vintage for every month, and leaves nothing of the way there", async () => {
    const months = await rows(
      "select VINTAGE as vintage, max(TIME_PERIOD) as newest from read_parquet(getvariable('file')) group by all order by all",
      files.counts,
    );
    expect(months.map((row) => row["newest"])).toEqual(["2024-09", "2024-10", "2024-11"]);
    expect(readdirSync(join(place.path, "made")).toSorted()).toEqual([
      "counts.parquet",
      "given.json",
      "reconstructed.parquet",
      "releases.json",
      "shocks.json",
      "sources.json",
      "truth.parquet",
    ]);
  });

  it("knows what was worked on at every vintage, and what its shocks turned out to be", async () => {
    expect(JSON.parse(readFileSync(files.releases, "utf8"))).toMatchObject([
      { months: ["2024-09"], held: [] },
      { months: ["2024-09", "2024-10"], held: [] },
      { months: ["2024-09", "2024-10", "2024-11"], held: [] },
    ]);
    const [shock] = await shocksIn(files.shocks);
    expect(shock).toMatchObject({ kind: "late_payers", month: "2024-10" });
    expect(shock!.realised["missing_at_first_share"]).toBeGreaterThan(0);
  });

  it("publishes the population as it truly was, rounded", async () => {
    const persons =
      "select OBS_VALUE as persons from read_parquet(getvariable('file')) where REF_AREA = 'C6' and SEX = '_T' and AGE = '_T' " +
      "and BACKGROUND = '_T' and MEASURE = 'PERSONS' and TIME_PERIOD = '2024-09' order by VINTAGE";
    const [published] = await rows(persons, files.counts);
    const [truth] = await rows(persons, files.truth);
    expect(Number(truth?.["persons"])).toBeGreaterThan(1500);
    expect(Math.abs(Number(published?.["persons"]) - Number(truth?.["persons"]))).toBeLessThanOrEqual(5);
  });

  it("has the columns of a snapshot's counts, its truth too", async () => {
    const describeFile = "describe select * from read_parquet(getvariable('file'))";
    const named = async (file: string) => (await rows(describeFile, file)).map((row) => row["column_name"]);
    expect(await named(files.counts)).toEqual(COLUMNS);
    expect(await named(files.truth)).toEqual(COLUMNS);
  });

  it("is found again, and is not taken for another's", async () => {
    const before = statSync(files.counts).mtimeMs;
    await makeHistory(GIVEN, join(place.path, "made"), () => undefined);
    expect(statSync(files.counts).mtimeMs).toBe(before);
    const other = { ...GIVEN, seed: 8 };
    await expect(makeHistory(other, join(place.path, "made"), () => undefined)).rejects.toThrow(/another country/);
  });
});

it("a first load has one vintage with all its months, here an audited one, later than today", async () => {
  const said: string[] = [];
  const load: GivenHistory = { ...GIVEN, from: "2077-09", shocks: [], delivered: "at_once", audited: "all" };
  const files = await makeHistory(load, join(place.path, "load"), (text) => said.push(text));
  expect(said.filter((text) => text.startsWith("as known at"))).toEqual(["as known at 2078-01-26, audited"]);
  expect(JSON.parse(readFileSync(files.releases, "utf8"))).toMatchObject([
    { months: ["2077-09", "2077-10", "2077-11"] },
  ]);
  const months = "select distinct TIME_PERIOD as month from read_parquet(getvariable('file')) order by month";
  expect((await rows(months, files.counts)).map(({ month }) => month)).toEqual(["2077-09", "2077-10", "2077-11"]);
});

const COLUMNS = [...CELL_COLUMNS, "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "VINTAGE"];

const MONTHS = Array.from({ length: 14 }, (_, index) => addMonths("2024-01", index));

const vintageOf = (month: string, delay: number): string => `${addMonths(month, 2 + delay)}-15`;

/** True persons of a group in a month. */
const TRUE = {
  FOREIGN: { EMPLOYED: 30_000, UNEMPLOYED: 6000 },
  FINNISH: { EMPLOYED: 90_000, UNEMPLOYED: 9000 },
} as const;

/** Of the employed in per cent at the first delivery and the two after it. */
const ARRIVED = { FOREIGN: [88, 95, 100], FINNISH: [92, 98, 100] } as const;

const cellsOf = (month: string, arrivedAt: (background: "FOREIGN" | "FINNISH") => number, vintage: string) =>
  (["FOREIGN", "FINNISH"] as const).flatMap((BACKGROUND) =>
    (["EMPLOYED", "UNEMPLOYED"] as const).map((MEASURE) => {
      const share = MEASURE === "EMPLOYED" ? arrivedAt(BACKGROUND) : 100;
      const OBS_VALUE = (TRUE[BACKGROUND][MEASURE] * share) / 100;
      return madeUp({
        REF_AREA: "C6",
        TIME_PERIOD: month,
        BACKGROUND,
        MEASURE,
        OBS_VALUE,
        OBS_STATUS: "P",
        VINTAGE: vintage,
      });
    }),
  );

const last = vintageOf(MONTHS.at(-1)!, 0);

const published: readonly MadeUpCount[] = MONTHS.flatMap((month) =>
  [0, 1, 2]
    .filter((delay) => vintageOf(month, delay) <= last)
    .flatMap((delay) => cellsOf(month, (background) => ARRIVED[background][delay]!, vintageOf(month, delay))),
);

async function madeUpHistory(name: string, counts: readonly MadeUpCount[]): Promise<HistoryFiles> {
  const files = filesIn(join(place.path, name));
  await mkdir(dirname(files.counts), { recursive: true });
  await writeCounts(session, files.counts, counts);
  await writeCounts(
    session,
    files.truth,
    MONTHS.flatMap((month) => cellsOf(month, () => 100, "true")),
  );
  const sources = MONTHS.map((month) => ({ vintage: vintageOf(month, 0), month, source: "job_search" }));
  await writeFile(files.sources, JSON.stringify(sources));
  await writeFile(files.releases, "[]");
  return files;
}

const standing = { seed: 7, breaks: [], nowcastLimits: NOWCAST_LIMITS };

const evaluated = async (name: string, counts: readonly MadeUpCount[], before: number) =>
  evaluateHistory({ ...standing, history: await madeUpHistory(name, counts), before, folder: place.path }, session);

const forecasts = async (name: string, counts: readonly MadeUpCount[]): Promise<readonly Forecast[]> =>
  (await evaluated(name, counts, A_YEAR)).forecasts;

const gap = ({ indicator }: Forecast): boolean => indicator === "unemployment_gap_18_64";

const beforeLast = (all: readonly Forecast[]): readonly Forecast[] => all.filter(({ vintage }) => vintage < last);

describe("forecasts", () => {
  it("are made from the thirteenth vintage on, of the newest months", async () => {
    const made = (await forecasts("newest", published)).filter(gap);
    expect(made.map(({ month, delay, vintage }) => [vintage, delay, month])).toEqual(
      [MONTHS[12]!, MONTHS[13]!].flatMap((month) =>
        [0, 1, 2, 3, 6].map((delay) => [vintageOf(month, 0), delay, addMonths(month, -delay)]),
      ),
    );
  });

  it("stand beside the truth, what was published, and the year before", async () => {
    const made = (await forecasts("beside", published)).filter(gap);
    const { truth, naive, lastYear, lastFinal, source } = made.find(
      ({ delay, month }) => delay === 0 && month === MONTHS[13],
    )!;
    expect(truth).toBeCloseTo(100 * (6000 / 36_000 - 9000 / 99_000));
    // 6000 of 32 400 and 9000 of 91 800: as counted from the first delivery.
    expect(naive).toBe(8.7);
    expect(lastYear).toBe(7.6);
    // The month before the one three deliveries ago: its counts had not moved at three.
    expect(lastFinal).toBe(7.6);
    expect(source).toBe("job_search");
  });

  it("are of the evaluated nights: all but so many of the first", async () => {
    const { nights } = await evaluated("nights", published, A_YEAR + 1);
    expect(nights).toEqual([{ seed: 7, vintage: last, month: MONTHS[13] }]);
  });

  it("do not know what was published later", async () => {
    const changed = published.map((count) =>
      count.VINTAGE === last && count.OBS_VALUE !== null ? { ...count, OBS_VALUE: count.OBS_VALUE * 2 } : count,
    );
    const made = beforeLast(await forecasts("known", published));
    expect(made.length).toBeGreaterThan(0);
    expect(beforeLast(await forecasts("changed", changed))).toEqual(made);
  });
});

it("what has arrived is a share of the truth, by background and delay", async () => {
  const arrivals = await arrivalsOf(await madeUpHistory("arrivals", published), session);
  const employed = arrivals.filter(({ measure, background }) => measure === "EMPLOYED" && background === "FOREIGN");
  expect(employed.map(({ delay, mean, months, source }) => [delay, mean, months, source])).toEqual([
    [0, 88, 14, "wages"],
    [1, 95, 13, "wages"],
    [2, 100, 12, "wages"],
    [3, 100, 11, "wages"],
    [6, 100, 8, "wages"],
  ]);
  expect(arrivals.filter(({ measure }) => measure === "UNEMPLOYED").map(({ source }) => source)).toEqual(
    Array.from({ length: 10 }, () => "job_search"),
  );
});
