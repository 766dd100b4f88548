import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

const values = {
  month: "2024-12",
  areas: JSON.stringify([{ ref_area: "C6", cities: ["KU049", "KU091"] }]),
  age_groups: JSON.stringify([{ age_group: "Y18T64", from_age: 18, to_age: 64 }]),
  activities: ["11", "12", "_T", "UNKNOWN"],
  backgrounds: ["FOREIGN", "_T"],
};

const people = `
  person_id | ref_area | age:integer | background | work_pay:decimal(18,2) | status_monthly | status_annual | wage_employed:integer | main_payer | employment_covered:integer | unemployment_source | benefit_payer
  p1        | KU049    | 18          | foreign    | 1000.50                | employed       | employed      | 1                     | y1         | 1                          | job_search          |
  p2        | KU091    | 64          | foreign    | 2000.00                | employed       | unemployed    | 1                     | y1         | 1                          | job_search          | kela
  p3        | KU049    | 40          | finnish    | 3000.00                | employed       | employed      | 1                     | y2         | 1                          | job_search          |
  p4        | KU049    | 40          | finnish    | 0.00                   | employed       | employed      | 0                     | y9         | 1                          | job_search          |
  p5        | KU049    | 40          | foreign    | 0.00                   | unemployed     | unemployed    | 0                     |            | 1                          | job_search          | fund
  p6        | KU049    | 65          | foreign    | 0.00                   | outside        | outside       | 0                     |            | 1                          | job_search          |
  p7        | KU837    | 40          | foreign    | 0.00                   | outside        | outside       | 0                     |            | 1                          | job_search          |`;

// p1 and p3 agree with the register; p2 was unemployed in it; p4 and p5 are not in that year's register.
const register = `
  person_id | year:integer | main_activity_code
  p1        | 2024         | 11
  p2        | 2024         | 12
  p3        | 2024         | 11
  p4        | 2023         | 11
  p5        | 2024         |
  p6        | 2024         | 12
  p9        | 2024         | 11`;

const key = (found: readonly Readonly<Record<string, string>>[]): readonly string[] =>
  found.map((row) => [row["TABLE_ID"], row["BACKGROUND"], row["STATUS_ORDER"], row["MEASURE"]].join(" "));

