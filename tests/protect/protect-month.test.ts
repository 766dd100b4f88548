import { assert, asyncProperty, integer, nat, record } from "fast-check";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ageGroups } from "../../pipelines/ages.ts";
import { areas } from "../../pipelines/cities.ts";
import { countTables } from "../../pipelines/counts/index.ts";
import { protection } from "../../pipelines/protection.ts";
import { gridParameters } from "../../src/count/parameters.ts";
import { protectMonth } from "../../src/protect/protect-month.ts";
import type { Artifact } from "../../src/database/step.ts";
import { ORDERED_MEASURES } from "../../src/model/dictionary.ts";
import { CELL_COLUMNS } from "../../src/model/lineage.ts";
import { openPlace } from "../count/country.ts";
import type { Invented, Place } from "../count/country.ts";

const grid = gridParameters({ tables: countTables, areas, ages: ageGroups });

const cell = CELL_COLUMNS.filter((column) => column !== "STATUS_ORDER" && column !== "MEASURE").join(", ");
const key = CELL_COLUMNS.join(", ");

/**
 * Published persons of a category beside how many of everybody, or of everybody with a foreign background, are in it and are not:
 * from the persons themselves, in the city of all and in each. `few` leave 1 to 9 others or none; of `most` of all cities, 10 to 19, one has
 * over half; `held` should have been shown.
 */
const othersOfPublishedPersons = `
with people as (
  select unnest(['C6', ref_area]) as REF_AREA, upper(background) as background, upper(generation) as generation, upper(language) as language,
    upper(permit_ground) as permit_ground, upper(citizenship) as citizenship, case when stay_months is null then 'UNKNOWN' when stay_months < 12 then 'Y_LT1' when stay_months < 60 then 'Y1T4' when stay_months < 120 then 'Y5T9' else 'Y_GE10' end as stay,
    if(background_provisional = 1, upper(background) || '_PROVISIONAL', null) as classification
  from read_parquet(getvariable('people'))
),
tables as (
  select unnest(['by_background', 'by_classification', 'by_language', 'by_generation', 'by_ground', 'by_stay', 'by_citizenship']) as TABLE_ID
),
members as (
  select
    REF_AREA, TABLE_ID,
    case TABLE_ID when 'by_background' then background when 'by_classification' then classification when 'by_language' then language when 'by_generation' then generation
      when 'by_ground' then permit_ground when 'by_citizenship' then citizenship else stay end as category
  from people cross join tables
  where background = 'FOREIGN' or TABLE_ID in ('by_background', 'by_language')
),
wholes as (
  select REF_AREA, TABLE_ID, count(*) as whole from members group by all
),
categories as (
  select REF_AREA, TABLE_ID, category, count(*) as persons from members group by all
),
top_cities as (
  select TABLE_ID, category, max(persons) as city_persons from categories where REF_AREA <> 'C6' group by all
),
cells as (
  select *, REF_AREA = 'C6' and persons < 20 and 2 * city_persons > persons as is_most
  from categories join wholes using (REF_AREA, TABLE_ID) join top_cities using (TABLE_ID, category)
),
published as (
  select
    REF_AREA, TABLE_ID, OBS_VALUE,
    case TABLE_ID when 'by_background' then BACKGROUND when 'by_classification' then BACKGROUND when 'by_language' then LANGUAGE when 'by_generation' then GENERATION
      when 'by_ground' then PERMIT_GROUND when 'by_citizenship' then CITIZENSHIP else STAY end as category
  from read_parquet(getvariable('published'))
  where MEASURE = 'PERSONS' and SEX = '_T' and AGE = '_T'
)
select
  count(OBS_VALUE)::integer as shown,
  count_if(OBS_VALUE is not null and (persons < 10 or whole - persons < 10))::integer as few,
  count_if(OBS_VALUE is not null and is_most)::integer as most,
  count_if(OBS_VALUE is null and persons >= 10 and whole - persons >= 10 and not is_most)::integer as held
from published join cells using (REF_AREA, TABLE_ID, category)`;

