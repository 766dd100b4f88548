import { assert, asyncProperty, integer, nat, record } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ageGroups } from "../../pipelines/ages.ts";
import { areas } from "../../pipelines/cities.ts";
import { countTables } from "../../pipelines/counts/index.ts";
import { protection } from "../../pipelines/protection.ts";
import { gridParameters } from "../../src/count/parameters.ts";
import type { Artifact } from "../../src/database/step.ts";
import { protectMonth } from "../../src/protect/protect-month.ts";
import { openPlace } from "../count/country.ts";
import type { Invented, Place } from "../count/country.ts";

const grid = gridParameters({ tables: countTables, areas, ages: ageGroups });

/**
 * Unemployed of the backgrounds in every area, from the persons themselves, beside what is published of them. `few` have too few persons
 * or payers and are shown; `told` are shown although those of the other order are withheld for their payers.
 */
const shownUnemployed = `
with people as (
  select ref_area, background, benefit_payer, status_monthly as status, 'MONTHLY' as STATUS_ORDER from read_parquet(getvariable('people'))
  union all
  select ref_area, background, benefit_payer, status_annual, 'ANNUAL' from read_parquet(getvariable('people'))
),
true_counts as (
  select
    unnest(['C6', 'C6', ref_area, ref_area]) as REF_AREA, unnest(['_T', upper(background), '_T', upper(background)]) as BACKGROUND,
    STATUS_ORDER, benefit_payer
  from people
  where status = 'unemployed'
),
cells as (
  select REF_AREA, BACKGROUND, STATUS_ORDER, count(*) as persons, count(distinct benefit_payer) as payers from true_counts group by all
),
published as (
  select REF_AREA, BACKGROUND, STATUS_ORDER, OBS_VALUE from read_parquet(getvariable('published'))
  where TABLE_ID = 'by_background' and MEASURE = 'UNEMPLOYED' and SEX = '_T' and AGE = '_T'
),
both_orders as (
  select REF_AREA, BACKGROUND, count(OBS_VALUE) as shown, bool_or(persons >= 10 and payers < 3) as held
  from cells join published using (REF_AREA, BACKGROUND, STATUS_ORDER)
  group by all
)
select
  (select count(OBS_VALUE) from published)::integer as shown,
  (select count(*) from both_orders where held)::integer as held,
  (select count(OBS_VALUE) from cells join published using (REF_AREA, BACKGROUND, STATUS_ORDER) where persons < 10 or payers < 3)::integer as few,
  (select count(*) from both_orders where held and shown > 0)::integer as told`;

describe("published counts of a month whose unemployment comes from benefits", () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
  });
  afterAll(() => place.close());

  const published = async (invented: Invented): Promise<Artifact> => {
    const personMonth = { ...(await place.personMonth(invented)), rows: invented.persons };
    const vintage = { obsStatus: "P", vintage: "2026-10-17T00:00" } as const;
    const counts = await place.count(invented);
    const input = { counts, personMonth, month: "2026-06", releases: [], grid, rules: protection, ...vintage } as const;
    const [link] = await protectMonth(input, place.context);
    return link!.published;
  };

  const found = async (invented: Invented) => {
    const [people, counts] = [await place.personMonth(invented), await published(invented)];
    const [row] = await place.context.session.rows(shownUnemployed, {
      people: [people.path],
      published: [counts.path],
    });
    return row;
  };

  it("publish no unemployed with fewer than 10 recipients or 3 payers, nor what the other order would disclose about them", () =>
    assert(
      asyncProperty(
        record({ persons: integer({ min: 1, max: 9000 }), seed: nat(1_000_000), funds: integer({ min: 1, max: 12 }) }),
        async (invented) => {
          expect(await found({ ...invented, source: "benefits" })).toMatchObject({ few: 0, told: 0 });
        },
      ),
      { numRuns: 6 },
    ));

  it("publish them where there are payers enough, and not where one pays all", async () => {
    const country = { persons: 9000, seed: 5, source: "benefits" };
    const many = await found({ ...country, funds: 6 });
    expect(many?.["shown"]).toBeGreaterThan(0);
    expect(many?.["held"]).toBeGreaterThan(0);
    const one = await found({ ...country, funds: 1 });
    expect(one?.["shown"]).toBe(0);
  });
});
