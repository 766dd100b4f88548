import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byBackground } from "../../../pipelines/counts/by_background.ts";
import { byGeneration } from "../../../pipelines/counts/by_generation.ts";
import { ageGroups } from "../../../pipelines/ages.ts";
import { areas } from "../../../pipelines/cities.ts";
import { gridParameters } from "../../../src/count/parameters.ts";
import { givenPersonMonths } from "../../count/usual-person-months.ts";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { countedMonth } from "./counted.ts";

const shown = "TABLE_ID STATUS_ORDER MEASURE persons base payers top_payer_persons top_payer_pay pay collected".split(
  " ",
);

describe("the self-employed", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** Counts of people with a foreign background, of both sexes, all ages and generations. */
  const counted = async (people: string): Promise<readonly TextRow[]> => {
    const grid = gridParameters({ tables: [byBackground, byGeneration], areas, ages: ageGroups });
    const everybody = { REF_AREA: "C6", SEX: "_T", AGE: "_T", BACKGROUND: "FOREIGN" };
    const found = await countedMonth(bench, await givenPersonMonths(bench, people), grid);
    return found
      .filter((row) => Object.entries(everybody).every(([column, code]) => row[column] === code))
      .map((row) => Object.fromEntries(shown.map((column) => [column, row[column] ?? ""])));
  };

  it("are counted in one order and one table, as a part of the employed, whose payers stand behind them too", async () => {
    const found = await counted(`
      person_id | ref_area | sex | age:integer | status_monthly | status_annual | self_employed:integer | main_payer | work_pay:decimal(18,2)
      p1        | KU049    | F   | 40          | employed       | employed      | 1                     |            | 0
      p2        | KU049    | F   | 40          | employed       | unemployed    | 1                     | y1         | 50
      p3        | KU049    | F   | 40          | employed       | employed      | 0                     | y1         | 70
      p4        | KU049    | F   | 40          | outside        | outside       | 0                     |            | 0`);
    expect(found.filter(({ MEASURE }) => MEASURE === "SELF_EMPLOYED")).toEqual(
      rows(`
        TABLE_ID      | STATUS_ORDER | MEASURE       | persons | base | payers | top_payer_persons | top_payer_pay | pay    | collected
        by_background | MONTHLY      | SELF_EMPLOYED | 2       | 3    | 1      | 2                 | 120.00        | 120.00 | 1`),
    );
  });

  it("are persons of their payer like any other", async () => {
    const found = await counted(`
      person_id | ref_area | sex | age:integer | status_monthly | status_annual | self_employed:integer | main_payer | work_pay:decimal(18,2)
      p1        | KU049    | F   | 40          | employed       | employed      | 1                     | y1         | 50
      p2        | KU049    | F   | 40          | employed       | employed      | 0                     | y1         | 70
      p3        | KU049    | F   | 40          | employed       | employed      | 0                     | y2         | 10`);
    expect(found.filter(({ TABLE_ID, MEASURE }) => TABLE_ID === "by_background" && MEASURE === "EMPLOYED")).toEqual(
      rows(`
        TABLE_ID      | STATUS_ORDER | MEASURE  | persons | base | payers | top_payer_persons | top_payer_pay | pay    | collected
        by_background | ANNUAL       | EMPLOYED | 3       | 3    | 2      | 2                 | 120.00        | 130.00 | 1
        by_background | MONTHLY      | EMPLOYED | 3       | 3    | 2      | 2                 | 120.00        | 130.00 | 1`),
    );
  });

  it("are all that is not collected in a month without their register", async () => {
    const header = "person_id | ref_area | sex | age:integer | self_employment_covered:integer";
    const found = await counted(`${header}\n p1 | KU049 | F | 40 | 0`);
    const missing = found.filter(({ collected }) => collected === "0").map(({ MEASURE }) => MEASURE);
    expect(new Set(missing)).toEqual(new Set(["SELF_EMPLOYED"]));
  });
});
