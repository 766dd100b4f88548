import { describe, expect, it } from "vitest";
import { sources } from "../../pipelines/sources/index.ts";
import { etkYrittajat } from "../../pipelines/sources/etk_yrittajat.ts";
import { plainContract } from "../../src/definitions/plain-contract.ts";
import { extract, required } from "../../src/ingest/contract/contract.ts";
import { ofTheFile } from "../../src/ingest/contract/rules.ts";
import { decimal, year } from "../../src/ingest/contract/values.ts";

describe("plainContract", () => {
  it("has what a column must be as SQL over its value", () => {
    expect(plainContract(etkYrittajat)).toMatchObject({
      table: "ETK_yrittajat",
      due: { monthsAfterDelivery: 3, day: 15 },
      columns: {
        laki: {
          as: "act",
          inHeader: "required",
          mayBeEmpty: false,
          type: "VARCHAR",
          read: "value",
          faults: [{ code: "not_a_code", when: "value not in ('YEL', 'MYEL')" }],
        },
      },
    });
  });

  it("has rules of rows, and whether a decimal may have a comma", () => {
    const contract = plainContract(
      extract({
        table: "T",
        dataset: "T",
        periods: "year",
        subject: "y",
        rules: [ofTheFile("y", "year")],
        columns: { y: required("year", year()), pay: required("pay", decimal(2)) },
      }),
    );
    expect(contract.rules).toEqual([{ code: "y:not_the_file_year", columns: ["y"], broken: "y <> 0" }]);
    expect(contract.columns).toMatchObject({ y: { decimalComma: false }, pay: { decimalComma: true } });
  });

  it.each(sources.map((contract) => [contract.table, contract] as const))("%s is plain data", (_, contract) => {
    const plain = plainContract(contract);
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
    expect(Object.keys(plain.columns)).toEqual(Object.keys(contract.columns));
  });
});
