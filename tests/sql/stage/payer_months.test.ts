import { afterAll, beforeAll, expect, test } from "vitest";
import { openBench } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const JUNE = 2026 * 12 + 5;

/** `payer+months` from June 2026 on, by deliveries `payer | payment_date | period_start | period_end` with a report each but where none is named. */
async function months(deliveries: readonly string[], reports?: readonly string[]): Promise<readonly string[]> {
  const given = [
    "delivery_id | payer_id | payment_date:date | period_start:date | period_end:date",
    ...deliveries.map((line, index) => `d${index} | ${line}`),
  ];
  const reported = ["delivery_id | report_id", ...(reports ?? deliveries.map((_, index) => `d${index} | r${index}`))];
  const found = await bench.run("stage/payer_months", {
    deliveries: [given.join("\n")],
    reports: [reported.join("\n")],
  });
  return found.map(({ month, payer_id }) => `${payer_id}${String(Number(month) - JUNE)}`);
}

test.each([
  ["a month from its first to its last day", "2026-06-01 | 2026-06-30", ["y0"]],
  ["the first day of a month alone", "2026-06-01 | 2026-06-01", ["y0"]],
  ["the last day of one month and the first of the next", "2026-05-31 | 2026-06-01", ["y-1", "y0"]],
  ["three months", "2026-05-20 | 2026-07-02", ["y-1", "y0", "y1"]],
  ["a period that ends before it begins", "2026-06-30 | 2026-06-01", []],
])("%s", async (_, period, expected) => {
  expect(await months([`y | 2026-06-15 | ${period}`])).toEqual(expected);
});

test("an end years after the payment says nothing of months more than two years later", async () => {
  const found = await months(["y | 2026-06-15 | 2026-06-01 | 9999-12-31"]);
  expect(found).toHaveLength(25);
  expect(found.at(-1)).toBe("y24");
});

test("a delivery without any report says nothing; each payer and month is there once, whatever their number", async () => {
  const deliveries = [
    "y2 | 2026-06-15 | 2026-06-01 | 2026-06-15",
    "y2 | 2026-06-30 | 2026-06-16 | 2026-06-30",
    "y1 | 2026-06-30 | 2026-06-01 | 2026-07-01",
    "y3 | 2026-06-30 | 2026-06-01 | 2026-06-30",
  ];
  expect(await months(deliveries, ["d0 | r1", "d0 | r2", "d1 | r3", "d2 | r4"])).toEqual(["y10", "y20", "y11"]);
});
