import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NightReport } from "../../src/run/night.ts";
import { openHouse } from "./house.ts";
import type { House } from "./house.ts";
import { deliverJobSearch, deliverPopulation, deliverRegister, deliverWages, PERSONS } from "./made-up-deliveries.ts";

const bridge = (report: NightReport): string => join(report.folder, "bridge.parquet");
const counts = (report: NightReport): string => join(report.folder, "counts.parquet");

describe("a country whose annual register arrives twice, main activity only the second time", () => {
  let house: House;
  let before: NightReport;
  let after: NightReport;

  beforeAll(async () => {
    house = await openHouse("ingest: { settle_minutes: 0 }\n");
    await deliverPopulation(house.inbox(), "2025-01-20_FOLK_ENHEN");
    await deliverWages(house.inbox(), "2025-02-15_TAX_INCOMES");
    await deliverJobSearch(house.inbox(), "2025-02-20_KEHA_Tyonhaku");
    await deliverRegister(house.inbox(), "2025-03-10_FOLK_perus", { mainActivity: false });
    await deliverRegister(house.inbox(), "2025-04-10_FOLK_perus", { mainActivity: true });
    before = await house.night({ cutoff: "2025-03-31T23:59" });
    after = await house.night();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  it("has a bridge as soon as main activity is there, not before", () => {
    expect([before.outcome, after.outcome]).toEqual(["published", "published"]);
    expect(existsSync(bridge(before))).toBe(false);
    expect(existsSync(bridge(after))).toBe(true);
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

  it("keeps a state of knowledge for each month since the first wages, each with every table", async () => {
    const found = await house.rows(
      counts(after),
      `select VINTAGE, string_agg(distinct TABLE_ID, ' ' order by TABLE_ID) as tables
       from read_parquet(getvariable('file')) group by VINTAGE order by VINTAGE`,
    );
    const all = "by_background by_generation by_ground by_language by_stay";
    expect(found).toEqual([
      { VINTAGE: "2025-02-20", tables: all },
      { VINTAGE: "2025-03-10", tables: all },
      { VINTAGE: "2025-04-10", tables: all },
    ]);
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
      ["2025-03-10", "2025-04-10"].flatMap((VINTAGE) => [
        { VINTAGE, BACKGROUND: "FINNISH", persons: PERSONS / 2 },
        { VINTAGE, BACKGROUND: "FOREIGN", persons: PERSONS / 2 },
      ]),
    );
  });
});
