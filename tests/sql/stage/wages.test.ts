import { afterAll, beforeAll, expect, test } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const month = 2026 * 12 + 5;
const header = "month:bigint | person_id | payer_id | work_pay:decimal(18,2)";

test("pay of several payment months and payers is one row a person; other months are left alone", async () => {
  const june = `${header}\n ${month} | p1 | y2 | 400.00\n ${month} | p1 | y1 | 300.00\n ${month - 1} | p1 | y9 | 9000.00`;
  const july = `${header}\n ${month} | p1 | y1 | 200.00\n ${month + 1} | p1 | y9 | 9000.00\n ${month} | p2 | y3 | 1.10`;
  expect(await bench.run("stage/wages", { wage_reports: [june, july] }, { month: "2026-06" })).toEqual(
    rows(`
    person_id | work_pay | main_payer | payers
    p1        | 900.00   | y1         | 2
    p2        | 1.10     | y3         | 1`),
  );
});

test("the main payer is who paid most; of equals the smallest id", async () => {
  const given = `${header}\n ${month} | p1 | y10 | 5.00\n ${month} | p1 | y2 | 5.00\n ${month} | p2 | y1 | 1.00\n ${month} | p2 | y2 | 2.00`;
  const found = await bench.run("stage/wages", { wage_reports: [given] }, { month: "2026-06" });
  expect(found.map((row) => row["main_payer"])).toEqual(["y10", "y2"]);
});

test("a payer whose corrections add up to nothing is no payer", async () => {
  const given = `${header}\n ${month} | p1 | y1 | 5.00\n ${month} | p1 | y1 | -5.00\n ${month} | p2 | y1 | 700.00\n ${month} | p2 | y2 | -700.00`;
  expect(await bench.run("stage/wages", { wage_reports: [given] }, { month: "2026-06" })).toEqual(
    rows(`
    person_id | work_pay | main_payer | payers
    p2        | 0.00     | y1         | 2`),
  );
});
