import { afterAll, beforeAll, expect, it } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const HEADER =
  "TABLE_ID | REF_AREA | BACKGROUND | SEX | AGE | STATUS_ORDER | MEASURE | TIME_PERIOD | VINTAGE | OBS_VALUE:integer";

const counted = async (lines: string) =>
  bench.run(
    "page/age_counts",
    {},
    { counts: await bench.given(`${HEADER}\n${lines}`), ages: ["Y18T24", "Y25T34"], months: ["2026-06"] },
  );

it("the page's counts are what a cell last said, a withheld one too", async () => {
  expect(
    await counted(`
      by_background | C6 | FOREIGN | F | Y18T24 | _Z      | PERSONS  | 2026-06 | 2026-08-15 | 410
      by_background | C6 | FOREIGN | F | Y18T24 | _Z      | PERSONS  | 2026-06 | 2026-09-15 | 420
      by_background | C6 | FOREIGN | F | Y25T34 | _Z      | PERSONS  | 2026-06 | 2026-08-15 | 500
      by_background | C6 | FOREIGN | F | Y18T24 | MONTHLY | EMPLOYED | 2026-06 | 2026-08-15 | 110
      by_background | C6 | FOREIGN | F | Y18T24 | MONTHLY | EMPLOYED | 2026-06 | 2026-09-15 | `),
  ).toEqual(
    rows(`
      area | background | sex | age    | month   | measure  | persons
      C6   | FOREIGN    | F   | Y18T24 | 2026-06 | EMPLOYED |
      C6   | FOREIGN    | F   | Y18T24 | 2026-06 | PERSONS  | 420
      C6   | FOREIGN    | F   | Y25T34 | 2026-06 | PERSONS  | 500`),
  );
});

it("the page's counts are of the ages, months, statuses and backgrounds that it compares, and of no other", async () => {
  expect(
    await counted(`
      by_stay       | C6 | FOREIGN | F | Y18T24 | _Z      | PERSONS     | 2026-06 | 2026-08-15 | 10
      by_background | C6 | _T      | F | Y18T24 | _Z      | PERSONS     | 2026-06 | 2026-08-15 | 20
      by_background | C6 | FOREIGN | F | Y18T64 | _Z      | PERSONS     | 2026-06 | 2026-08-15 | 30
      by_background | C6 | FOREIGN | F | Y18T24 | ANNUAL  | EMPLOYED    | 2026-06 | 2026-08-15 | 40
      by_background | C6 | FOREIGN | F | Y18T24 | MONTHLY | IN_SERVICES | 2026-06 | 2026-08-15 | 50
      by_background | C6 | FOREIGN | F | Y18T24 | _Z      | PERSONS     | 2026-05 | 2026-08-15 | 60`),
  ).toEqual([]);
});
