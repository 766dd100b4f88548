import { afterAll, beforeAll, expect, test } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

test("the first immigration counts; moves out and between municipalities do not", async () => {
  const moves = `
    person_id | move_type | move_date:date
    twice     | 41        | 2021-09-09
    twice     | 42        | 2018-01-01
    twice     | 41        | 2015-03-01
    left      | 42        | 2020-01-01
    moved     | 43        | 2020-01-01
    within    | 44        | 2020-01-01`;
  expect(await bench.run("stage/first_arrivals", { moves: [moves] })).toEqual(
    rows(`
    person_id | arrived_on
    twice     | 2015-03-01`),
  );
});

test("who comes after the month's end is not in the month; who comes on its last day is", async () => {
  const first = `
    person_id | arrived_on:date
    last_day  | 2026-06-30
    next_day  | 2026-07-01
    long_ago  | 1999-01-01`;
  expect(await bench.run("stage/arrivals", { first_arrivals: [first] }, { month: "2026-06" })).toEqual(
    rows(`
    person_id | arrived_on
    last_day  | 2026-06-30
    long_ago  | 1999-01-01`),
  );
});
