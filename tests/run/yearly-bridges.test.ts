import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NightReport } from "../../src/run/night-report.ts";
import { ALL_ROWS, headlines, openHouse } from "./house.ts";
import type { House } from "./house.ts";
import { deliverJobSearch, deliverPopulation, deliverRegister, deliverWages, PERSONS } from "./made-up-deliveries.ts";
import { countTables } from "../../pipelines/counts/index.ts";
import type { CountTable } from "../../src/count/count-declarations.ts";

const bridge = (report: NightReport): string => join(report.folder, "bridge.parquet");
const counts = (report: NightReport): string => join(report.folder, "counts.parquet");

/** Ids of tables in the order of the alphabet. */
const named = (tables: readonly CountTable[]): string =>
  tables
    .map(({ id }) => id)
    .toSorted()
    .join(" ");

describe("a country whose annual register arrives twice, main activity only the second time", () => {
  let house: House;
  /** Before main activity, with it while reports can still change the December, and when none can any more. */
  let before: NightReport;
  let open: NightReport;
  let after: NightReport;

  beforeAll(async () => {
    house = await openHouse("ingest: { settle_minutes: 0 }\n");
    await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
    await deliverWages(house.inbox(), "2025-02-15_TAX_INCOMES");
    await deliverJobSearch(house.inbox(), "2025-02-20_KEHA_Tyonhaku");
    await deliverRegister(house.inbox(), "2025-03-10_FOLK_perus", { mainActivity: false });
    await deliverRegister(house.inbox(), "2025-04-10_FOLK_perus", { mainActivity: true });
    await deliverWages(house.inbox(), "2026-02-15_TAX_INCOMES", "2026-01");
    before = await house.night({ cutoff: "2025-03-31T23:59" });
    open = await house.night({ cutoff: "2025-12-31T23:59" });
    after = await house.night();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("has a bridge as soon as main activity is there and the December is closed, not before", () => {
    expect([before, open, after].map(({ outcome }) => outcome)).toEqual(["published", "published", "published"]);
    expect([before, open, after].map((report) => existsSync(bridge(report)))).toEqual([false, false, true]);
  });

  it("keeps it for good: a later register, and a changed rule, change nothing in it", async () => {
    await deliverRegister(house.inbox(), "2026-03-10_FOLK_perus", { mainActivity: true, unemployed: true });
    const later = await house.night({
      pipeline: { ...headlines, protect: { ...headlines.protect, minimumPersons: 50 } },
    });
    expect(later).toMatchObject({ outcome: "published", knownAt: "2026-03-10T00:00" });
    expect(await house.rows(bridge(later), ALL_ROWS)).toEqual(await house.rows(bridge(after), ALL_ROWS));
  });

  it("had it not at the time, for whoever asks as of then", async () => {
    const then = await house.night({ cutoff: "2025-12-31T23:59" });
    expect(then).toMatchObject({ outcome: "unchanged", snapshot: open.snapshot });
    const again = await house.night({
      cutoff: "2025-12-31T23:59",
      pipeline: {
        ...headlines,
        indicators: { ...headlines.indicators, declarations: headlines.indicators.declarations.slice(1) },
      },
    });
    expect(again.outcome).toBe("published");
    expect(existsSync(bridge(again))).toBe(false);
    expect(await house.rows(counts(again), ALL_ROWS)).toEqual(await house.rows(counts(open), ALL_ROWS));
  });

  it("publishes counts in the bridge only as multiples of 10, and withholds what is small", async () => {
    const found = await house.rows(
      bridge(after),
      `select
         count_if(OBS_VALUE % 10 <> 0)::integer as exact,
         count_if(OBS_VALUE between 1 and 9)::integer as small,
         count_if(OBS_VALUE is null and OBS_STATUS = 'Q')::integer > 0 as withheld,
         count_if(OBS_VALUE is null and OBS_STATUS not in ('Q', 'L'))::integer as unexplained
       from read_parquet(getvariable('file')) where INDICATOR = 'PERSONS'`,
    );
    expect(found).toEqual([{ exact: 0, small: 0, withheld: true, unexplained: 0 }]);
  });

  it("sets the own status beside main activity, for the same people", async () => {
    const found = await house.rows(
      bridge(after),
      `select STATUS, MAIN_ACTIVITY, OBS_VALUE::integer as persons from read_parquet(getvariable('file'))
       where INDICATOR = 'PERSONS' and AGE = 'Y18T64' and BACKGROUND = '_T' and STATUS_ORDER in ('_Z', 'MONTHLY')
         and MAIN_ACTIVITY in ('11', '12', '_T') and STATUS in ('_T', 'EMPLOYED', 'UNEMPLOYED') and OBS_VALUE is not null
       order by all`,
    );
    expect(found).toEqual([
      { STATUS: "EMPLOYED", MAIN_ACTIVITY: "12", persons: 60 },
      { STATUS: "EMPLOYED", MAIN_ACTIVITY: "_T", persons: 180 },
      { STATUS: "UNEMPLOYED", MAIN_ACTIVITY: "12", persons: 60 },
      { STATUS: "UNEMPLOYED", MAIN_ACTIVITY: "_T", persons: 60 },
      { STATUS: "_T", MAIN_ACTIVITY: "11", persons: 120 },
      { STATUS: "_T", MAIN_ACTIVITY: "12", persons: 120 },
      { STATUS: "_T", MAIN_ACTIVITY: "_T", persons: PERSONS },
    ]);
  });

  it("shows what each state of knowledge changed: work, then backgrounds, and at last that all is final", async () => {
    const found = await house.rows(
      counts(after),
      `select VINTAGE, string_agg(distinct TABLE_ID, ' ' order by TABLE_ID) as tables, string_agg(distinct OBS_STATUS, '' order by OBS_STATUS) as statuses
       from read_parquet(getvariable('file')) group by VINTAGE order by VINTAGE`,
    );
    const all = named(countTables);
    // The others count persons only: they show nothing about work, and later only that they are withheld, as they were; of one the month before is missing.
    const withStatuses = named(countTables.filter(({ statusOrders }) => statusOrders.length > 0));
    expect(found).toEqual([
      { VINTAGE: "2025-01-20", tables: all, statuses: "LPQ" },
      { VINTAGE: "2025-02-20", tables: withStatuses, statuses: "PQ" },
      { VINTAGE: "2025-03-10", tables: "by_background by_generation by_ground by_stay", statuses: "PQ" },
      { VINTAGE: "2026-02-15", tables: withStatuses, statuses: "A" },
    ]);
    const manifest = JSON.parse(await readFile(join(after.folder, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ vintages: found.map((row) => row["VINTAGE"]) });
  });

  it("takes its backgrounds from the register once that is known", async () => {
    const found = await house.rows(
      counts(after),
      `select VINTAGE, BACKGROUND, OBS_VALUE as persons from read_parquet(getvariable('file'))
       where TABLE_ID = 'by_background' and REF_AREA = 'KU049' and SEX = '_T' and AGE = '_T' and MEASURE = 'PERSONS'
         and BACKGROUND in ('FOREIGN', 'FINNISH') and VINTAGE > '2025-03'
       order by all`,
    );
    expect(found).toEqual(
      ["2025-03-10", "2026-02-15"].flatMap((VINTAGE) => [
        { VINTAGE, BACKGROUND: "FINNISH", persons: PERSONS / 2 },
        { VINTAGE, BACKGROUND: "FOREIGN", persons: PERSONS / 2 },
      ]),
    );
  });
});
