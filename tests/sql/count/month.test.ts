import { withCategories } from "../../count/with-categories.ts";
import { countTable } from "../../../src/count/count-table.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gridParameters } from "../../../src/count/parameters.ts";
import type { AgeGroup, Area, CountTable } from "../../../src/count/count-declarations.ts";
import type { Code } from "../../../src/model/codelist.ts";
import { writePersonMonths } from "../../count/usual-person-months.ts";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { countedMonth } from "./counted.ts";

const names = { fi: "", sv: "", en: "" };
const code = (text: string): Code => ({ code: text, names });
const area = (text: string, cities: readonly string[]): Area => ({ ...code(text), cities });
const age = (text: string, from: number, to: number | null): AgeGroup => ({ ...code(text), from, to });

const everybody = withCategories(
  countTable({
    id: "all",
    names,
    persons: "all",
    breakdown: ["BACKGROUND"],
    ages: ["_T", "Y18T64"],
    statusOrders: ["MONTHLY", "ANNUAL"],
  }),
  ["FOREIGN", "_T", "FINNISH"],
);
const stays = withCategories(
  countTable({
    id: "stay",
    names,
    persons: "foreign",
    breakdown: ["STAY"],
    ages: ["_T"],
    statusOrders: ["MONTHLY", "ANNUAL"],
  }),
  ["Y_LT1", "Y1T4", "Y5T9", "Y_GE10", "UNKNOWN"],
);
const generations = withCategories(
  countTable({
    id: "generation",
    names,
    persons: "foreign",
    breakdown: ["GENERATION"],
    ages: ["_T"],
    statusOrders: ["MONTHLY", "ANNUAL"],
  }),
  ["FIRST", "SECOND"],
);

const classification = withCategories(
  countTable({
    id: "classification",
    names,
    persons: "foreign",
    breakdown: ["CLASSIFICATION"],
    ages: ["_T"],
    statusOrders: ["MONTHLY", "ANNUAL"],
  }),
  ["FOREIGN_PROVISIONAL"],
);

const areas = [area("KU049", ["KU049"]), area("C6", ["KU049", "KU091"])];
const ages = [age("_T", 0, null), age("Y18T64", 18, 64)];

const header =
  "person_id | ref_area | sex | age:integer | background | generation | stay_months:integer | status_monthly | status_annual | main_payer | work_pay:decimal(18,2) | benefit_payer";

/** Some columns of the rows that have the given values. */
const only = (found: readonly TextRow[], columns: string, where: TextRow): readonly TextRow[] =>
  found
    .filter((row) => Object.entries(where).every(([column, value]) => row[column] === value))
    .map((row) => Object.fromEntries(columns.split(" ").map((column) => [column, row[column] ?? ""])));

