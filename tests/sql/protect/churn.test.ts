import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqlText } from "../../../src/database/sql.ts";
import { givenPersonMonths } from "../../count/usual-person-months.ts";
import { copied, openBench } from "../given.ts";
import type { Bench } from "../given.ts";
import { cellsFile, withCodes } from "../count/counted.ts";
import { grid } from "./churn-grid.ts";

const header =
  "person_id | ref_area | sex | age:integer | background | stay_months:integer | status_monthly | status_annual | payers_before";

/** Who was outside and is employed, since a vintage. */
const entered = (vintage: string): readonly string[] => [`${vintage} EMPLOYED: 1`, `${vintage} OUTSIDE: 1`];

/** The lines that hold each of the words. */
const only = (found: readonly string[], ...words: readonly string[]): readonly string[] =>
  found.filter((line) => words.every((word) => ` ${line}`.includes(` ${word}`)));

describe("churn of a month's cells between two vintages", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  const people = (text: string): Promise<string> => givenPersonMonths(bench, `${header}\n${text}`);

  /** The file of the changes between two texts of people. */
  const changes = async (before: string, now: string): Promise<string> => {
    const files = { before: [await people(before)], person_month: [await people(now)] };
    const path = `${files.person_month[0]}.changes.parquet`;
    await bench.session.run(`copy (${sqlText("protect/changes")}) to '${path}' (format parquet)`, files);
    return path;
  };

  /** Churn since each base, by which changes it begins with. */
  const churnSince = async (bases: Readonly<Record<string, number>>, files: readonly string[]) => {
    const given = Object.entries(bases).map(([name, begins]) => ({ name, begins }));
    const cells = await cellsFile(bench, grid, `${bench.folder}/cells.parquet`);
    const values = { ...grid, bases: JSON.stringify(given), changes: files, cells: [cells] };
    const file = `${bench.folder}/churn.parquet`;
    await bench.session.run(copied("protect/churn", file), values);
    return withCodes(bench, file, cells);
  };

  /** Churn by cell, `area sex age category order measure: churn`, of the table of backgrounds, of stays or by reporting. */
  const churn = async (before: string, now: string, table = "all"): Promise<readonly string[]> => {
    const found = await churnSince({ v1: 0 }, [await changes(before, now)]);
    return found
      .filter((row) => row["TABLE_ID"] === table)
      .map((row) => {
        const category = table === "stay" ? row["STAY"] : row["BACKGROUND"];
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
      "p1 | KU049 | F | 35 | finnish | | unemployed | unemployed",
      "p1 | KU049 | F | 35 | finnish | | employed | unemployed",
    );
    expect(only(found, "C6", "Y18T64 FINNISH")).toEqual([
      "C6 F Y18T64 FINNISH MONTHLY EMPLOYED: 1",
      "C6 F Y18T64 FINNISH MONTHLY UNEMPLOYED: 1",
      "C6 _T Y18T64 FINNISH MONTHLY EMPLOYED: 1",
      "C6 _T Y18T64 FINNISH MONTHLY UNEMPLOYED: 1",
    ]);
    expect(only(found, "ANNUAL")).toEqual([]);
    expect(only(found, "PERSONS:")).toEqual([]);
  });

  it("counts whose payer has reported since among the silent, then among the reporting, and nowhere else", async () => {
    const [silent, heard] = ["silent", "reporting"].map((said) => `${person} | ${said}`);
    expect(await churn(silent!, heard!)).toEqual([]);
    expect(only(await churn(silent!, heard!, "reporting"), "KU049", "_T Y18T64")).toEqual([
      "KU049 _T Y18T64 FINNISH_REPORTING _Z PERSONS: 1",
      "KU049 _T Y18T64 FINNISH_SILENT _Z PERSONS: 1",
    ]);
    expect(await churn(person, silent!, "reporting")).toHaveLength(2 * 2);
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
    const found = await churn(person, "p1 | KU091 | F | 35 | finnish | | employed | employed");
    expect(only(found, "C6 _T _T _T MONTHLY")).toEqual([
      "C6 _T _T _T MONTHLY EMPLOYED: 1",
      "C6 _T _T _T MONTHLY OUTSIDE: 1",
    ]);
    expect(only(found, "KU091 _T _T _T")).toEqual([
      "KU091 _T _T _T ANNUAL EMPLOYED: 1",
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

  /** The moves of a table: who was in a part and is in another, by how many. */
  const moves = async (before: string, now: string): Promise<readonly number[]> => {
    await bench.session.run(sqlText("protect/churn/01_moves"), { ...grid, changes: [await changes(before, now)] });
    const found = await bench.session.rows("select persons from moves where table_id = 'all'");
    return found.map((row) => Number(row["persons"]));
  };

  it("counts the persons of a table who move alike together, whatever their ages within a band", async () => {
    const [before, now] = ["outside | outside", "employed | employed"].map((status) =>
      [35, 36].map((age) => `p${age} | KU049 | F | ${age} | finnish | | ${status}`).join("\n"),
    );
    expect(await moves(before!, now!)).toEqual([2]);
  });

  it("does not count as moved whose change is none of the table's", async () => {
    expect(await moves(person, person.replace("35", "36"))).toEqual([]);
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
    const found = await churnSince({ v1: 0 }, [await changes("", person)]);
    expect(new Set(found.map((row) => row["MEASURED"]))).toEqual(new Set(["v1"]));
  });

  const employed = person.replace("| outside | outside", "| employed | employed");
  const unemployed = person.replace("| outside | outside", "| unemployed | unemployed");

  /** Churn since v0, v1, … of one cell, in the monthly order or of persons, where every text of people followed the one before. */
  const sinceEach = async (texts: readonly string[]): Promise<readonly string[]> => {
    const files: string[] = [];
    for (const [index, text] of texts.slice(1).entries()) files.push(await changes(texts[index] ?? "", text));
    const found = await churnSince(Object.fromEntries(files.map((_, index) => [`v${index}`, index])), files);
    return found
      .filter((row) => row["TABLE_ID"] === "all" && row["REF_AREA"] === "KU049" && row["STATUS_ORDER"] !== "ANNUAL")
      .filter((row) => row["SEX"] === "F" && row["AGE"] === "_T" && row["BACKGROUND"] === "_T")
      .map((row) => `${row["MEASURED"]} ${row["MEASURE"]}: ${row["churn"]}`);
  };

  it.each([
    {
      who: "changes twice",
      texts: [person, employed, unemployed],
      expected: ["v0 OUTSIDE: 1", "v0 UNEMPLOYED: 1", "v1 EMPLOYED: 1", "v1 UNEMPLOYED: 1"],
    },
    {
      who: "changes and changes back",
      texts: [person, employed, person],
      expected: ["v1 EMPLOYED: 1", "v1 OUTSIDE: 1"],
    },
    { who: "changes once, and stays so", texts: [person, person, employed], expected: ["v0", "v1"].flatMap(entered) },
    { who: "changed before a vintage only", texts: [person, employed, employed], expected: entered("v0") },
    { who: "leaves and comes back", texts: [person, "", person], expected: ["v1 OUTSIDE: 1", "v1 PERSONS: 1"] },
    { who: "enters and leaves", texts: ["", person, ""], expected: ["v1 OUTSIDE: 1", "v1 PERSONS: 1"] },
    {
      who: "leaves and comes back as somebody else",
      texts: [person, "", employed],
      expected: ["v0 EMPLOYED: 1", "v0 OUTSIDE: 1", "v1 EMPLOYED: 1", "v1 PERSONS: 1"],
    },
  ])("counts since each of several vintages who $who", async ({ texts, expected }) => {
    expect(await sinceEach(texts)).toEqual(expected);
  });

  it("reads a file each time that it comes: people went back to what they were, and changed in the same way", async () => {
    const [there, back] = [await changes(person, employed), await changes(employed, person)];
    const found = await churnSince({ v0: 0, v1: 1, v2: 2 }, [there, back, there]);
    const churned = found.filter((row) => row["TABLE_ID"] === "all").map((row) => row["MEASURED"]);
    expect(new Set(churned)).toEqual(new Set(["v0", "v2"]));
    expect(new Set(found.map((row) => row["churn"]))).toEqual(new Set(["1"]));
  });

  it("gives the churn since two vintages with the same people to each of them", async () => {
    const found = await churnSince({ v1: 0, v2: 0 }, [await changes("", person)]);
    const [first, second] = ["v1", "v2"].map((name) => found.filter((row) => row["MEASURED"] === name));
    expect(first?.length).toBeGreaterThan(0);
    expect(second).toEqual(first?.map((row) => ({ ...row, MEASURED: "v2" })));
    expect(found).toEqual([...(first ?? []), ...(second ?? [])]);
  });
});
