import { assert, asyncProperty, integer, nat, record } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPlace } from "./country.ts";
import type { Place } from "./country.ts";

/** Some cells of by_background. */
const codes = `
groups as (
  select unnest(['_T', 'Y18T29', 'Y18T64', 'Y65T74']) as AGE, unnest([0, 18, 18, 65]) as first_age, unnest([200, 29, 64, 74]) as last_age
),
areas as (
  select unnest(['C6', 'KU049', 'KU853']) as REF_AREA
),
sexes as (
  select unnest(['F', 'M', '_T']) as SEX
)`;

/** Payers of the cells of by_background for everybody, counted person by person: slow, and plainly right. */
const counted = `
with people as (
  select *, main_payer as payer, unnest(['_T', upper(background)]) as published_background
  from read_parquet(getvariable('people'))
  where status_monthly = 'employed' and wage_employed = 1
),
${codes},
by_payer as (
  select
    areas.REF_AREA, sexes.SEX, groups.AGE, published_background as BACKGROUND, payer, count(*) as persons, sum(work_pay) as pay
  from people
  join groups on people.age between first_age and last_age
  join areas on areas.REF_AREA in ('C6', people.ref_area)
  join sexes on sexes.SEX in ('_T', people.sex)
  group by all
)
select
  REF_AREA, SEX, AGE, BACKGROUND, count(*) as payers, max(persons) as top_persons, sum(persons) as persons,
  max(pay) as top_pay, sum(pay) as pay
from by_payer
group by all`;

/** Payers of the month before of the cells of by_reporting. */
const countedBefore = `
with people as (
  select *, upper(background) || '_' || upper(payers_before) as category
  from read_parquet(getvariable('people'))
  where payers_before is not null and background <> 'unknown' and age between 18 and 64
),
${codes},
by_payer as (
  select areas.REF_AREA, sexes.SEX, 'Y18T64' as AGE, category as BACKGROUND, main_payer_before, count(*) as persons, sum(work_pay_before) as pay
  from people
  join areas on areas.REF_AREA in ('C6', people.ref_area)
  join sexes on sexes.SEX in ('_T', people.sex)
  group by all
)
select
  REF_AREA, SEX, AGE, BACKGROUND, count(*) as payers, max(persons) as top_persons, sum(persons) as persons,
  max(pay) as top_pay, sum(pay) as pay
from by_payer
group by all`;

/** Payers of benefits of the same cells, in both orders. */
const recipients = `
with people as (
  select *, unnest(['_T', upper(background)]) as published_background, unnest(['MONTHLY', 'MONTHLY']) as STATUS_ORDER, status_monthly as status
  from read_parquet(getvariable('people'))
  union all
  select *, unnest(['_T', upper(background)]), unnest(['ANNUAL', 'ANNUAL']), status_annual
  from read_parquet(getvariable('people'))
),
${codes}
select
  areas.REF_AREA, sexes.SEX, groups.AGE, published_background as BACKGROUND, STATUS_ORDER,
  count(distinct benefit_payer) filter (status = 'unemployed') as payers
from people
join groups on people.age between first_age and last_age
join areas on areas.REF_AREA in ('C6', people.ref_area)
join sexes on sexes.SEX in ('_T', people.sex)
group by all`;

describe("payers beside the counts", () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
  });
  afterAll(() => place.close());

  it.each([
    ["the employed", counted, "TABLE_ID = 'by_background' and MEASURE = 'EMPLOYED' and STATUS_ORDER = 'MONTHLY'"],
    ["wage earners of the month before", countedBefore, "TABLE_ID = 'by_reporting' and counts.persons > 0"],
  ])("are exact near every limit, and never on the wrong side of one: %s", (_, exact, where) =>
    assert(
      asyncProperty(
        record({
          persons: integer({ min: 50, max: 8000 }),
          seed: nat(1_000_000),
          payers: integer({ min: 1, max: 400 }),
        }),
        async (invented) => {
          const people = await place.personMonth(invented);
          const counts = await place.count(invented);
          const found = await place.context.session.rows(
            `with exact as (${exact}), counts as (select * from read_parquet(getvariable('counts')))
             select
               count(*)::integer as cells,
               count_if(wage_persons <> exact.persons or TABLE_ID = 'by_reporting' and counts.persons <> exact.persons or counts.pay <> exact.pay)::integer as wrong_sums,
               count_if(counts.payers <> exact.payers and not (counts.payers between 20 and exact.payers))::integer as wrong_payers,
               count_if(top_payer_persons <> exact.top_persons
                 and not (top_payer_persons > exact.top_persons and 2 * top_payer_persons <= exact.persons))::integer as wrong_persons,
               count_if(top_payer_pay <> exact.top_pay
                 and not (top_payer_pay > exact.top_pay and 2 * top_payer_pay <= exact.pay))::integer as wrong_pay
             from counts join exact using (REF_AREA, SEX, AGE, BACKGROUND)
             where ${where}`,
            { people: [people.path], counts: [await place.withCodes(counts)] },
          );
          expect(found).toEqual([
            { cells: expect.any(Number), wrong_sums: 0, wrong_payers: 0, wrong_persons: 0, wrong_pay: 0 },
          ]);
          expect(found[0]?.["cells"]).toBeGreaterThan(0);
        },
      ),
      { numRuns: 10 },
    ),
  );

  it("are exact beside the counts of the unemployed by benefits, in both orders", () =>
    assert(
      asyncProperty(
        record({ persons: integer({ min: 50, max: 8000 }), seed: nat(1_000_000), funds: integer({ min: 1, max: 40 }) }),
        async (drawn) => {
          const invented = { ...drawn, source: "benefits" };
          const people = await place.personMonth(invented);
          const counts = await place.count(invented);
          const found = await place.context.session.rows(
            `with exact as (${recipients})
             select count(*)::integer as cells, count_if(benefit_payers is distinct from exact.payers)::integer as wrong
             from read_parquet(getvariable('counts')) join exact using (REF_AREA, SEX, AGE, BACKGROUND, STATUS_ORDER)
             where TABLE_ID = 'by_background' and MEASURE = 'UNEMPLOYED'`,
            { people: [people.path], counts: [await place.withCodes(counts)] },
          );
          expect(found).toEqual([{ cells: expect.any(Number), wrong: 0 }]);
          expect(found[0]?.["cells"]).toBeGreaterThan(0);
        },
      ),
      { numRuns: 10 },
    ));
});
