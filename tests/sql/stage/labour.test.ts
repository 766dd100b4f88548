import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

describe("unemployment benefits", () => {
  const deliveries = "delivery_id | payer_id | payment_date:date\n d1 | kela | 2026-07-20\n d2 | fund | 2026-07-20";
  const reports =
    "report_id | delivery_id | person_id | received_at:timestamp\n r1 | d1 | p1\n r2 | d1 | p2\n r3 | d2 | p1\n r4 | d1 | p1\n r5 | d1 | p1 | 2026-08-02 06:00:00";
  const header =
    "report_id | benefit_type | amount:decimal(18,2) | earning_start:date | earning_end:date | unjust_enrichment | recovery";
  const found = async (...lines: readonly string[]) =>
    bench.run(
      "stage/benefit_periods",
      { deliveries: [deliveries], reports: [reports], transactions: [[header, ...lines].join("\n")] },
      { benefit_types: [await bench.codes("code | meaning\n 1054 | unemployment\n 1055 | expense_compensation")] },
    );
  const july = String(2026 * 12 + 6);

  test("an earning period that covers a day of the last seven counts; what one payer paid is added up over reports", async () => {
    expect(
      await found(
        "r1 | 1054 | 700.10 | 2026-07-01 | 2026-07-31 | |",
        "r1 | 1054 | 35.00 | 2026-07-25 | 2026-07-25 | |",
        "r4 | 1054 | 0.90 | 2026-07-31 | 2026-07-31 | |",
        "r3 | 1054 | 50.00 | 2026-07-01 | 2026-07-31 | |",
      ),
    ).toEqual([
      { month: july, person_id: "p1", payer_id: "fund", payment_month: july, received_on: "", amount: "50.00" },
      { month: july, person_id: "p1", payer_id: "kela", payment_month: july, received_on: "", amount: "736.00" },
    ]);
  });
  test("what was received on different days stays apart", async () => {
    const periods = await found(
      "r1 | 1054 | 700.00 | 2026-07-01 | 2026-07-31 | |",
      "r5 | 1054 | 36.00 | 2026-07-01 | 2026-07-31 | |",
    );
    expect(periods.map((row) => [row["received_on"], row["amount"]])).toEqual([
      ["2026-08-02", "36.00"],
      ["", "700.00"],
    ]);
  });
  test("a period over several months counts in each with the whole amount", async () => {
    expect(await found("r1 | 1054 | 900.00 | 2026-06-15 | 2026-07-31 | |")).toEqual([
      expect.objectContaining({ month: String(Number(july) - 1), amount: "900.00" }),
      expect.objectContaining({ month: july, amount: "900.00" }),
    ]);
  });
  test("a period that ends in the far future counts for two years from its payment, so that a slip adds no months for ever", async () => {
    const months = (await found("r1 | 1054 | 900.00 | 2026-07-01 | 2999-12-31 | |")).map((row) => Number(row["month"]));
    expect(months).toEqual(Array.from({ length: 24 }, (_, later) => Number(july) + later));
  });
  test("one that ended before, or before it began, another benefit, unjust enrichment and recovery do not", async () => {
    expect(
      await found(
        "r1 | 1054 | 700 | 2026-07-28 | 2026-07-26 | |",
        "r1 | 1054 | 700 | 2026-07-01 | 2026-07-24 | |",
        "r1 | 1055 | 700 | 2026-07-01 | 2026-07-31 | |",
        "r1 | 1197 | 700 | 2026-07-01 | 2026-07-31 | |",
        "r2 | 1054 | 700 | 2026-07-01 | 2026-07-31 | 1 |",
        "r2 | 1054 | 700 | 2026-07-01 | 2026-07-31 | | 1",
      ),
    ).toEqual([]);
  });
  const periods = "month:bigint | person_id | payer_id | amount:decimal(18,2)";
  test("benefits have the columns of job search", async () => {
    const given = `${periods}\n ${july} | p1 | kela | 1.00\n ${Number(july) - 1} | p2 | kela | 1.00`;
    const benefits = await bench.run("stage/benefits", { benefit_periods: [given, given] }, { month: "2026-07" });
    expect(benefits).toEqual([
      { person_id: "p1", unemployed: "1", in_services: "0", job_search_code: "", benefit_payer: "kela" },
    ]);
    const search = `person_id | search_start:date | search_end:date | spell_start:date | spell_end:date | employment_code
      p1 | 2026-01-10 | | 2026-01-10 | | 2`;
    const searching = await bench.run("stage/job_search", { job_search: [search] }, { month: "2026-07" });
    expect(searching.map(Object.keys)).toEqual(benefits.map(Object.keys));
  });
  test("the payer is that of the greatest amount over all payment months; of two that paid the same the smallest id", async () => {
    const one = `${periods}
      ${july} | most  | a | 100.00
      ${july} | most  | b | 60.00
      ${july} | same  | b | 10.00
      ${july} | same  | a | 10.00
      ${july} | taken | a | -5.00
      ${Number(july) - 1} | most | a | 900.00`;
    const other = `${periods}\n ${july} | most | b | 60.00`;
    const benefits = await bench.run("stage/benefits", { benefit_periods: [one, other] }, { month: "2026-07" });
    expect(benefits.map((row) => [row["person_id"], row["benefit_payer"]])).toEqual([
      ["most", "b"],
      ["same", "a"],
      ["taken", "a"],
    ]);
  });
});

test("integration training: started, not ended, a code of that group; queuing is not training", async () => {
  const training = `
    person_id | training_code | started_on:date | ended_on:date
    open      | K1            | 2026-05-01      |
    last_day  | K1            | 2026-05-01      | 2026-06-30
    ended     | K1            | 2026-05-01      | 2026-06-29
    queues    | K1            |                 |
    later     | K1            | 2026-07-01      |
    other     | A1            | 2026-05-01      |`;
  const codes = await bench.codes("code | meaning\n K1 | integration\n A1 | labour_market");
  expect(
    await bench.run("stage/training", { training: [training] }, { month: "2026-06", training_codes: [codes] }),
  ).toEqual(
    rows(`
    person_id
    last_day
    open`),
  );
});

test("self-employed: a YEL or MYEL spell open on the month's last day", async () => {
  const insurances = `
    person_id | act  | spell_start:date | spell_end:date
    open      | YEL  | 2021-03-01       |
    open      | MYEL | 2021-03-01       |
    last_day  | YEL  | 2019-01-01       | 2026-06-30
    ended     | MYEL | 2019-01-01       | 2026-06-29
    other     | TyEL | 2019-01-01       | `;
  expect(await bench.run("stage/self_employed", { insurances: [insurances] }, { month: "2026-06" })).toEqual(
    rows(`
    person_id
    last_day
    open`),
  );
});
