import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";

let bench: Bench;
let incomeTypes: string;
beforeAll(async () => {
  bench = await openBench();
  incomeTypes = await bench.codes(`
    code | meaning    | valid_from | valid_to
    101  | total      |            |
    201  | work       | 2019-01-01 | 9999-12-31
    213  | one_off    | 2019-01-01 | 9999-12-31
    238  | work       | 2026-06-16 | 9999-12-31
    321  | substitute | 2019-01-01 | 9999-12-31
    322  | substitute | 2019-01-01 | 9999-12-31
    402  | deduction  | 2019-01-01 | 9999-12-31`);
});
afterAll(() => bench.close());

interface Given {
  readonly deliveries?: string;
  readonly reports?: string;
  readonly transactions: string;
}

const JUNE = String(2026 * 12 + 5);

const delivery = (rest: string): string => `
  delivery_id | payer_id | payment_date:date | period_start:date | period_end:date | substitute_payer
  ${rest}`;
const report = (rest: string): string => `
  report_id | delivery_id | person_id | employment_start:date | employment_end:date | received_at:timestamp
  ${rest}`;
const transactions = (...lines: readonly string[]): string => `
  report_id | income_type | amount:decimal(18,2) | unjust_enrichment | recovery | one_off
  ${lines.join("\n")}`;

const wageReports = ({ deliveries, reports, transactions: items }: Given): Promise<readonly TextRow[]> =>
  bench.run(
    "stage/wage_reports",
    {
      deliveries: [deliveries ?? delivery("d1 | y1 | 2026-06-15 | 2026-06-01 | 2026-06-30 | ")],
      reports: [reports ?? report("r1 | d1 | p1 | | ")],
      transactions: [items],
    },
    { income_types: [incomeTypes] },
  );
const payOf = async (...items: readonly string[]): Promise<readonly string[]> =>
  (await wageReports({ transactions: transactions(...items) })).map((row) => row["work_pay"] ?? "");

const paid = (day: string): Promise<readonly TextRow[]> =>
  wageReports({
    deliveries: delivery(`d1 | y1 | ${day} | 2026-06-01 | 2026-06-30 | `),
    transactions: transactions("r1 | 238 | 50.00 | |"),
  });

test("an end that is a sentinel covers two years after the payment, not for ever", async () => {
  const found = await wageReports({
    deliveries: delivery("d1 | y1 | 2026-06-15 | 2026-06-01 | 9999-12-31 | "),
    transactions: transactions("r1 | 201 | 50.00 | |"),
  });
  expect(found.map((row) => Number(row["month"]))).toEqual(
    Array.from({ length: 24 }, (_, index) => Number(JUNE) + index),
  );
});

describe("which items are work pay", () => {
  test("regular pay is; one-off items and deductions are not", async () => {
    expect(await payOf("r1 | 201 | 2000.00 | |", "r1 | 213 | 800.00 | |", "r1 | 402 | 300.00 | |")).toEqual([
      "2000.00",
    ]);
  });
  test("two equal items of one report are two items", async () => {
    const twice = ["r1 | 201 | 100.00 | |", "r1 | 201 | 100.00 | |"];
    expect(await payOf(...twice, "r1 | 201 | -150.00 | |")).toEqual(["50.00"]);
  });
  test("the total 101 counts where the report has no item of the 200 series", async () => {
    expect(await payOf("r1 | 101 | 1750.00 | |")).toEqual(["1750.00"]);
  });
  test("beside any item of the 200 series the total does not count, one-off or unknown to the code table", async () => {
    expect(await payOf("r1 | 101 | 800.00 | |", "r1 | 213 | 800.00 | |")).toEqual([]);
    expect(await payOf("r1 | 101 | 800.00 | |", "r1 | 299 | 800.00 | |")).toEqual([]);
  });
  test("an item that was recovered leaves before all else, so the total counts again", async () => {
    expect(await payOf("r1 | 101 | 800.00 | |", "r1 | 201 | 800.00 | | 1")).toEqual(["800.00"]);
  });
  test("unjust enrichment and recovery are out; 0 is a flag that is not set", async () => {
    expect(await payOf("r1 | 201 | 100.00 | 1 |", "r1 | 201 | 30.00 | | 1", "r1 | 201 | 7.00 | 0 | 0")).toEqual([
      "7.00",
    ]);
  });
  test("an item that its flag calls one-off is out, whatever its code; 0 is a flag that is not set", async () => {
    expect(await payOf("r1 | 201 | 1200.00 | | | 1")).toEqual([]);
    expect(await payOf("r1 | 101 | 950.00 | | | 1")).toEqual([]);
    expect(await payOf("r1 | 321 | 700.00 | | | 1", "r1 | 322 | 650.00 | | | 0")).toEqual(["650.00"]);
    expect(await payOf("r1 | 201 | 1800.00 | | | 0", "r1 | 201 | 400.00 | | | 1")).toEqual(["1800.00"]);
  });
  test("a one-off item of the 200 series is an item of it: the total beside it repeats its own pay", async () => {
    expect(await payOf("r1 | 101 | 800.00 | | |", "r1 | 201 | 800.00 | | | 1")).toEqual([]);
  });
  test("of the substitute payers' types the largest counts once, beside the employer's own pay", async () => {
    expect(await payOf("r1 | 321 | 1400.00 | |", "r1 | 322 | 1390.00 | |", "r1 | 201 | 100.00 | |")).toEqual([
      "100.00",
      "1400.00",
    ]);
  });
  test("two items of one substitute type are parts of it", async () => {
    expect(await payOf("r1 | 321 | 700.00 | |", "r1 | 321 | 600.00 | |", "r1 | 322 | 1000.00 | |")).toEqual([
      "1300.00",
    ]);
  });
  test("a type counts from its first valid day, by the payment date", async () => {
    expect(await paid("2026-06-15")).toEqual([]);
    expect((await paid("2026-06-16")).map((row) => row["work_pay"])).toEqual(["50.00"]);
  });

  test("the substitute payer's own delivery is out", async () => {
    const deliveries = delivery("d1 | y1 | 2026-06-15 | 2026-06-01 | 2026-06-30 | 1");
    expect(await wageReports({ deliveries, transactions: transactions("r1 | 201 | 100.00 | |") })).toEqual([]);
  });
  test("a report without transactions makes no row", async () => {
    expect(await wageReports({ transactions: transactions() })).toEqual([]);
  });
});

