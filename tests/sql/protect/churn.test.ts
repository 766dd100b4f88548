import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gridParameters } from "../../../src/count/parameters.ts";
import type { CountTable } from "../../../src/count/declarations.ts";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";

const names = { fi: "", sv: "", en: "" };
const code = (text: string) => ({ code: text, names });

const backgrounds: CountTable = {
  id: "all",
  names,
  persons: "all",
  breakdown: { dimension: "BACKGROUND", names, categories: ["FOREIGN", "FINNISH", "_T"].map(code) },
  ages: ["_T", "Y18T64", "Y18T29"],
};
const stays: CountTable = {
  id: "stay",
  names,
  persons: "foreign",
  breakdown: { dimension: "STAY", names, categories: ["Y_LT1", "Y1T4", "UNKNOWN"].map(code) },
  ages: ["_T"],
};

const grid = gridParameters({
  tables: [backgrounds, stays],
  areas: [
    { ...code("KU049"), cities: ["KU049"] },
    { ...code("KU091"), cities: ["KU091"] },
    { ...code("C6"), cities: ["KU049", "KU091"] },
  ],
  ages: [
    { ...code("_T"), from: 0, to: null },
    { ...code("Y18T64"), from: 18, to: 64 },
    { ...code("Y18T29"), from: 18, to: 29 },
  ],
});

const header =
  "person_id | ref_area | sex | age:integer | background | stay_months:integer | status_monthly | status_annual";

/** The lines that hold each of the words. */
const only = (found: readonly string[], ...words: readonly string[]): readonly string[] =>
  found.filter((line) => words.every((word) => ` ${line}`.includes(` ${word}`)));

