import { afterAll, beforeAll, expect, test } from "vitest";
import { byGeneration } from "../../../pipelines/counts/by_generation.ts";
import { ageGroups } from "../../../pipelines/ages.ts";
import { areas } from "../../../pipelines/cities.ts";
import type { CountTable } from "../../../src/count/count-declarations.ts";
import { gridParameters } from "../../../src/count/parameters.ts";
import { sqlText } from "../../../src/database/sql.ts";
import { countTable } from "../../../src/count/count-table.ts";
import { givenPersonMonths } from "../../count/usual-person-months.ts";
import { withCategories } from "../../count/with-categories.ts";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const crossed = countTable({
  id: "generation_by_stay",
  names: { fi: "", sv: "", en: "" },
  persons: "foreign",
  breakdown: ["GENERATION", "STAY"],
  ages: ["_T"],
  statusOrders: [],
});

const undeclared = async (tables: readonly CountTable[], people: string) => {
  const header = "person_id | ref_area | background | generation | stay_months:integer";
  const path = await givenPersonMonths(bench, `${header}\n${people}`);
  const grid = gridParameters({ tables, areas, ages: ageGroups });
  return bench.session.rows(sqlText("count/undeclared"), { ...grid, person_month: [path] });
};

const PEOPLE =
  "p1 | KU049 | foreign | first | 5\n p2 | KU049 | foreign | second | 70\n p3 | KU049 | finnish | second | 1";

test("a category is named that persons have and the table lacks, once", async () => {
  const first = withCategories(byGeneration, ["FIRST"]);
  expect(await undeclared([byGeneration], PEOPLE)).toEqual([]);
  expect(await undeclared([first], `${PEOPLE}\n p4 | KU091 | foreign | second | 70`)).toEqual([
    { table_id: "by_generation", category: "SECOND" },
  ]);
});

test("persons of other backgrounds than the table's, or without a category, miss nothing", async () => {
  const first = withCategories(byGeneration, ["FIRST"]);
  expect(await undeclared([first], "p1 | KU049 | finnish | second | 5\n p2 | KU049 | foreign | | 5")).toEqual([]);
});

test("of a table that crosses two breakdowns the combination is named", async () => {
  const categories = crossed.categories.filter(({ code }) => code !== "SECOND Y5T9");
  expect(await undeclared([{ ...crossed, categories }], PEOPLE)).toEqual([
    { table_id: "generation_by_stay", category: "SECOND Y5T9" },
  ]);
});
