import { assert, asyncProperty, integer, nat, record } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ageGroups } from "../../pipelines/ages.ts";
import { areas } from "../../pipelines/cities.ts";
import { countTables } from "../../pipelines/counts/index.ts";
import type { CountTable } from "../../src/count/count-declarations.ts";
import { byGround } from "../../pipelines/counts/by_ground.ts";
import { ORDERED_MEASURES, PERSON_DIMENSIONS } from "../../src/model/dictionary.ts";
import { CELL_COLUMNS } from "../../src/model/lineage.ts";
import { openPlace } from "./country.ts";
import type { Invented, Place } from "./country.ts";

const anyMonth = record({
  persons: integer({ min: 1, max: 3000 }),
  seed: nat(1_000_000),
  payers: integer({ min: 1, max: 60 }),
});

const cell = CELL_COLUMNS.filter((column) => column !== "STATUS_ORDER" && column !== "MEASURE").join(", ");

/** The statuses, of which everybody has one: what is a part of all persons, not of another status. */
const statuses = ORDERED_MEASURES.filter(({ declared }) => declared.protection.partOf === "PERSONS")
  .map(({ measure }) => `'${measure}'`)
  .join(", ");

const keysOfRows = `
select count(*) as n, md5(string_agg(concat_ws('|', ${cell}, STATUS_ORDER, MEASURE), ';' order by file_row_number)) as keys
from read_parquet(getvariable('file'), file_row_number = true)`;

/** How many measures a table has: the number of persons, and in each order of statuses those that are not other tables' alone. */
const measures = ({ id, statusOrders }: CountTable): number =>
  ORDERED_MEASURES.filter(
    ({ order, tables }) => (order === "_Z" || statusOrders.includes(order)) && (tables?.includes(id) ?? true),
  ).length;

describe("the published tables, counted", () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
  });
  afterAll(() => place.close());

  const keys = async (invented: Invented) => place.rows(keysOfRows, await place.count(invented));

  /** Holds `broken`, a query of `counts` that finds what is wrong, against random months: it must find nothing. */
  const neverIn = (broken: string) =>
    asyncProperty(anyMonth, async (invented: Invented) => {
      const counts = await place.count(invented);
      const query = `with counts as (select * from read_parquet(getvariable('file'))) ${broken}`;
      expect(await place.rows(query, counts)).toEqual([]);
    });

  it("have the same rows whoever lives there", async () => {
    const expected = countTables.map((table) => table.categories.length * table.ages.length * measures(table));
    const rows = expected.reduce((sum, count) => sum + count, 0) * areas.length * 3;
    const nobody = await keys({ persons: 0, seed: 1 });
    expect(nobody[0]?.["n"]).toBe(String(rows));
    expect(await keys({ persons: 2000, seed: 2 })).toEqual(nobody);
    expect(await keys({ persons: 2000, seed: 3, covered: 0 })).toEqual(nobody);
  });

  it("are in the order of their keys, each key once", async () => {
    const counts = await place.count({ persons: 500, seed: 4 });
    const order = `${cell}, STATUS_ORDER, MEASURE`;
    const found = await place.rows(
      `select count(*) as n from (
         select file_row_number as place, row_number() over (order by ${order}) - 1 as expected, count(*) over (partition by ${order}) as copies
         from read_parquet(getvariable('file'), file_row_number = true)
       ) where place <> expected or copies <> 1`,
      counts,
    );
    expect(found).toEqual([{ n: "0" }]);
  });

  it("add up over sexes and cities to the totals", async () => {
    const property = neverIn(`
      select 1 from (
        select sum(if(SEX = '_T', -persons, persons)) as left_over from counts group by all
      ) where left_over <> 0
      union all
      select 1 from (
        select ${PERSON_DIMENSIONS.join(", ")}, TABLE_ID, STATUS_ORDER, MEASURE,
          sum(if(REF_AREA = 'C6', -persons, persons)) as left_over
        from counts group by all
      ) where left_over <> 0`);
    await expect(assert(property, { numRuns: 8 })).resolves.toBeUndefined();
  });

  it("give everybody one status in each order, and the same people in services and outside in both", async () => {
    const property = neverIn(`
      select 1 from (
        select ${cell}, STATUS_ORDER, sum(persons) as persons, max(base) as base from counts where MEASURE in (${statuses}) group by all
      ) where persons <> base
      union all
      select 1 from counts where persons > base
      union all
      select 1 from (
        select ${cell}, MEASURE, count(distinct persons) as numbers from counts where MEASURE in ('IN_SERVICES', 'OUTSIDE') group by all
      ) where numbers <> 1`);
    await expect(assert(property, { numRuns: 8 })).resolves.toBeUndefined();
  });

  it("count every resident once in each breakdown of everybody", async () => {
    const counts = await place.count({ persons: 2500, seed: 5 });
    const found = await place.rows(
      `select TABLE_ID, sum(persons)::integer as persons from read_parquet(getvariable('file'))
       where MEASURE = 'PERSONS' and REF_AREA = 'C6' and SEX = '_T' and AGE = '_T'
         and TABLE_ID in ('by_background', 'by_language') and not (TABLE_ID = 'by_background' and BACKGROUND = '_T')
       group by all order by all`,
      counts,
    );
    expect(found).toEqual([
      { TABLE_ID: "by_background", persons: 2500 },
      { TABLE_ID: "by_language", persons: 2500 },
    ]);
  });

  it.each(["job_search", "benefits"])("are the same bytes with one thread and with two: %s", async (source) => {
    const single = await openPlace(1);
    const invented = { persons: 20_000, seed: 6, payers: 900, source };
    const [one, two] = [await single.count(invented), await place.count(invented)];
    await single.close();
    expect(one.sha256).toBe(two.sha256);
  });

  it("refuse a category that no row stands for, by its code", async () => {
    const lacking = {
      ...byGround,
      categories: byGround.categories.slice(1),
    };
    const counting = place.count({ persons: 500, seed: 7 }, { tables: [lacking], ages: ageGroups });
    await expect(counting).rejects.toThrow("(by_ground: WORK_SPECIALIST)");
  });
});
