import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allCities } from "../../pipelines/cities.ts";
import { bridgeTableOf } from "../../pipelines/counts/bridge.ts";
import { protection } from "../../pipelines/protection.ts";
import { bridgeYear } from "../../src/count/count-bridge.ts";
import { protectBridge } from "../../src/protect/protect-bridge.ts";
import type { StepResult } from "../../src/database/step.ts";
import { sha256OfFile } from "../../src/lib/files.ts";
import { openPlace } from "../count/country.ts";
import type { Place } from "../count/country.ts";

describe("the bridge to the annual register", () => {
  let place: Place;
  let bridge: StepResult;
  let published: StepResult;

  beforeAll(async () => {
    place = await openPlace();
    const personMonth = await place.personMonth({ persons: 20_000, seed: 12, payers: 900 });
    const path = join(place.context.store, "main_activity.parquet");
    // Every 20th person is missing from the register, every 10th of the others is employed there whatever their own status.
    await place.context.session.run(
      `copy (
         select person_id, unnest([2023, 2024]) as year,
           case when i % 10 = 3 then '11' when status_annual = 'employed' then '11' when status_annual = 'unemployed' then '12' else '22' end
             as main_activity_code
         from (select *, right(person_id, 6)::integer as i from read_parquet(getvariable('people')))
         where i % 20 <> 0 order by all
       ) to (getvariable('output')) (format parquet)`,
      { people: [personMonth.path], output: path },
    );
    const mainActivity = { path, sha256: await sha256OfFile(path) };
    bridge = await bridgeYear(
      { personMonth, mainActivity, year: 2024, table: bridgeTableOf(allCities) },
      place.context,
    );
    published = await protectBridge(
      { bridge, year: 2024, rules: protection, obsStatus: "A", vintage: "2026-01-26T00:00" },
      place.context,
    );
  });
  afterAll(() => place.close());

  it("counts each person with an activity on record once, and those without apart", async () => {
    const found = await place.rows(
      `select
         sum(persons) filter (TABLE_ID not in ('bridge:_T', 'bridge:UNKNOWN'))::integer
           - sum(persons) filter (TABLE_ID = 'bridge:_T')::integer as left_over,
         sum(persons) filter (TABLE_ID = 'bridge:UNKNOWN') > 0 as some_unknown
       from read_parquet(getvariable('file')) where BACKGROUND = '_T' and MEASURE = 'PERSONS' group by AGE`,
      bridge,
    );
    expect(found).toEqual([
      { left_over: 0, some_unknown: true },
      { left_over: 0, some_unknown: true },
    ]);
  });

  it("publishes the matrix rounded, its small cells withheld", async () => {
    const found = await place.context.session.rows(
      `select
         count(OBS_VALUE)::integer > 0 as shown,
         count_if(OBS_VALUE is null)::integer > 0 as withheld,
         count_if(OBS_VALUE % 10 <> 0 or (OBS_VALUE is not null and (persons < 10 or base - persons < 10)))::integer as wrong
       from read_parquet(getvariable('published'))
       join (
         select *, replace(TABLE_ID, 'bridge:', '') as MAIN_ACTIVITY, if(MEASURE = 'PERSONS', '_T', MEASURE) as STATUS
         from read_parquet(getvariable('counts'))
       ) using (REF_AREA, TIME_PERIOD, AGE, BACKGROUND, STATUS_ORDER, MAIN_ACTIVITY, STATUS)
       where INDICATOR = 'PERSONS'`,
      { published: [published.path], counts: [bridge.path] },
    );
    expect(found).toEqual([{ shown: true, withheld: true, wrong: 0 }]);
  });

  it("puts the rates of both sources side by side, each recomputed from the published counts", async () => {
    const rows = await place.rows(
      `select * from read_parquet(getvariable('file')) where AGE = 'Y18T64' and BACKGROUND = '_T'`,
      published,
    );
    const value = (where: Readonly<Record<string, string>>): number => {
      const row = rows.find((each) => Object.entries(where).every(([column, text]) => each[column] === text));
      return Number(row?.["OBS_VALUE"]);
    };
    const matrix = { INDICATOR: "PERSONS" };
    const everybody = value({ ...matrix, STATUS: "_T", MAIN_ACTIVITY: "_T" });
    const own = value({ ...matrix, STATUS: "EMPLOYED", MAIN_ACTIVITY: "_T", STATUS_ORDER: "MONTHLY" });
    const registered = value({ ...matrix, STATUS: "_T", MAIN_ACTIVITY: "11" });
    const unemployed = value({ ...matrix, STATUS: "_T", MAIN_ACTIVITY: "12" });
    const rate = { INDICATOR: "EMPLOYMENT_RATE" };
    expect(value({ ...rate, SOURCE: "OWN_STATUS", STATUS_ORDER: "MONTHLY" })).toBeCloseTo((100 * own) / everybody, 1);
    expect(value({ ...rate, SOURCE: "MAIN_ACTIVITY" })).toBeCloseTo((100 * registered) / everybody, 1);
    expect(value({ INDICATOR: "UNEMPLOYMENT_RATE", SOURCE: "MAIN_ACTIVITY" })).toBeCloseTo(
      (100 * unemployed) / (registered + unemployed),
      1,
    );
  });
});
