import { afterAll, beforeAll, expect, test } from "vitest";
import { openBench, rows } from "../given.ts";
import type { Bench } from "../given.ts";

const city = (municipality: string) => ({
  municipality,
  ref_area: `KU${municipality}`,
  valid_from: null,
  valid_until: null,
});

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
  const cities = JSON.stringify([city("049"), city("091")]);
  expect(await bench.run("stage/population", { population: [population] }, { month: "2026-06", cities })).toEqual(
    rows(`
    person_id | ref_area | sex | age | language_code | citizenship_code | birth_country_code
    man       | KU091    | M   | 0   |               |                  |
    woman     | KU049    | F   | 35  | 3             | 2                | 3`),
  );
});

test("a city is counted from its first month to its last", async () => {
  const population = `
    person_id | in_population:integer | age:integer | municipality | language_code | citizenship_code | birth_country_code | sex_code
    joined    | 1                     | 35          | 235          | 3             | 2                | 3                  | 2
    left      | 1                     | 35          | 0180         | 3             | 2                | 3                  | 2
    always    | 1                     | 35          | 091          | 3             | 2                | 3                  | 2`;
  const cities = JSON.stringify([
    { ...city("091") },
    { ...city("235"), valid_from: "2026-05" },
    { ...city("0180"), ref_area: "SE0180", valid_until: "2026-05" },
  ]);
  const counted = async (month: string) =>
    (await bench.run("stage/population", { population: [population] }, { month, cities })).map(
      ({ ref_area }) => ref_area,
    );
  expect(await counted("2026-04")).toEqual(["KU091", "SE0180"]);
  expect(await counted("2026-05")).toEqual(["KU091", "KU235", "SE0180"]);
  expect(await counted("2026-06")).toEqual(["KU091", "KU235"]);
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