describe("the bridge's true counts", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const counted = async (who: string, where: (row: Readonly<Record<string, string>>) => boolean) => {
    const found = await bench.run("count/bridge", { person_month: [who], main_activity: [register] }, values);
    const columns = ["TABLE_ID", "BACKGROUND", "STATUS_ORDER", "MEASURE", "persons", "base"];
    return found.filter(where).map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
  };

  const benefitPayers = async (who: string) => {
    const found = await bench.run("count/bridge", { person_month: [who], main_activity: [register] }, values);
    const columns = ["TABLE_ID", "STATUS_ORDER", "MEASURE", "benefit_payers"];
    return found
      .filter((row) => row["BACKGROUND"] === "_T" && row["benefit_payers"] !== "")
      .map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
  };

  it("cross own status with main activity, of the area's people in the age, each once", async () => {
    expect(
      await counted(
        people,
        (row) =>
          row["BACKGROUND"] === "_T" &&
          ["_Z", "MONTHLY"].includes(row["STATUS_ORDER"] ?? "") &&
          ["PERSONS", "EMPLOYED", "UNEMPLOYED"].includes(row["MEASURE"] ?? ""),
      ),
    ).toEqual(
      rows(`
        TABLE_ID       | BACKGROUND | STATUS_ORDER | MEASURE    | persons | base
        bridge:11      | _T         | MONTHLY      | EMPLOYED   | 2       | 2
        bridge:11      | _T         | MONTHLY      | UNEMPLOYED | 0       | 2
        bridge:11      | _T         | _Z           | PERSONS    | 2       | 3
        bridge:12      | _T         | MONTHLY      | EMPLOYED   | 1       | 1
        bridge:12      | _T         | MONTHLY      | UNEMPLOYED | 0       | 1
        bridge:12      | _T         | _Z           | PERSONS    | 1       | 3
        bridge:UNKNOWN | _T         | MONTHLY      | EMPLOYED   | 1       | 2
        bridge:UNKNOWN | _T         | MONTHLY      | UNEMPLOYED | 1       | 2
        bridge:UNKNOWN | _T         | _Z           | PERSONS    | 2       | 5
        bridge:_T      | _T         | MONTHLY      | EMPLOYED   | 3       | 3
        bridge:_T      | _T         | MONTHLY      | UNEMPLOYED | 0       | 3
        bridge:_T      | _T         | _Z           | PERSONS    | 3       |`),
    );
  });

  it("keep the orders of status and the backgrounds apart", async () => {
    expect(
      await counted(
        people,
        (row) => row["TABLE_ID"] === "bridge:12" && row["MEASURE"] === "UNEMPLOYED" && row["STATUS_ORDER"] !== "_Z",
      ),
    ).toEqual(
      rows(`
        TABLE_ID  | BACKGROUND | STATUS_ORDER | MEASURE    | persons | base
        bridge:12 | FOREIGN    | ANNUAL       | UNEMPLOYED | 1       | 1
        bridge:12 | FOREIGN    | MONTHLY      | UNEMPLOYED | 0       | 1
        bridge:12 | _T         | ANNUAL       | UNEMPLOYED | 1       | 1
        bridge:12 | _T         | MONTHLY      | UNEMPLOYED | 0       | 1`),
    );
  });

  it("give the persons of a background the smaller of the two wholes they are a part of", async () => {
    expect(
      await counted(people, ({ BACKGROUND, MEASURE }) => BACKGROUND === "FOREIGN" && MEASURE === "PERSONS"),
    ).toEqual(
      rows(`
        TABLE_ID       | BACKGROUND | STATUS_ORDER | MEASURE | persons | base
        bridge:11      | FOREIGN    | _Z           | PERSONS | 1       | 2
        bridge:12      | FOREIGN    | _Z           | PERSONS | 1       | 1
        bridge:UNKNOWN | FOREIGN    | _Z           | PERSONS | 1       | 2
        bridge:_T      | FOREIGN    | _Z           | PERSONS | 2       | 3`),
    );
  });

  it("leave a background with nobody on record no whole, whoever has the activity", async () => {
    const [header = "", ...lines] = people.trim().split("\n");
    const finnish = [header, ...lines.filter((line) => !line.includes("foreign"))].join("\n");
    expect(
      await counted(
        finnish,
        ({ TABLE_ID, BACKGROUND, MEASURE }) =>
          TABLE_ID === "bridge:11" && BACKGROUND === "FOREIGN" && MEASURE === "PERSONS",
      ),
    ).toMatchObject([{ persons: "0", base: "0" }]);
  });

  it("say who pays the employed, from wages alone", async () => {
    const found = await bench.run("count/bridge", { person_month: [people], main_activity: [register] }, values);
    const payers = ["payers", "top_payer_persons", "wage_persons", "top_payer_pay", "pay"];
    const of = (table: string) => {
      const row = found.find(
        (each) =>
          each["TABLE_ID"] === table &&
          each["BACKGROUND"] === "_T" &&
          each["STATUS_ORDER"] === "MONTHLY" &&
          each["MEASURE"] === "EMPLOYED",
      );
      return payers.map((column) => row?.[column]);
    };
    expect(of("bridge:_T")).toEqual(["2", "2", "3", "3000.50", "6000.50"]);
    // p4 is employed without a wage: what they have as a payer does not count.
    expect(of("bridge:UNKNOWN")).toEqual(["0", "0", "0", "0.00", "0.00"]);
    const others = found.filter((row) => row["MEASURE"] !== "EMPLOYED");
    expect(others.every((row) => payers.every((column) => row[column] === ""))).toBe(true);
  });

  it("say how many pay the unemployed by benefits, each once, in months that benefits cover", async () => {
    const more = `${people}
      q1 | KU091 | 40 | foreign | 0.00 | unemployed | unemployed | 0 | | 1 | job_search | fund
      q2 | KU091 | 40 | finnish | 0.00 | unemployed | unemployed | 0 | | 1 | job_search | kela`;
    expect(await benefitPayers(more.replaceAll("job_search", "benefits"))).toEqual(
      rows(`
        TABLE_ID       | STATUS_ORDER | MEASURE    | benefit_payers
        bridge:11      | ANNUAL       | UNEMPLOYED | 0
        bridge:11      | MONTHLY      | UNEMPLOYED | 0
        bridge:12      | ANNUAL       | UNEMPLOYED | 1
        bridge:12      | MONTHLY      | UNEMPLOYED | 0
        bridge:UNKNOWN | ANNUAL       | UNEMPLOYED | 2
        bridge:UNKNOWN | MONTHLY      | UNEMPLOYED | 2
        bridge:_T      | ANNUAL       | UNEMPLOYED | 1
        bridge:_T      | MONTHLY      | UNEMPLOYED | 0`),
    );
    expect(await benefitPayers(more)).toEqual([]);
  });

  it("are a dense grid, the same rows whoever is in it", async () => {
    const [header = "", ...lines] = people.trim().split("\n");
    const one = [header, lines[0]].join("\n");
    const all = await bench.run("count/bridge", { person_month: [people], main_activity: [register] }, values);
    const few = await bench.run("count/bridge", { person_month: [one], main_activity: [register] }, values);
    expect(key(few)).toEqual(key(all));
    expect(new Set(key(all)).size).toBe(4 * 2 * (1 + 4 * 2));
    expect(all.every((row) => row["TIME_PERIOD"] === "2024-12" && row["SEX"] === "_T")).toBe(true);
  });

  it("have no statuses where work was not collected, but still the persons", async () => {
    const uncovered = people.replaceAll(/1( +\| job_search)/g, "0$1");
    const found = await counted(uncovered, (row) => row["TABLE_ID"] === "bridge:11" && row["BACKGROUND"] === "_T");
    expect(found.filter(({ MEASURE }) => MEASURE === "PERSONS").map(({ persons }) => persons)).toEqual(["2"]);
    expect(found.filter(({ MEASURE }) => MEASURE !== "PERSONS").every(({ persons }) => persons === "")).toBe(true);
  });

  it("have statuses as soon as one person's unemployment is covered", async () => {
    const once = people.replaceAll("job_search", "none").replace("none", "job_search");
    const found = await counted(once, (row) => row["TABLE_ID"] === "bridge:11" && row["BACKGROUND"] === "_T");
    expect(found.filter(({ persons }) => persons === "")).toEqual([]);
  });

  it("have neither services nor outside where unemployment comes from benefits", async () => {
    const onBenefits = people.replaceAll("job_search", "benefits");
    const found = await counted(onBenefits, (row) => row["TABLE_ID"] === "bridge:12" && row["BACKGROUND"] === "_T");
    expect(found).toEqual(
      rows(`
        TABLE_ID  | BACKGROUND | STATUS_ORDER | MEASURE     | persons | base
        bridge:12 | _T         | ANNUAL       | EMPLOYED    | 0       | 1
        bridge:12 | _T         | ANNUAL       | IN_SERVICES |         | 1
        bridge:12 | _T         | ANNUAL       | OUTSIDE     |         | 1
        bridge:12 | _T         | ANNUAL       | UNEMPLOYED  | 1       | 1
        bridge:12 | _T         | MONTHLY      | EMPLOYED    | 1       | 1
        bridge:12 | _T         | MONTHLY      | IN_SERVICES |         | 1
        bridge:12 | _T         | MONTHLY      | OUTSIDE     |         | 1
        bridge:12 | _T         | MONTHLY      | UNEMPLOYED  | 0       | 1
        bridge:12 | _T         | _Z           | PERSONS     | 1       | 3`),
    );
  });
});
