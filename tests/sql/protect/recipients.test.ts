import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";
import { proposed } from "./decided.ts";
import type { Values } from "./decided.ts";

const header =
  "SEX | STATUS_ORDER | MEASURE | persons:bigint | payers:bigint | benefit_payers:bigint | collected:integer";

describe("the recipients' rule", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** The rules that each given cell of 200 persons meets, by sex (a cell's name here), order and measure. */
  const decided = async (cells: string, changed: Values = {}): Promise<readonly (readonly string[])[]> => {
    const base = "if(MEASURE = 'PERSONS', null, 200)::bigint";
    const found = await proposed(bench, { counts: `${header}\n${cells}`, same: { base } }, changed);
    return found.map((row) => [row["SEX"] ?? "", row["STATUS_ORDER"] ?? "", row["MEASURE"] ?? "", row["rules"] ?? ""]);
  };

  it("publishes the unemployed by benefits from 3 payers", async () => {
    expect(
      await decided(`
        a | MONTHLY | UNEMPLOYED | 40 | | 2 | 1
        b | MONTHLY | UNEMPLOYED | 40 | | 3 | 1
        c | MONTHLY | UNEMPLOYED | 40 | | 0 | 1`),
    ).toEqual([
      ["a", "MONTHLY", "UNEMPLOYED", "few_benefit_payers derivable"],
      ["b", "MONTHLY", "UNEMPLOYED", ""],
      ["c", "MONTHLY", "UNEMPLOYED", "few_benefit_payers derivable"],
    ]);
  });

  it("publishes them from the fewest recipients, whatever the fewest persons are", async () => {
    const cells = `
      a | MONTHLY | UNEMPLOYED | 14 | | 9 | 1
      b | MONTHLY | UNEMPLOYED | 15 | | 9 | 1
      c | MONTHLY | UNEMPLOYED |  9 | | 9 | 1
      d | MONTHLY | UNEMPLOYED | 14 | |   | 1`;
    expect(await decided(cells, { minimum_recipients: 15 })).toEqual([
      ["a", "MONTHLY", "UNEMPLOYED", "few_recipients derivable"],
      ["b", "MONTHLY", "UNEMPLOYED", ""],
      ["c", "MONTHLY", "UNEMPLOYED", "few_persons few_recipients"],
      ["d", "MONTHLY", "UNEMPLOYED", ""],
    ]);
  });

  it("asks for no payers of benefits where job search shows who is unemployed", async () => {
    expect(await decided("a | MONTHLY | UNEMPLOYED | 40 | | | 1")).toEqual([["a", "MONTHLY", "UNEMPLOYED", ""]]);
  });

  it("withholds the unemployed of both orders when payers hold one back: the employed of both would disclose it", async () => {
    expect(
      await decided(`
        a | ANNUAL  | EMPLOYED   | 60 | 9 |   | 1
        a | ANNUAL  | UNEMPLOYED | 60 |   | 3 | 1
        a | MONTHLY | EMPLOYED   | 80 | 9 |   | 1
        a | MONTHLY | UNEMPLOYED | 40 |   | 2 | 1
        a | _Z      | PERSONS    | 200 |  |   | 1
        b | ANNUAL  | UNEMPLOYED | 60 |   | 3 | 1
        b | MONTHLY | UNEMPLOYED | 40 |   | 3 | 1`),
    ).toEqual([
      ["a", "ANNUAL", "EMPLOYED", ""],
      ["a", "ANNUAL", "UNEMPLOYED", "derivable"],
      ["a", "MONTHLY", "EMPLOYED", ""],
      ["a", "MONTHLY", "UNEMPLOYED", "few_benefit_payers derivable"],
      ["a", "_Z", "PERSONS", ""],
      ["b", "ANNUAL", "UNEMPLOYED", ""],
      ["b", "MONTHLY", "UNEMPLOYED", ""],
    ]);
  });

  it("leaves the other order where one has few persons: their payers do not matter, as they are not published anyway", async () => {
    expect(
      await decided(`
        a | ANNUAL  | UNEMPLOYED | 60 | | 3 | 1
        a | MONTHLY | UNEMPLOYED |  9 | | 1 | 1`),
    ).toEqual([
      ["a", "ANNUAL", "UNEMPLOYED", ""],
      ["a", "MONTHLY", "UNEMPLOYED", "few_persons few_recipients few_benefit_payers"],
    ]);
  });

  it("withholds outside, where it is collected, with the unemployed that payers of either order hold back", async () => {
    expect(
      await decided(`
        a | ANNUAL  | OUTSIDE    | 80 | |   | 1
        a | MONTHLY | OUTSIDE    | 80 | |   | 1
        a | MONTHLY | UNEMPLOYED | 40 | | 2 | 1
        b | MONTHLY | OUTSIDE    | 80 | |   | 1
        b | ANNUAL  | UNEMPLOYED | 40 | | 2 | 1
        c | MONTHLY | OUTSIDE    |    | |   | 0
        c | MONTHLY | UNEMPLOYED | 40 | | 2 | 1
        d | MONTHLY | OUTSIDE    | 80 | |   | 1
        d | MONTHLY | UNEMPLOYED | 40 | | 3 | 1`),
    ).toEqual([
      ["a", "ANNUAL", "OUTSIDE", "residual"],
      ["a", "MONTHLY", "OUTSIDE", "residual"],
      ["a", "MONTHLY", "UNEMPLOYED", "few_benefit_payers derivable"],
      ["b", "MONTHLY", "OUTSIDE", "residual"],
      ["b", "ANNUAL", "UNEMPLOYED", "few_benefit_payers derivable"],
      ["c", "MONTHLY", "OUTSIDE", "not_collected"],
      ["c", "MONTHLY", "UNEMPLOYED", "few_benefit_payers derivable"],
      ["d", "MONTHLY", "OUTSIDE", ""],
      ["d", "MONTHLY", "UNEMPLOYED", ""],
    ]);
  });

  it("says of unemployed who were not collected nothing but that", async () => {
    expect(
      await decided(`
        a | ANNUAL  | UNEMPLOYED | 40 | | 2 | 1
        a | MONTHLY | UNEMPLOYED |    | |   | 0`),
    ).toEqual([
      ["a", "ANNUAL", "UNEMPLOYED", "few_benefit_payers derivable"],
      ["a", "MONTHLY", "UNEMPLOYED", "not_collected"],
    ]);
  });
});
