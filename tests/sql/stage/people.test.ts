import { afterAll, beforeAll, expect, test } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

test("the population of a month: who belongs to it and lives in one of the areas", async () => {
  const population = `
    person_id | in_population:integer | age:integer | municipality | language_code | citizenship_code | birth_country_code | sex_code
    woman     | 1                     | 35          | 049          | 3             | 2                | 3                  | 2
    man       | 1                     | 0           | 091          |               |                  |                    | 1
    emigrant  | 0                     | 35          | 049          | 3             | 2                | 3                  | 2
    temporary | 1                     | 35          | 198          | 3             | 2                | 3                  | 2
    elsewhere | 1                     | 35          | 106          | 3             | 2                | 3                  | 2`;
  expect(
    await bench.run("stage/population", { population: [population] }, { month: "2026-06", areas: ["KU049", "KU091"] }),
  ).toEqual(
    rows(`
    person_id | ref_area | sex | age | language_code | citizenship_code | birth_country_code
    man       | KU091    | M   | 0   |               |                  |
    woman     | KU049    | F   | 35  | 3             | 2                | 3`),
  );
});

test("origin is that of the newest year that has one", async () => {
  const header = "year:integer | person_id | origin_code";
  const older = `${header}\n 2023 | changed | 22\n 2023 | kept | 11\n 2023 | only_old | 21`;
  const newer = `${header}\n 2024 | changed | 12\n 2024 | kept |\n 2024 | nothing |`;
  const expected = rows(`
    person_id | origin_code
    changed   | 12
    kept      | 11
    only_old  | 21`);
  expect(await bench.run("stage/origin", { base: [older, newer] })).toEqual(expected);
  expect(await bench.run("stage/origin", { base: [newer, older] })).toEqual(expected);
});

test("main activity of a year, where it is filled", async () => {
  const base = "person_id | year:integer | main_activity_code\n p2 | 2023 | 12\n p1 | 2023 | 11\n p3 | 2023 |";
  expect(await bench.run("stage/main_activity", { base: [base] })).toEqual(
    rows(`
    person_id | year | main_activity_code
    p1        | 2023 | 11
    p2        | 2023 | 12`),
  );
});