describe("true counts of a month", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const counted = async (
    people: string,
    tables: readonly CountTable[],
    covered = { employment: 1, source: "job_search" },
  ): Promise<readonly TextRow[]> => {
    const given = await bench.given(`${header}\n${people}`);
    const path = `${given}.month.parquet`;
    await writePersonMonths(bench.session, path, {
      query: `select * exclude (benefit_payer), if(getvariable('source') = 'benefits', benefit_payer, null) as benefit_payer,
         (person_id = 'p1')::integer as background_provisional, getvariable('employment')::integer as employment_covered,
         getvariable('source')::varchar as unemployment_source
       from read_parquet('${given}')`,
      values: covered,
    });
    return countedMonth(bench, path, gridParameters({ tables, areas, ages }));
  };
  const people = `
    p1 | KU049 | F | 17 | foreign | first  | 5 | outside    | outside    | | 0 |
    p2 | KU049 | F | 18 | foreign | second | 12 | employed   | unemployed | y1 | 100.10 | kela
    p3 | KU049 | M | 64 | finnish |        | | employed   | employed   | y1 | 200.20 |
    p4 | KU091 | M | 64 | foreign |        | | employed   | employed   | y2 | 50 |
    p5 | KU091 | M | 65 | finnish |        | | employed   | employed   | | 0 |`;

  it("count persons by area, sex, overlapping ages and background", async () => {
    const found = await counted(people, [everybody]);
    expect(only(found, "REF_AREA AGE BACKGROUND persons base", { MEASURE: "PERSONS", SEX: "_T" })).toEqual(
      rows(`
        REF_AREA | AGE    | BACKGROUND | persons | base
        C6       | Y18T64 | FINNISH    | 1       | 3
        C6       | Y18T64 | FOREIGN    | 2       | 3
        C6       | Y18T64 | _T         | 3       |
        C6       | _T     | FINNISH    | 2       | 5
        C6       | _T     | FOREIGN    | 3       | 5
        C6       | _T     | _T         | 5       |
        KU049    | Y18T64 | FINNISH    | 1       | 2
        KU049    | Y18T64 | FOREIGN    | 1       | 2
        KU049    | Y18T64 | _T         | 2       |
        KU049    | _T     | FINNISH    | 1       | 3
        KU049    | _T     | FOREIGN    | 2       | 3
        KU049    | _T     | _T         | 3       | `),
    );
  });

  it("count those whose background is not on record, of all with that background", async () => {
    const found = await counted(people, [classification]);
    expect(only(found, "REF_AREA SEX AGE BACKGROUND persons base", { MEASURE: "PERSONS", SEX: "F" })).toEqual(
      rows(`
        REF_AREA | SEX | AGE | BACKGROUND          | persons | base
        C6       | F   | _T  | FOREIGN_PROVISIONAL | 1       | 2
        KU049    | F   | _T  | FOREIGN_PROVISIONAL | 1       | 2`),
    );
  });

  it("give the persons of a category the whole group they are a part of, those without a category too", async () => {
    const found = await counted(people, [generations]);
    expect(only(found, "REF_AREA SEX GENERATION persons base", { MEASURE: "PERSONS" })).toEqual(
      rows(`
        REF_AREA | SEX | GENERATION | persons | base
        C6       | F   | FIRST      | 1       | 2
        C6       | F   | SECOND     | 1       | 2
        C6       | M   | FIRST      | 0       | 1
        C6       | M   | SECOND     | 0       | 1
        C6       | _T  | FIRST      | 1       | 3
        C6       | _T  | SECOND     | 1       | 3
        KU049    | F   | FIRST      | 1       | 2
        KU049    | F   | SECOND     | 1       | 2
        KU049    | M   | FIRST      | 0       | 0
        KU049    | M   | SECOND     | 0       | 0
        KU049    | _T  | FIRST      | 1       | 2
        KU049    | _T  | SECOND     | 1       | 2`),
    );
    const statuses = only(found, "base", { REF_AREA: "C6", SEX: "_T", GENERATION: "SECOND", STATUS_ORDER: "ANNUAL" });
    expect(statuses).toEqual(rows("base\n 1\n 1\n 1\n 1"));
  });

  it("count each order's statuses, and the payers behind the employed", async () => {
    const found = await counted(people, [everybody]);
    const cell = { REF_AREA: "C6", SEX: "_T", AGE: "_T", BACKGROUND: "_T" };
    expect(
      only(found, "STATUS_ORDER MEASURE persons base payers top_payer_persons wage_persons top_payer_pay pay", cell),
    ).toEqual(
      rows(`
        STATUS_ORDER | MEASURE     | persons | base | payers | top_payer_persons | wage_persons | top_payer_pay | pay
        ANNUAL       | EMPLOYED    | 3       | 5    | 2      | 1                 | 2            | 200.20        | 250.20
        ANNUAL       | IN_SERVICES | 0       | 5    |        |                   |              |               |
        ANNUAL       | OUTSIDE     | 1       | 5    |        |                   |              |               |
        ANNUAL       | UNEMPLOYED  | 1       | 5    |        |                   |              |               |
        MONTHLY      | EMPLOYED    | 4       | 5    | 2      | 2                 | 3            | 300.30        | 350.30
        MONTHLY      | IN_SERVICES | 0       | 5    |        |                   |              |               |
        MONTHLY      | OUTSIDE     | 1       | 5    |        |                   |              |               |
        MONTHLY      | UNEMPLOYED  | 0       | 5    |        |                   |              |               |
        _Z           | PERSONS     | 5       |      |        |                   |              |               |`),
    );
  });

  it("have no payers, and no pay, of a cell with nobody at work", async () => {
    const found = await counted(people, [everybody]);
    const cell = { REF_AREA: "KU049", SEX: "F", AGE: "_T", BACKGROUND: "FINNISH", MEASURE: "EMPLOYED" };
    expect(
      only(found, "STATUS_ORDER persons base payers top_payer_persons wage_persons top_payer_pay pay", cell),
    ).toEqual(
      rows(`
        STATUS_ORDER | persons | base | payers | top_payer_persons | wage_persons | top_payer_pay | pay
        ANNUAL       | 0       | 0    | 0      | 0                 | 0            | 0.00          | 0.00
        MONTHLY      | 0       | 0    | 0      | 0                 | 0            | 0.00          | 0.00`),
    );
  });

  it("put the foreign-background in bands of full years of stay, and in a generation where one is known", async () => {
    const stayed = [0, 11, 12, 59, 60, 119, 120, 700];
    const lines = stayed.map(
      (months, index) => `q${index} | KU049 | F | 40 | foreign | | ${months} | outside | outside | | 0 |`,
    );
    const found = await counted([...lines, people].join("\n"), [stays, generations]);
    const cell = { REF_AREA: "C6", SEX: "_T", MEASURE: "PERSONS" };
    expect(only(found, "BACKGROUND STAY persons", { ...cell, TABLE_ID: "stay" })).toEqual(
      rows(`
        BACKGROUND | STAY    | persons
        FOREIGN    | UNKNOWN | 1
        FOREIGN    | Y1T4    | 3
        FOREIGN    | Y5T9    | 2
        FOREIGN    | Y_GE10  | 2
        FOREIGN    | Y_LT1   | 3`),
    );
    expect(only(found, "GENERATION persons", { ...cell, TABLE_ID: "generation" })).toEqual(
      rows("GENERATION | persons\n FIRST | 1\n SECOND | 1"),
    );
  });

  it.each([
    { employment: 0, source: "job_search" },
    { employment: 1, source: "none" },
  ])("say nothing of work in a month without its registers: $employment, $source", async (covered) => {
    const found = await counted(people, [everybody], covered);
    const cell = { REF_AREA: "C6", SEX: "_T", AGE: "_T", BACKGROUND: "_T" };
    expect(only(found, "persons collected", { ...cell, MEASURE: "PERSONS" })).toEqual([
      { persons: "5", collected: "1" },
    ]);
    expect(
      only(found, "persons base payers pay collected", { ...cell, MEASURE: "EMPLOYED", STATUS_ORDER: "ANNUAL" }),
    ).toEqual([{ persons: "", base: "5", payers: "", pay: "", collected: "0" }]);
  });

  it("say nothing of services, nor of who is outside, where unemployment comes from benefits", async () => {
    const found = await counted(people, [everybody], { employment: 1, source: "benefits" });
    const cell = { REF_AREA: "C6", SEX: "_T", AGE: "_T", BACKGROUND: "_T" };
    expect(only(found, "STATUS_ORDER MEASURE persons base payers benefit_payers collected", cell)).toEqual(
      rows(`
        STATUS_ORDER | MEASURE     | persons | base | payers | benefit_payers | collected
        ANNUAL       | EMPLOYED    | 3       | 5    | 2      |                | 1
        ANNUAL       | IN_SERVICES |         | 5    |        |                | 0
        ANNUAL       | OUTSIDE     |         | 5    |        |                | 0
        ANNUAL       | UNEMPLOYED  | 1       | 5    |        | 1              | 1
        MONTHLY      | EMPLOYED    | 4       | 5    | 2      |                | 1
        MONTHLY      | IN_SERVICES |         | 5    |        |                | 0
        MONTHLY      | OUTSIDE     |         | 5    |        |                | 0
        MONTHLY      | UNEMPLOYED  | 0       | 5    |        | 0              | 1
        _Z           | PERSONS     | 5       |      |        |                | 1`),
    );
  });

  it("count each payer of benefits once in a cell, in each order those of its own unemployed", async () => {
    const recipients = `
      r1 | KU049 | F | 30 | foreign | first  | 5 | unemployed | unemployed | | 0 | kela
      r2 | KU049 | F | 40 | foreign | second | 5 | unemployed | unemployed | | 0 | fund1
      r3 | KU049 | M | 30 | finnish |        | | unemployed | unemployed | | 0 | kela
      r4 | KU091 | M | 70 | foreign | first  | 5 | employed   | unemployed | y1 | 10 | fund2
      r5 | KU091 | F | 70 | foreign | first  | 5 | unemployed | unemployed | | 0 | fund1`;
    const found = await counted(recipients, [everybody, stays], { employment: 1, source: "benefits" });
    const unemployed = { MEASURE: "UNEMPLOYED", SEX: "_T", AGE: "_T" };
    expect(
      only(found, "REF_AREA BACKGROUND STATUS_ORDER persons benefit_payers", { ...unemployed, TABLE_ID: "all" }),
    ).toEqual(
      rows(`
        REF_AREA | BACKGROUND | STATUS_ORDER | persons | benefit_payers
        C6       | FINNISH    | ANNUAL       | 1       | 1
        C6       | FINNISH    | MONTHLY      | 1       | 1
        C6       | FOREIGN    | ANNUAL       | 4       | 3
        C6       | FOREIGN    | MONTHLY      | 3       | 2
        C6       | _T         | ANNUAL       | 5       | 3
        C6       | _T         | MONTHLY      | 4       | 2
        KU049    | FINNISH    | ANNUAL       | 1       | 1
        KU049    | FINNISH    | MONTHLY      | 1       | 1
        KU049    | FOREIGN    | ANNUAL       | 2       | 2
        KU049    | FOREIGN    | MONTHLY      | 2       | 2
        KU049    | _T         | ANNUAL       | 3       | 2
        KU049    | _T         | MONTHLY      | 3       | 2`),
    );
    const stayed = only(found, "STATUS_ORDER benefit_payers", { ...unemployed, REF_AREA: "C6", STAY: "Y_LT1" });
    expect(stayed).toEqual(rows("STATUS_ORDER | benefit_payers\n ANNUAL | 3\n MONTHLY | 2"));
  });

  it.each([
    { employment: 1, source: "job_search" },
    { employment: 0, source: "benefits" },
  ])("have no payers of benefits where none are counted: $employment, $source", async (covered) => {
    const found = await counted(people, [everybody], covered);
    expect(new Set(found.map((row) => row["benefit_payers"]))).toEqual(new Set([""]));
  });

  it("hold every declared cell of a month in which nobody lives", async () => {
    const found = await counted("", [everybody, stays]);
    expect(found).toHaveLength((2 * 3 * 2 * 3 + 2 * 3 * 5) * 9);
    expect(new Set(found.map((row) => row["persons"]))).toEqual(new Set(["0", ""]));
  });
});
