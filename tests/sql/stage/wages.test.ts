import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench, TextRow } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const month = 2026 * 12 + 5;
const header = "month:bigint | person_id | payer_id | work_pay:decimal(18,2)";

const wages = (...tables: readonly string[]): Promise<readonly TextRow[]> =>
  bench.run("stage/wages", { wage_reports: tables.map((lines) => `${header}\n${lines}`) }, { month: "2026-06" });

test("pay of several payment months and payers is one row a person; other months are left alone", async () => {
  const june = `${month} | p1 | y2 | 400.00\n ${month} | p1 | y1 | 300.00\n ${month - 1} | p1 | y9 | 9000.00`;
  const july = `${month} | p1 | y1 | 200.00\n ${month + 1} | p1 | y9 | 9000.00\n ${month} | p2 | y3 | 1.10\n ${month} | p3 | y3 | 0.01`;
  expect(await wages(june, july)).toEqual(
    rows(`
    person_id | work_pay | main_payer | main_payer_pay | payers
    p1        | 900.00   | y1         | 500.00         | 2
    p2        | 1.10     | y3         | 1.10           | 1
    p3        | 0.01     | y3         | 0.01           | 1`),
  );
});

test("the main payer is who paid most; of equals the smallest id", async () => {
  const given = `${month} | p1 | y10 | 5.00\n ${month} | p1 | y2 | 5.00\n ${month} | p2 | y1 | 1.00\n ${month} | p2 | y2 | 2.00`;
  expect((await wages(given)).map((row) => row["main_payer"])).toEqual(["y10", "y2"]);
});

test("a payer whose reports come to nothing or less is no payer, and takes nothing from what the others paid", async () => {
  const given = `
    ${month} | nothing | y1 | 5.00
    ${month} | nothing | y1 | -5.00
    ${month} | less    | y1 | 500.00
    ${month} | less    | y2 | -600.00
    ${month} | own     | y1 | 500.00
    ${month} | own     | y1 | -600.00
    ${month} | own     | y1 | 200.00`;
  expect(await wages(given)).toEqual(
    rows(`
    person_id | work_pay | main_payer | main_payer_pay | payers
    less      | 500.00   | y1         | 500.00         | 1
    own       | 100.00   | y1         | 100.00         | 1`),
  );
});

interface Pay {
  readonly person: string;
  readonly payer: string;
  readonly euros: number;
}

const lines = (pays: readonly Pay[]): string =>
  pays.map(({ person, payer, euros }) => `${month} | ${person} | ${payer} | ${euros}`).join("\n");

const pay = fc.record({
  person: fc.constantFrom("p1", "p2", "p3"),
  payer: fc.constantFrom("y1", "y2", "y3"),
  euros: fc.integer({ min: -900, max: 900 }),
});
const correctionOfAnother = fc.record({
  person: fc.constantFrom("p1", "p2", "p3"),
  payer: fc.constantFrom("y4", "y5"),
  euros: fc.integer({ min: -5000, max: 0 }),
});

test("corrections of payers who paid nothing change nobody's pay, payers or main payer", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(pay, { minLength: 1, maxLength: 12 }),
      fc.array(correctionOfAnother, { minLength: 1, maxLength: 6 }),
      async (pays, corrections) => {
        expect(await wages(lines(pays), lines(corrections))).toEqual(await wages(lines(pays)));
      },
    ),
    { numRuns: 30 },
  );
});