describe("published counts of a month", () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
  });
  afterAll(() => place.close());

  /** What is published of an invented month at its first vintage. */
  const protect = async (invented: Invented, on: Place = place): Promise<Artifact> => {
    const personMonth = { ...(await on.personMonth(invented)), rows: invented.persons };
    const [link] = await protectMonth(
      {
        counts: await on.count(invented),
        personMonth,
        month: "2026-06",
        releases: [],
        grid,
        rules: protection,
        obsStatus: "P",
        vintage: "2026-10-17T00:00",
      },
      on.context,
    );
    return link!.published;
  };

  it("obey the rules in every cell", () =>
    assert(
      asyncProperty(
        record({
          persons: integer({ min: 1, max: 9000 }),
          seed: nat(1_000_000),
          payers: integer({ min: 1, max: 60 }),
        }),
        async (invented: Invented) => {
          const counts = await place.count(invented);
          const published = await protect(invented);
          const found = await place.context.session.rows(
            `with cells as (
               select published.*, persons, base, collected, payers, wage_persons, top_payer_persons, pay, top_payer_pay
               from read_parquet(getvariable('published')) as published join read_parquet(getvariable('counts')) using (${key})
             ),
             shown as (select * from cells where OBS_VALUE is not null)
             select
               (select count(*) from cells)::integer as cells,
               (select count(*) from shown where persons < 10 or OBS_VALUE < 10 or OBS_VALUE % 10 <> 0 or abs(OBS_VALUE - persons) > 5)::integer as counts,
               (select count(*) from shown where base - persons < 10)::integer as complements,
               (select count(*) from shown where payers < 5 or 4 * top_payer_persons > 3 * wage_persons or 4 * top_payer_pay > 3 * pay)::integer as payers,
               (select count(*) from cells where (OBS_VALUE is null) <> if(collected = 1, OBS_STATUS = 'Q' and CONF_STATUS = 'C', OBS_STATUS = 'L' and CONF_STATUS = 'F'))::integer as withheld,
               (select count(*) from shown where OBS_STATUS <> 'P' or CONF_STATUS <> 'F')::integer as statuses`,
            { counts: [await place.withCodes(counts)], published: [published.path] },
          );
          expect(found).toEqual([
            { cells: counts.rows, counts: 0, complements: 0, payers: 0, withheld: 0, statuses: 0 },
          ]);
        },
      ),
      { numRuns: 8 },
    ));

  it("leave at least 10 others of its group, and no city most of a small total, wherever they publish how many are in a category", () =>
    assert(
      asyncProperty(
        record({ persons: integer({ min: 100, max: 9000 }), seed: nat(1_000_000) }),
        async (invented: Invented) => {
          const people = await place.personMonth(invented);
          const published = await protect(invented);
          const found = await place.context.session.rows(othersOfPublishedPersons, {
            people: [people.path],
            published: [published.path],
          });
          expect(found).toEqual([{ shown: expect.any(Number), few: 0, most: 0, held: 0 }]);
          expect(found[0]?.["shown"]).toBeGreaterThan(0);
        },
      ),
      { numRuns: 6 },
    ));

  it("publish for a month whose unemployment comes from benefits who works and who is unemployed, not who is outside", async () => {
    const published = await protect({ persons: 9000, seed: 13, source: "benefits" });
    const found = await place.rows(
      `select MEASURE, STATUS_ORDER, bool_and(OBS_STATUS = 'L' and CONF_STATUS = 'F') as not_collected, count(OBS_VALUE) > 0 as shown
       from read_parquet(getvariable('file')) group by all order by all`,
      published,
    );
    const expected = ORDERED_MEASURES.map(({ order, measure }) => {
      const isKnown = measure !== "IN_SERVICES" && measure !== "OUTSIDE";
      return { MEASURE: measure, STATUS_ORDER: order, not_collected: !isKnown, shown: isKnown };
    });
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  it("never leave the employed as the one unknown of a cell when their payers hold them back", async () => {
    const invented = { persons: 9000, seed: 8, payers: 12 };
    const counts = await place.count(invented);
    const published = await protect(invented);
    const found = await place.context.session.rows(
      `with held as (
         select distinct ${cell} from read_parquet(getvariable('counts'))
         where MEASURE = 'EMPLOYED' and persons >= 10 and base - persons >= 10
           and (payers < 5 or 4 * top_payer_persons > 3 * wage_persons or 4 * top_payer_pay > 3 * pay)
       )
       select count(*)::integer as cells, count(OBS_VALUE)::integer as shown
       from held join read_parquet(getvariable('published')) using (${cell})
       where MEASURE in ('EMPLOYED', 'OUTSIDE')`,
      { counts: [await place.withCodes(counts)], published: [published.path] },
    );
    expect(found[0]?.["cells"]).toBeGreaterThan(0);
    expect(found[0]?.["shown"]).toBe(0);
  });

  it("publish for a month without its registers who lives there, and nothing about work", async () => {
    const published = await protect({ persons: 9000, seed: 9, covered: 0 });
    const found = await place.rows(
      `select MEASURE = 'PERSONS' as persons, OBS_STATUS, CONF_STATUS, count(OBS_VALUE) > 0 as shown
       from read_parquet(getvariable('file')) group by all order by all`,
      published,
    );
    expect(found).toEqual([
      { persons: false, OBS_STATUS: "L", CONF_STATUS: "F", shown: false },
      // Nobody knows who is silent then.
      { persons: true, OBS_STATUS: "L", CONF_STATUS: "F", shown: false },
      { persons: true, OBS_STATUS: "P", CONF_STATUS: "F", shown: true },
      { persons: true, OBS_STATUS: "Q", CONF_STATUS: "C", shown: false },
    ]);
  });

  it("have the agreed columns and nothing of the true counts", async () => {
    const published = await protect({ persons: 300, seed: 10 });
    const described = await place.rows("describe select * from read_parquet(getvariable('file'))", published);
    expect(described.map((column) => column["column_name"])).toEqual([
      ...CELL_COLUMNS,
      ..."OBS_VALUE OBS_STATUS CONF_STATUS UNIT_MEASURE VINTAGE".split(" "),
    ]);
    expect(published.path).toContain("/published/2026-06/");
  });

  it("do not depend on whether a withheld cell is empty", async () => {
    const [one, two] = [await protect({ persons: 0, seed: 1 }), await protect({ persons: 9, seed: 1 })];
    const labourMarket =
      "select * from read_parquet(getvariable('file')) where MEASURE = 'PERSONS' and TABLE_ID <> 'by_reporting'";
    expect(await place.rows(labourMarket, one)).toEqual(await place.rows(labourMarket, two));
  });

  it("are the same bytes with one thread and with two", async () => {
    const single = await openPlace(1);
    const invented = { persons: 20_000, seed: 11, payers: 900 };
    const [one, two] = [await protect(invented, single), await protect(invented)];
    const [first, second] = [await readFile(one.path), await readFile(two.path)];
    await single.close();
    expect(first.equals(second)).toBe(true);
  });
});
