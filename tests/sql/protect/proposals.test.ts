import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";
import { proposed } from "./decided.ts";

const header =
  "SEX | STATUS_ORDER | MEASURE | persons:bigint | base:bigint | payers:bigint | top_payer_persons:bigint | wage_persons:bigint | top_payer_pay:decimal(18,2) | pay:decimal(18,2) | collected:integer";

describe("the owners' rules", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  /** The rules that each given cell meets, by sex (a cell's name here), order and measure. */
  const rulesOf = async (cells: string): Promise<readonly (readonly string[])[]> => {
    const found = await proposed(bench, { counts: `${header}\n${cells}` });
    return found.map((row) => [row["SEX"] ?? "", row["STATUS_ORDER"] ?? "", row["MEASURE"] ?? "", row["rules"] ?? ""]);
  };

  it("publishes all persons of a group, who have no others, from 10", async () => {
    expect(
      await rulesOf(`
        a | _Z | PERSONS |  9 | | | | | | | 1
        b | _Z | PERSONS | 10 | | | | | | | 1
        c | _Z | PERSONS |  0 | | | | | | | 1`),
    ).toEqual([
      ["a", "_Z", "PERSONS", "few_persons"],
      ["b", "_Z", "PERSONS", ""],
      ["c", "_Z", "PERSONS", "few_persons"],
    ]);
  });

  it("publishes the persons of a category when at least 10 of its group are in others", async () => {
    expect(
      await rulesOf(`
        a | _Z | PERSONS | 90 | 100 | | | | | | 1
        b | _Z | PERSONS | 91 | 100 | | | | | | 1
        c | _Z | PERSONS | 99 | 100 | | | | | | 1
        d | _Z | PERSONS | 100 | 100 | | | | | | 1
        e | _Z | PERSONS |  9 | 100 | | | | | | 1`),
    ).toEqual([
      ["a", "_Z", "PERSONS", ""],
      ["b", "_Z", "PERSONS", "few_others"],
      ["c", "_Z", "PERSONS", "few_others"],
      ["d", "_Z", "PERSONS", "few_others"],
      ["e", "_Z", "PERSONS", "few_persons"],
    ]);
  });

  it("withholds a status of which it is not known how many do not have it", async () => {
    expect(await rulesOf("a | MONTHLY | UNEMPLOYED | 50 | | | | | | | 1")).toEqual([
      ["a", "MONTHLY", "UNEMPLOYED", "few_others"],
    ]);
  });

  it("publishes a status when at least 10 have it and at least 10 do not", async () => {
    expect(
      await rulesOf(`
        a | MONTHLY | UNEMPLOYED |  9 | 100 | | | | | | 1
        b | MONTHLY | UNEMPLOYED | 10 |  20 | | | | | | 1
        c | MONTHLY | UNEMPLOYED | 11 |  20 | | | | | | 1
        d | MONTHLY | UNEMPLOYED |  5 |   9 | | | | | | 1`),
    ).toEqual([
      ["a", "MONTHLY", "UNEMPLOYED", "few_persons"],
      ["b", "MONTHLY", "UNEMPLOYED", ""],
      ["c", "MONTHLY", "UNEMPLOYED", "few_others"],
      ["d", "MONTHLY", "UNEMPLOYED", "few_persons few_others"],
    ]);
  });

  it("publishes the employed from 5 payers, none with more than 75 % of the persons or of the pay", async () => {
    expect(
      await rulesOf(`
        a | MONTHLY | EMPLOYED | 40 | 100 | 4 | 10 | 40 | 100.00 | 400.00 | 1
        b | MONTHLY | EMPLOYED | 40 | 100 | 5 | 10 | 40 | 100.00 | 400.00 | 1
        c | MONTHLY | EMPLOYED | 40 | 100 | 5 | 30 | 40 | 100.00 | 400.00 | 1
        d | MONTHLY | EMPLOYED | 40 | 100 | 5 | 31 | 40 | 100.00 | 400.00 | 1
        e | MONTHLY | EMPLOYED | 40 | 100 | 5 | 10 | 40 | 300.00 | 400.00 | 1
        f | MONTHLY | EMPLOYED | 40 | 100 | 5 | 10 | 40 | 300.01 | 400.00 | 1
        g | MONTHLY | EMPLOYED | 40 | 100 | 0 |  0 |  0 |   0.00 |   0.00 | 1`),
    ).toEqual([
      ["a", "MONTHLY", "EMPLOYED", "few_payers derivable"],
      ["b", "MONTHLY", "EMPLOYED", ""],
      ["c", "MONTHLY", "EMPLOYED", ""],
      ["d", "MONTHLY", "EMPLOYED", "top_payer_by_persons derivable"],
      ["e", "MONTHLY", "EMPLOYED", ""],
      ["f", "MONTHLY", "EMPLOYED", "top_payer_by_pay derivable"],
      ["g", "MONTHLY", "EMPLOYED", "few_payers derivable"],
    ]);
  });

  it("publishes persons beside whom payers stand from 5 payers too, each category by its own", async () => {
    expect(
      await rulesOf(`
        a | _Z | PERSONS | 40 | 1000 | 4 | 10 | 40 | 100.00 | 400.00 | 1
        b | _Z | PERSONS | 40 | 1000 | 5 | 30 | 40 | 300.00 | 400.00 | 1
        c | _Z | PERSONS | 40 | 1000 | 5 | 31 | 40 | 100.00 | 400.00 | 1
        d | _Z | PERSONS | 40 | 1000 | 5 | 10 | 40 | 300.01 | 400.00 | 1
        e | _Z | PERSONS |  9 | 1000 | 9 |  1 |  9 | 100.00 | 900.00 | 1`),
    ).toEqual([
      ["a", "_Z", "PERSONS", "few_payers"],
      ["b", "_Z", "PERSONS", ""],
      ["c", "_Z", "PERSONS", "top_payer_by_persons"],
      ["d", "_Z", "PERSONS", "top_payer_by_pay"],
      ["e", "_Z", "PERSONS", "few_persons"],
    ]);
  });

  it("withholds employed and outside of both orders when the payers of one order hold the employed back", async () => {
    expect(
      await rulesOf(`
        a | ANNUAL  | EMPLOYED    | 30 | 100 | 4 | 8 | 30 | 100.00 | 900.00 | 1
        a | ANNUAL  | IN_SERVICES | 12 | 100 | | | | | | 1
        a | ANNUAL  | OUTSIDE     | 38 | 100 | | | | | | 1
        a | ANNUAL  | UNEMPLOYED  | 20 | 100 | | | | | | 1
        a | MONTHLY | EMPLOYED    | 32 | 100 | 5 | 8 | 32 | 100.00 | 900.00 | 1
        a | MONTHLY | OUTSIDE     | 38 | 100 | | | | | | 1
        a | _Z      | PERSONS     | 100 | | | | | | | 1
        b | MONTHLY | OUTSIDE     | 38 | 100 | | | | | | 1`),
    ).toEqual([
      ["a", "ANNUAL", "EMPLOYED", "few_payers derivable"],
      ["a", "ANNUAL", "IN_SERVICES", ""],
      ["a", "ANNUAL", "OUTSIDE", "residual"],
      ["a", "ANNUAL", "UNEMPLOYED", ""],
      ["a", "MONTHLY", "EMPLOYED", "derivable"],
      ["a", "MONTHLY", "OUTSIDE", "residual"],
      ["a", "_Z", "PERSONS", ""],
      ["b", "MONTHLY", "OUTSIDE", ""],
    ]);
  });

  it("withholds outside where a status is withheld: it is what the others leave of the persons", async () => {
    expect(
      await rulesOf(`
        a | MONTHLY | EMPLOYED    |  9 | 100 | 2 | 8 | 9 | 100.00 | 900.00 | 1
        a | MONTHLY | OUTSIDE     | 80 | 100 | | | | | | 1
        b | MONTHLY | IN_SERVICES |  3 | 100 | | | | | | 1
        b | ANNUAL  | OUTSIDE     | 80 | 100 | | | | | | 1
        c | MONTHLY | IN_SERVICES | 13 | 100 | | | | | | 1
        c | MONTHLY | OUTSIDE     | 80 | 100 | | | | | | 1`),
    ).toEqual([
      ["a", "MONTHLY", "EMPLOYED", "few_persons few_payers top_payer_by_persons"],
      ["a", "MONTHLY", "OUTSIDE", "residual"],
      ["b", "MONTHLY", "IN_SERVICES", "few_persons"],
      ["b", "ANNUAL", "OUTSIDE", "residual"],
      ["c", "MONTHLY", "IN_SERVICES", ""],
      ["c", "MONTHLY", "OUTSIDE", ""],
    ]);
  });

  it("publishes the annual order only where at least 10 persons both work and are unemployed", async () => {
    expect(
      await rulesOf(`
        a | ANNUAL  | EMPLOYED   | 50 | 100 | 9 | 10 | 50 | 100.00 | 900.00 | 1
        a | ANNUAL  | UNEMPLOYED | 29 | 100 | | | | | | 1
        a | MONTHLY | UNEMPLOYED | 20 | 100 | | | | | | 1
        b | ANNUAL  | EMPLOYED   | 50 | 100 | 9 | 10 | 50 | 100.00 | 900.00 | 1
        b | ANNUAL  | UNEMPLOYED | 30 | 100 | | | | | | 1
        b | MONTHLY | UNEMPLOYED | 20 | 100 | | | | | | 1`),
    ).toEqual([
      ["a", "ANNUAL", "EMPLOYED", "few_between"],
      ["a", "ANNUAL", "UNEMPLOYED", "few_between"],
      ["a", "MONTHLY", "UNEMPLOYED", ""],
      ["b", "ANNUAL", "EMPLOYED", ""],
      ["b", "ANNUAL", "UNEMPLOYED", ""],
      ["b", "MONTHLY", "UNEMPLOYED", ""],
    ]);
  });

  it("says of a month without its registers only that it was not collected", async () => {
    expect(
      await rulesOf(`
        a | MONTHLY | EMPLOYED | | 100 | | | | | | 0
        a | _Z      | PERSONS  | 100 | | | | | | | 1`),
    ).toEqual([
      ["a", "MONTHLY", "EMPLOYED", "not_collected"],
      ["a", "_Z", "PERSONS", ""],
    ]);
  });

  it("says of outside that it was not collected also where payers hold the employed back", async () => {
    expect(
      await rulesOf(`
        a | MONTHLY | EMPLOYED | 40 | 100 | 4 | 10 | 40 | 100.00 | 400.00 | 1
        a | MONTHLY | OUTSIDE  |    | 100 | | | | | | 0`),
    ).toEqual([
      ["a", "MONTHLY", "EMPLOYED", "few_payers derivable"],
      ["a", "MONTHLY", "OUTSIDE", "not_collected"],
    ]);
  });
});