const monthsOf = async (period: string, employment = " | "): Promise<readonly string[]> => {
  const [start, end] = period.split("..");
  const found = await wageReports({
    deliveries: delivery(`d1 | y1 | 2026-07-15 | ${start} | ${end} | `),
    reports: report(`r1 | d1 | p1 | ${employment}`),
    transactions: transactions("r1 | 201 | 10.00 | |"),
  });
  return found.map((row) => String(Number(row["month"]) - Number(JUNE)));
};

describe("which months a pay period covers", () => {
  test.each([
    ["2026-06-01..2026-06-23", []],
    ["2026-06-01..2026-06-24", ["0"]],
    ["2026-06-30..2026-07-24", ["0"]],
    ["2026-06-30..2026-07-25", ["0", "1"]],
    ["2026-02-22..2026-02-22", ["-4"]],
    ["2026-02-01..2026-02-21", []],
    ["2025-12-31..2026-01-01", ["-6"]],
    ["2026-04-10..2026-07-31", ["-2", "-1", "0", "1"]],
  ])("%s", async (period, expected) => {
    expect(await monthsOf(period)).toEqual(expected);
  });
  test("the employment's dates clip it, to nothing where they do not meet", async () => {
    expect(await monthsOf("2026-06-01..2026-06-30", "| 2026-06-10")).toEqual([]);
    expect(await monthsOf("2026-06-01..2026-06-30", "2026-06-29 |")).toEqual(["0"]);
    expect(await monthsOf("2026-06-01..2026-06-30", "2026-07-01 |")).toEqual([]);
  });
});

test("rows are in the order of month, person and payer", async () => {
  const deliveries = delivery(
    "d1 | y2 | 2026-06-30 | 2026-05-01 | 2026-06-30 | \n d2 | y1 | 2026-06-30 | 2026-06-01 | 2026-06-30 | ",
  );
  const reports = report("r1 | d1 | p1 | | \n r2 | d2 | p1 | | \n r3 | d2 | p0 | | ");
  const items = transactions("r1 | 201 | 1.00 | |", "r2 | 201 | 2.00 | |", "r3 | 201 | 3.00 | |");
  expect(await wageReports({ deliveries, reports, transactions: items })).toEqual(
    rows(`
    month           | person_id | payer_id | work_pay | payment_month | received_on
    ${Number(JUNE) - 1} | p1    | y2       | 1.00     | ${JUNE}       |
    ${JUNE}         | p0        | y1       | 3.00     | ${JUNE}       |
    ${JUNE}         | p1        | y1       | 2.00     | ${JUNE}       |
    ${JUNE}         | p1        | y2       | 1.00     | ${JUNE}       |`),
  );
});

test("a row says when it was paid, and the day on which its report was received, where that is on record", async () => {
  const found = await wageReports({
    deliveries: delivery("d1 | y1 | 2026-07-15 | 2026-06-01 | 2026-06-30 | "),
    reports: report("r1 | d1 | p1 | | | 2026-07-14 23:59:59 \n r2 | d1 | p2 | | | "),
    transactions: transactions("r1 | 201 | 1.00 | |", "r2 | 201 | 1.00 | |"),
  });
  expect(found.map((row) => [row["month"], row["payment_month"], row["received_on"]])).toEqual([
    [JUNE, String(Number(JUNE) + 1), "2026-07-14"],
    [JUNE, String(Number(JUNE) + 1), ""],
  ]);
});
