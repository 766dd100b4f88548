import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reconstructedCounts } from "../../count/known-reports.ts";
import type { KnownReports } from "../../count/known-reports.ts";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const ONE = ["p1 | foreign | F | 40 | 0 | 0 | job_search"];

/** Foreign women of 18-64 years by delay, of a measure and source. */
async function told(given: KnownReports, column = "persons", source = ""): Promise<readonly (string | undefined)[]> {
  const rows = await reconstructedCounts(bench, given);
  return rows
    .filter((row) => row["BACKGROUND"] === "FOREIGN" && row["SEX"] === "F" && row["AGE"] === "Y18T64")
    .filter((row) => row["SOURCE"] === source)
    .map((row) => row[column]);
}

describe("since which delay a report is known", () => {
  // The newest payment month's newest report came ten days after its end, so every month's delivery was made ten days after its end.
  test.each([
    ["paid and received in time", "p1 | y1 | 100 | 2026-01 | 2026-02-10", ["1", "1", "1", "1"]],
    ["received a day after the delivery", "p1 | y1 | 100 | 2026-01 | 2026-02-11", ["0", "1", "1", "1"]],
    ["paid two months later", "p1 | y1 | 100 | 2026-03 | 2026-02-11", ["0", "0", "1", "1"]],
    ["received after the last one", "p1 | y1 | 100 | 2026-01 | 2026-05-11", ["0", "0", "0", "0"]],
    ["of less than a euro", "p1 | y1 | 0.50 | 2026-01 | 2026-02-10", ["1", "1", "1", "1"]],
    ["paid the month before", "p1 | y1 | 100 | 2025-12 | 2026-01-02", ["1", "1", "1", "1"]],
  ])("%s", async (_, report, expected) => {
    expect(await told({ persons: ONE, wages: [report] })).toEqual(expected);
  });

  test("what is known stays known up to the last delay that is asked for", async () => {
    const wages = ["p1 | y1 | 100 | 2026-01 | 2026-02-10"];
    expect(await told({ persons: ONE, wages, values: { delays: 2 } })).toEqual(["1", "1", "1"]);
  });

  test("a report without a day counts once it is paid, where all but one in a hundred have one", async () => {
    const wages = Array.from({ length: 99 }, () => "p2 | y1 | 1 | 2026-01 | 2026-02-01");
    const undated = "p1 | y1 | 100 | 2026-02 | ";
    const persons = [...ONE, "p2 | foreign | M | 40 | 0 | 0 | job_search"];
    expect(await told({ persons, wages: [...wages, undated] })).toEqual(["0", "1", "1", "1"]);
    expect(await told({ persons, wages: [...wages.slice(1), undated] })).toEqual([]);
  });

  test("reports of another month, paid with those of this one, do not matter", async () => {
    const paid = "p1 | y1 | 100 | 2026-01 | 2026-02-10";
    const others = Array.from({ length: 5 }, () => "p1 | y2 | 100 | 2026-02 | | 2026-02");
    expect(await told({ persons: ONE, wages: [paid, ...others] })).toEqual(["1", "1", "1", "1"]);
    const unemployed = ["p1 | foreign | F | 40 | 0 | 1 | benefits"];
    const benefits = [paid, ...others];
    expect(await told({ persons: unemployed, benefits }, "persons", "benefits")).toEqual(["1", "1", "1", "1"]);
  });

  test("nothing is counted where no report has a day, and no day after the delivery counts", async () => {
    const wages = ["p1 | y1 | 100 | 2026-01 | 2026-02-10"];
    expect(await told({ persons: ONE, wages, received: "" })).toEqual([]);
    expect(await told({ persons: ONE, wages, received: "2026-05-16 00:00:00" })).toEqual([]);
  });
});

describe("who is employed at a delay", () => {
  test("the reports known by then decide: a correction takes away, and the threshold is exceeded once it is", async () => {
    const paid = "p1 | y1 | 100 | 2026-01 | 2026-02-01";
    const corrected = "p1 | y1 | -100 | 2026-02 | 2026-03-01";
    expect(await told({ persons: ONE, wages: [paid, corrected] })).toEqual(["1", "0", "0", "0"]);
    const more = "p1 | y1 | 1 | 2026-03 | 2026-03-01";
    const values = { work_pay_threshold: 100 };
    expect(await told({ persons: ONE, wages: [paid, more], values })).toEqual(["0", "0", "1", "1"]);
    const another = "p1 | y2 | 1 | 2026-03 | 2026-03-01";
    expect(await told({ persons: ONE, wages: [paid, another], values })).toEqual(["0", "0", "0", "0"]);
  });

  test("one payer above the threshold is enough, whatever another pays", async () => {
    const wages = ["p1 | y1 | 150 | 2026-01 | 2026-02-01", "p1 | y2 | 50 | 2026-01 | 2026-02-01"];
    expect(await told({ persons: ONE, wages, values: { work_pay_threshold: 100 } })).toEqual(["1", "1", "1", "1"]);
  });

  test("the self-employed are from the first delay on", async () => {
    expect(await told({ persons: ["p1 | foreign | F | 40 | 1 | 0 | job_search"] })).toEqual(["1", "1", "1", "1"]);
  });

  test("payers are those known by then, each person's that of most of the pay", async () => {
    const wages = [
      "p1 | y1 | 100 | 2026-01 | 2026-02-01",
      "p1 | y2 | 300 | 2026-02 | 2026-03-01",
      "p2 | y1 | 50 | 2026-03 | 2026-03-01",
    ];
    const given = { persons: [...ONE, "p2 | foreign | F | 50 | 0 | 0 | job_search"], wages };
    expect(await told(given, "payers")).toEqual(["1", "1", "2", "2"]);
    expect(await told(given, "top_payer_pay")).toEqual(["100.00", "400.00", "400.00", "400.00"]);
    expect(await told(given, "pay")).toEqual(["100.00", "400.00", "450.00", "450.00"]);
    expect(await told(given, "wage_persons")).toEqual(["1", "1", "2", "2"]);
  });
});

