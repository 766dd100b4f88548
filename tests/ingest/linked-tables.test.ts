import { afterAll, beforeAll, expect, test } from "vitest";
import { csv, openLaboratory } from "./laboratory.ts";
import type { Laboratory } from "./laboratory.ts";

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

const WAGES = {
  TAX_INCOMES_delivery: csv(
    "delId,payerIdType1_s,paymentDate,paymentStartDate,paymentEndDate",
    "d1,y1,2026-07-15,2026-07-01,2026-07-31",
  ),
  TAX_INCOMES_report: csv("repId,delId,incomeEarnerHid_e,reportVersion", "r1,d1,p1,1"),
  TAX_INCOMES_transactionInfo: csv("repId,transactionCode,amount", "r1,201,2500.00"),
};
const BENEFITS = {
  TAX_BENEFIT_delivery: csv("delId,payerIdType1_s,paymentDate", "d1,kela,2026-07-05"),
  TAX_BENEFIT_report: csv("repId,delId,IncomeEarnerHid_e,reportVersion", "r1,d1,p1,1"),
  TAX_BENEFIT_transactionInfo: csv(
    "trxId,repId,transactionCode,amount,earningPeriodStartDate,earningPeriodEndDate",
    "t1,r1,1054,1.00,2026-07-01,2026-07-31",
  ),
};

const without = Object.entries({ TAX_INCOMES: WAGES, TAX_BENEFIT: BENEFITS }).flatMap(([dataset, tables]) =>
  Object.keys(tables).map((table) => [table, dataset, tables] as const),
);

test.each(without)("a payment month without its %s is refused whole, naming table and period", async (...given) => {
  const [absent, dataset, tables] = given;
  const bench = await laboratory.bench();
  const folder = `2026-09-15_${dataset}`;
  for (const [table, text] of Object.entries(tables)) {
    await bench.deliver(`${folder}/${table}_2026_06.csv`, text);
    if (table !== absent) await bench.deliver(`${folder}/${table}_2026_07.csv`, text);
  }
  const result = await bench.run();
  const present = Object.keys(tables).filter((table) => table !== absent);
  expect(result.refused).toEqual([
    {
      delivery: folder,
      file: null,
      column: null,
      message: `${absent} of 2026-07 is missing: the tables of a month that refer to each other belong together, and the delivery holds ${present.join(", ")}; deliver all of them`,
    },
  ]);
  expect(result.deliveries).toMatchObject([{ status: "refused", files: [] }]);
});

test("of a chain's one table the others are missing; all of them are accepted", async () => {
  const bench = await laboratory.bench();
  const folder = "2026-09-15_TAX_INCOMES";
  await bench.deliver(`${folder}/TAX_INCOMES_delivery_2026_07.csv`, WAGES.TAX_INCOMES_delivery);
  expect((await bench.run()).refused.map(({ message }) => message.split(":")[0])).toEqual([
    "TAX_INCOMES_report of 2026-07 is missing",
    "TAX_INCOMES_transactionInfo of 2026-07 is missing",
  ]);
  for (const [table, text] of Object.entries(WAGES)) await bench.deliver(`${folder}/${table}_2026_07.csv`, text);
  expect(await bench.run()).toMatchObject({ refused: [], accepted: [folder] });
});
