import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ageGroups } from "../../../pipelines/ages.ts";
import { areas } from "../../../pipelines/cities.ts";
import { byReporting } from "../../../pipelines/counts/by_reporting.ts";
import { gridParameters } from "../../../src/count/parameters.ts";
import { writePersonMonths } from "../../count/usual-person-months.ts";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { countedMonth } from "./counted.ts";

const header =
  "person_id | ref_area | sex | age:integer | background | payers_before | main_payer_before | work_pay_before:decimal(18,2)";

const shown = "BACKGROUND persons base payers top_payer_persons wage_persons top_payer_pay pay collected".split(" ");

describe("wage earners of the month before", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** The counts of both sexes in an area; whoever is counted is unemployed now and has another payer. */
  const counted = async (people: string, area = "C6"): Promise<readonly TextRow[]> => {
    const given = await bench.given(`${header}\n${people}`);
    const path = `${given}.month.parquet`;
    await writePersonMonths(bench.session, path, {
      query: `select *, 'unemployed' as status_monthly, 'now' as main_payer, 9::decimal(18, 2) as work_pay from read_parquet('${given}')`,
    });
    const found = await countedMonth(bench, path, gridParameters({ tables: [byReporting], areas, ages: ageGroups }));
    return found
      .filter((row) => row["REF_AREA"] === area && row["SEX"] === "_T")
      .map((row) => Object.fromEntries(shown.map((column) => [column, row[column] ?? ""])));
  };

  const people = `
    p1 | KU049 | F | 18 | foreign | silent    | y1 | 100.10
    p2 | KU091 | M | 64 | foreign | silent    | y2 | 50
    p3 | KU091 | M | 30 | foreign | silent    | y1 | 20
    p4 | KU091 | M | 30 | foreign | reporting | y3 | 70
    p5 | KU091 | F | 30 | finnish | reporting | y3 | 80
    p6 | KU091 | F | 65 | finnish | silent    | y1 | 80
    p7 | KU091 | F | 40 | unknown | silent    | y1 | 80
    p8 | KU049 | F | 40 | finnish |           |    |`;

  it("are counted by background and by whether their payers have reported, with the payers of then", async () => {
    expect(await counted(people)).toEqual(
      rows(`
        BACKGROUND        | persons | base | payers | top_payer_persons | wage_persons | top_payer_pay | pay    | collected
        FINNISH_REPORTING | 1       | 7    | 1      | 1                 | 1            | 80.00         | 80.00  | 1
        FINNISH_SILENT    | 0       | 7    | 0      | 0                 | 0            | 0.00          | 0.00   | 1
        FOREIGN_REPORTING | 1       | 7    | 1      | 1                 | 1            | 70.00         | 70.00  | 1
        FOREIGN_SILENT    | 3       | 7    | 2      | 2                 | 3            | 120.10        | 170.10 | 1`),
    );
    expect(await counted(people, "KU049")).toContainEqual(
      rows(`
        BACKGROUND     | persons | base | payers | top_payer_persons | wage_persons | top_payer_pay | pay    | collected
        FOREIGN_SILENT | 1       | 2    | 1      | 1                 | 1            | 100.10        | 100.10 | 1`)[0],
    );
  });

  it("are not collected where the wages of one of the months are not", async () => {
    const found = await counted("p1 | KU049 | F | 18 | foreign | | |");
    expect(found).toHaveLength(4);
    expect(new Set(found.map((row) => `${row["persons"]},${row["payers"]},${row["collected"]}`))).toEqual(
      new Set([",,0"]),
    );
  });
});