describe("who is unemployed at a delay", () => {
  const seeker = ["p1 | foreign | F | 40 | 0 | 1 | job_search"];
  const wages = ["p1 | y1 | 100 | 2026-02 | 2026-03-01"];

  test("a job seeker until work is known", async () => {
    expect(await told({ persons: seeker, wages }, "persons", "job_search")).toEqual(["1", "0", "0", "0"]);
  });

  test("each of those who are alike", async () => {
    const alike = [...seeker, "p2 | foreign | F | 40 | 0 | 1 | job_search"];
    expect(await told({ persons: alike }, "persons", "job_search")).toEqual(["2", "2", "2", "2"]);
    const paid = ["p1", "p2"].map((person) => `${person} | y1 | 100 | 2026-01 | 2026-02-01`);
    expect(await told({ persons: alike, wages: paid })).toEqual(["2", "2", "2", "2"]);
    expect(await told({ persons: alike, wages: paid }, "top_payer_pay")).toEqual(
      alike.flatMap(() => ["200.00", "200.00"]),
    );
  });

  test("whoever has a known benefit, and no known work, whether job search covers the month or not", async () => {
    const benefits = ["p1 | kela | 500 | 2026-02 | 2026-03-12"];
    expect(await told({ persons: seeker, benefits }, "persons", "benefits")).toEqual(["0", "0", "1", "1"]);
    expect(await told({ persons: seeker, benefits }, "benefit_payers", "benefits")).toEqual(["0", "0", "1", "1"]);
    const later = ["p1 | y1 | 100 | 2026-04 | 2026-04-20"];
    expect(await told({ persons: seeker, benefits, wages: later }, "persons", "benefits")).toEqual([
      "0",
      "0",
      "1",
      "0",
    ]);
  });

  test("a benefit without a day counts once it is paid, where all but one in a hundred have one", async () => {
    const dated = Array.from({ length: 99 }, () => "p2 | kela | 500 | 2026-01 | 2026-02-01");
    const undated = "p1 | kela | 500 | 2026-02 | ";
    expect(await told({ persons: seeker, benefits: [...dated, undated] }, "persons", "benefits")).toEqual([
      "0",
      "1",
      "1",
      "1",
    ]);
    expect(await told({ persons: seeker, benefits: [...dated.slice(1), undated] }, "persons", "benefits")).toEqual([]);
  });

  test("a source that does not cover the month has no rows, and benefits none beyond their own newest month", async () => {
    const without = ["p1 | foreign | F | 40 | 0 | 1 | benefits"];
    expect(await told({ persons: without }, "persons", "job_search")).toEqual([]);
    expect(await told({ persons: without, values: { benefits_covered: 0 } }, "persons", "benefits")).toEqual([]);
    const values = { benefits_until: "2026-02", benefits_delivered: "2026-05-15" };
    expect(await told({ persons: without, values }, "persons", "benefits")).toEqual(["0", "0"]);
  });
});

test("a cell with nobody in it has no persons, payers nor pay; of a group with nobody the base is 0", async () => {
  const rows = await reconstructedCounts(bench, { persons: ONE });
  const columns = ["persons", "payers", "top_payer_persons", "wage_persons", "top_payer_pay", "pay", "benefit_payers"];
  const of = (BACKGROUND: string, SOURCE: string) => {
    const row = rows.find(
      (one) => one["BACKGROUND"] === BACKGROUND && one["SOURCE"] === SOURCE && one["AGE"] === "Y18T64",
    );
    return [...columns, "base"].map((column) => row?.[column]);
  };
  const [money, none] = ["0.00", ""];
  expect(of("FOREIGN", "")).toEqual(["0", "0", "0", "0", money, money, none, "1"]);
  expect(of("FINNISH", "")).toEqual(["0", "0", "0", "0", money, money, none, "0"]);
  expect(of("FINNISH", "benefits")).toEqual(["0", none, none, none, none, none, "0", "0"]);
});

test("rows are those of backgrounds, sexes and ages, with their persons, in the order of the keys; others are in none", async () => {
  const persons = [
    ...ONE,
    "p2 | foreign | F | 20 | 0 | 0 | job_search",
    "p3 | unknown | F | 40 | 0 | 0 | job_search",
    "p4 | foreign |   | 40 | 0 | 0 | job_search",
    "p5 | foreign | F | 70 | 0 | 0 | job_search",
  ];
  const rows = await reconstructedCounts(bench, { persons });
  expect(rows).toHaveLength(4 * 3 * 8);
  const foreignWomen = rows.filter((row) => row["BACKGROUND"] === "FOREIGN" && row["SEX"] === "F");
  expect(new Set(foreignWomen.map((row) => `${row["AGE"]} ${row["base"]}`))).toEqual(new Set(["Y18T29 1", "Y18T64 2"]));
  const keys = rows.map((row) =>
    ["DELAY", "SOURCE", "BACKGROUND", "SEX", "AGE", "MEASURE"].map((name) => row[name]).join(" "),
  );
  expect(keys).toEqual(keys.toSorted());
});
