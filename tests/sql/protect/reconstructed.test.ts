import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBench } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";
import { parameters } from "./parameters.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const COUNTS =
  `TIME_PERIOD | DELAY:integer | SOURCE | REF_AREA | BACKGROUND | SEX | AGE | STATUS_ORDER | MEASURE | persons:bigint | base:bigint
  | payers:bigint | top_payer_persons:bigint | wage_persons:bigint | top_payer_pay:decimal(18,2) | pay:decimal(18,2) | benefit_payers:bigint`.replace(
    "\n",
    "",
  );
const DECISIONS =
  "TIME_PERIOD | BACKGROUND | SEX | AGE | TABLE_ID | REF_AREA | STATUS_ORDER | MEASURE | OBS_VALUE:integer | LEAST:integer | MOST:integer";

/** What became of the month's own counts: the employed and the unemployed, with or without a value. */
const own = (value = "900"): readonly string[] =>
  ["EMPLOYED", "UNEMPLOYED"].map(
    (measure) => `2026-01 | FOREIGN | F | Y18T64 | by_background | C6 | MONTHLY | ${measure} | ${value} | 0 |`,
  );

/** A count of foreign women: persons, base, payers and the top one's part, or the benefits' payers. */
const employed = (persons: number, { base = 2000, payers = 9, top = 10, topPay = 10 } = {}): string =>
  `2026-01 | 0 |  | C6 | FOREIGN | F | Y18T64 | MONTHLY | EMPLOYED | ${persons} | ${base} | ${payers} | ${top} | 100 | ${topPay} | 100 |`;
const onBenefits = (persons: number, payers: number): string =>
  `2026-01 | 0 | benefits | C6 | FOREIGN | F | Y18T64 | MONTHLY | UNEMPLOYED | ${persons} | 2000 | | | | | | ${payers}`;

const proposals = (count: string, decisions: readonly string[] = own()): Promise<readonly TextRow[]> =>
  bench.run(
    "protect/reconstructed_proposals",
    { counts: [`${COUNTS}\n${count}`], decisions: [[DECISIONS, ...decisions].join("\n")] },
    { ...parameters, minimum_group: 1000, table_id: "by_background", ref_area: "C6" },
  );

const valueOf = async (count: string, decisions = own()): Promise<string | undefined> =>
  (await proposals(count, decisions))[0]?.["OBS_VALUE"];

describe("a reconstructed count", () => {
  test.each([
    ["is rounded, halves upwards", employed(1235), "1240"],
    ["of 20 is published", employed(20), "20"],
    ["of 19 is not, as no city is looked at", employed(19), ""],
    ["of a group under 1 000 is not", employed(500, { base: 999 }), ""],
    ["of a group of 1 000 is", employed(500, { base: 1000 }), "500"],
    ["that leaves fewer than 10 others is not", employed(1991), ""],
    ["that leaves 10 is", employed(1990), "1990"],
    ["of four payers is not", employed(500, { payers: 4 }), ""],
    ["with a payer of more than 75 % of the wage earners is not", employed(500, { top: 76 }), ""],
    ["with a payer of more than 75 % of the pay is not", employed(500, { topPay: 76 }), ""],
    ["with a payer of exactly so much is", employed(500, { top: 75, topPay: 75 }), "500"],
    ["of recipients of two payers is not", onBenefits(500, 2), ""],
    ["of recipients of three is", onBenefits(500, 3), "500"],
  ])("%s", async (_, count, expected) => {
    expect(await valueOf(count)).toBe(expected);
  });

  test("has the limits that its value leaves it, or its smallness, and those of the persons that are public", async () => {
    const persons = "2026-01 | FOREIGN | F | Y18T64 | by_background | C6 | _Z | PERSONS | 2000 | 1995 | 2004";
    const limits = async (count: string) =>
      (await proposals(count, [...own(), persons])).map((row) =>
        ["LEAST", "MOST", "BASE_LEAST", "BASE_MOST"].map((name) => row[name]),
      );
    expect(await limits(employed(1234))).toEqual([["1225", "1234", "1995", "2004"]]);
    expect(await limits(employed(22))).toEqual([["20", "24", "1995", "2004"]]);
    expect(await limits(employed(3))).toEqual([["0", "19", "1995", "2004"]]);
    expect(await limits(employed(500, { payers: 1 }))).toEqual([["0", "", "1995", "2004"]]);
  });

  test("is withheld where the month's own count is, or was not published: the one would disclose the other", async () => {
    expect(await valueOf(employed(500), own())).toBe("500");
    expect(await valueOf(employed(500), own(""))).toBe("");
    expect(await valueOf(employed(500), [])).toBe("");
    expect(
      await valueOf(
        employed(500),
        own().map((line) => line.replace("by_background", "by_language")),
      ),
    ).toBe("");
  });

  test("leaves the store with its key, value and status; what the audit withholds is like any other", async () => {
    const [row] = await proposals(employed(1235));
    const header =
      "TIME_PERIOD | DELAY:integer | SOURCE | REF_AREA | BACKGROUND | SEX | AGE | STATUS_ORDER | MEASURE | persons:integer | OBS_VALUE:integer";
    const line = "2026-01 | 0 | | C6 | FOREIGN | F | Y18T64 | MONTHLY | EMPLOYED | 1235 |";
    const given = [header, ...[row?.["OBS_VALUE"], "50", ""].map((value) => `${line} ${value}`)].join("\n");
    const published = await bench.run(
      "protect/reconstructed",
      { proposals: [given] },
      { suppressed: "[1]", vintage: "2026-05-15" },
    );
    expect(published.map((one) => [one["OBS_VALUE"], one["OBS_STATUS"], one["VINTAGE"]])).toEqual([
      ["1240", "A", "2026-05-15"],
      ["", "Q", "2026-05-15"],
      ["", "Q", "2026-05-15"],
    ]);
    expect(Object.keys(published[0]!)).not.toContain("persons");
  });
});