describe("churn of a month's cells between two vintages", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const people = async (text: string): Promise<string> => {
    const path = await bench.given(`${header}\n${text}`);
    await bench.session.run(
      `copy (select *, 'first' as generation, 'foreign' as language, 'study' as permit_ground from read_parquet('${path}'))
       to '${path}.month.parquet' (format parquet)`,
    );
    return `${path}.month.parquet`;
  };

  /** Churn by cell, `area sex age category order measure: churn`, of the table of backgrounds or of stays. */
  const churn = async (before: string, now: string, table = "all"): Promise<readonly string[]> => {
    const files = { before: [await people(before)], person_month: [await people(now)] };
    const found = await bench.run("protect/churn", {}, { ...files, ...grid, base: "v1", month: "2026-06" });
    return found
      .filter((row) => row["TABLE_ID"] === table)
      .map((row) => {
        const category = table === "all" ? row["BACKGROUND"] : row["STAY"];
        const cell = [row["REF_AREA"], row["SEX"], row["AGE"], category, row["STATUS_ORDER"], row["MEASURE"]].join(" ");
        return `${cell}: ${row["churn"]}`;
      });
  };

  const person = "p1 | KU049 | F | 35 | finnish | | outside | outside";

  it("is nothing where nobody changed", async () => {
    expect(await churn(person, person)).toEqual([]);
  });

  it.each(["entered", "left"])("counts a person who %s in every cell of theirs, and in no other", async (how) => {
    const both = [person, `${person}\n p2 | KU091 | M | 70 | foreign | 5 | employed | unemployed`] as const;
    const [before, now] = how === "entered" ? both : [both[1], both[0]];
    const found = await churn(before, now);
    expect(found).toEqual(
      ["C6", "KU091"].flatMap((area) =>
        ["M", "_T"].flatMap((sex) =>
          ["FOREIGN", "_T"].flatMap((background) =>
            ["ANNUAL UNEMPLOYED", "MONTHLY EMPLOYED", "_Z PERSONS"].map(
              (measure) => `${area} ${sex} _T ${background} ${measure}: 1`,
            ),
          ),
        ),
      ),
    );
    expect(await churn(before, now, "stay")).toHaveLength(2 * 2 * 3);
  });

  it("counts a changed status in both statuses, in one order only, and not among persons", async () => {
    const found = await churn(
      "p1 | KU049 | F | 35 | finnish | | outside | outside",
      "p1 | KU049 | F | 35 | finnish | | employed | outside",
    );
    expect(only(found, "C6", "Y18T64 FINNISH")).toEqual([
      "C6 F Y18T64 FINNISH MONTHLY EMPLOYED: 1",
      "C6 F Y18T64 FINNISH MONTHLY OUTSIDE: 1",
      "C6 _T Y18T64 FINNISH MONTHLY EMPLOYED: 1",
      "C6 _T Y18T64 FINNISH MONTHLY OUTSIDE: 1",
    ]);
    expect(only(found, "ANNUAL")).toEqual([]);
    expect(only(found, "PERSONS:")).toEqual([]);
  });

  it("counts who moved in both cities and not in all of them together", async () => {
    const found = await churn(person, person.replace("KU049", "KU091"));
    expect(only(found, "_T _T _T", "PERSONS:")).toEqual([
      "KU049 _T _T _T _Z PERSONS: 1",
      "KU091 _T _T _T _Z PERSONS: 1",
    ]);
    expect(only(found, "C6")).toEqual([]);
  });

  it("counts in all cities together what else changed for who moved", async () => {
    const found = await churn(person, "p1 | KU091 | F | 35 | finnish | | employed | outside");
    expect(only(found, "C6 _T _T _T")).toEqual(["C6 _T _T _T MONTHLY EMPLOYED: 1", "C6 _T _T _T MONTHLY OUTSIDE: 1"]);
    expect(only(found, "KU091 _T _T _T")).toEqual([
      "KU091 _T _T _T ANNUAL OUTSIDE: 1",
      "KU091 _T _T _T MONTHLY EMPLOYED: 1",
      "KU091 _T _T _T _Z PERSONS: 1",
    ]);
  });

  it("counts two persons who changed places, though the count is what it was", async () => {
    const found = await churn(
      "p1 | KU049 | F | 35 | finnish | | employed | employed\n p2 | KU049 | F | 36 | finnish | | outside | outside",
      "p1 | KU049 | F | 35 | finnish | | outside | outside\n p2 | KU049 | F | 36 | finnish | | employed | employed",
    );
    expect(only(found, "KU049 F Y18T64 _T MONTHLY")).toEqual([
      "KU049 F Y18T64 _T MONTHLY EMPLOYED: 2",
      "KU049 F Y18T64 _T MONTHLY OUTSIDE: 2",
    ]);
    expect(only(found, "PERSONS:")).toEqual([]);
  });

  it("counts who turns out to be of another age in the groups that they enter or leave, not in those that hold both ages", async () => {
    const found = await churn(person, person.replace("35", "29"));
    expect(only(found, "C6 _T", "_T _Z PERSONS:")).toEqual(["C6 _T Y18T29 _T _Z PERSONS: 1"]);
    expect(await churn(person, person.replace("35", "64"))).toEqual([]);
    expect(only(await churn(person, person.replace("35", "65")), "C6 F", "FINNISH _Z PERSONS:")).toEqual([
      "C6 F Y18T64 FINNISH _Z PERSONS: 1",
    ]);
  });

  it("counts a corrected sex in both, and not in both together", async () => {
    const found = await churn(person, person.replace("F", "M"));
    expect(only(found, "C6", "_T _T _Z PERSONS:")).toEqual(["C6 F _T _T _Z PERSONS: 1", "C6 M _T _T _Z PERSONS: 1"]);
  });

  it("counts who was not in a table of some, and is now, as entered there", async () => {
    const foreign = person.replace("finnish |", "foreign | 20");
    expect(only(await churn(person, foreign, "stay"), "C6 _T", "PERSONS:")).toEqual(["C6 _T _T Y1T4 _Z PERSONS: 1"]);
    expect(only(await churn(person, foreign), "C6 _T _T", "PERSONS:")).toEqual([
      "C6 _T _T FINNISH _Z PERSONS: 1",
      "C6 _T _T FOREIGN _Z PERSONS: 1",
    ]);
  });

  it("sees a stay that is months longer only where the band is another", async () => {
    const newcomer = "p1 | KU049 | F | 35 | foreign | 3 | outside | outside";
    expect(await churn(newcomer, newcomer.replace(" 3 |", " 11 |"), "stay")).toEqual([]);
    expect(only(await churn(newcomer, newcomer.replace(" 3 |", " 12 |"), "stay"), "C6 F", "PERSONS:")).toEqual([
      "C6 F _T Y1T4 _Z PERSONS: 1",
      "C6 F _T Y_LT1 _Z PERSONS: 1",
    ]);
    expect(only(await churn(newcomer, newcomer.replace(" 3 |", " |"), "stay"), "C6 F", "PERSONS:")).toEqual([
      "C6 F _T UNKNOWN _Z PERSONS: 1",
      "C6 F _T Y_LT1 _Z PERSONS: 1",
    ]);
  });

  it("names the vintage that it counts from", async () => {
    const files = { before: [await people("")], person_month: [await people(person)] };
    const found = await bench.run("protect/churn", {}, { ...files, ...grid, base: "v1", month: "2026-06" });
    expect(new Set(found.map((row) => `${row["MEASURED"]} ${row["TIME_PERIOD"]}`))).toEqual(new Set(["v1 2026-06"]));
  });
});
