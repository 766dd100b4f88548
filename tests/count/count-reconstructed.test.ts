import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBench } from "../sql/given.ts";
import type { Bench } from "../sql/given.ts";
import { reconstructedCounts } from "./known-reports.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const person = fc.record({
  background: fc.constantFrom("foreign", "finnish"),
  sex: fc.constantFrom("F", "M"),
  age: fc.integer({ min: 18, max: 64 }),
  selfEmployed: fc.constantFrom(0, 0, 0, 1),
  unemployed: fc.constantFrom(0, 1),
});
const report = fc.record({
  of: fc.nat({ max: 11 }),
  payer: fc.nat({ max: 3 }),
  cents: fc.integer({ min: 1, max: 9999 }),
  paid: fc.constantFrom("2025-12", "2026-01", "2026-02", "2026-03", "2026-04"),
  received: fc
    .integer({ min: 1, max: 28 })
    .chain((day) => fc.integer({ min: 1, max: 6 }).map((month) => `2026-0${month}-${String(day).padStart(2, "0")}`)),
});

const lines = (reports: readonly { of: number; payer: number; cents: number; paid: string; received: string }[]) =>
  reports.map(
    ({ of, payer, cents, paid, received }) =>
      `p${of} | y${payer} | ${(cents / 100).toFixed(2)} | ${paid} | ${received}`,
  );

/** The counts of each group and source, from delay to delay. */
const series = (rows: readonly Readonly<Record<string, string>>[]) =>
  [
    ...Map.groupBy(rows, (row) => ["SOURCE", "BACKGROUND", "SEX", "AGE"].map((name) => row[name]).join("|")).values(),
  ].map((of) =>
    of.map((row) => ({ source: row["SOURCE"], persons: Number(row["persons"]), base: Number(row["base"]) })),
  );

test("where nothing is corrected nobody who is known as employed is lost at a later delay, and no share is beyond 0 and 1", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 12, maxLength: 12 }),
      fc.array(report, { maxLength: 30 }),
      fc.array(report, { maxLength: 12 }),
      async (people, wages, benefits) => {
        const persons = people.map(
          ({ background, sex, age, selfEmployed, unemployed }, index) =>
            `p${index} | ${background} | ${sex} | ${age} | ${selfEmployed} | ${unemployed} | job_search`,
        );
        const rows = await reconstructedCounts(bench, { persons, wages: lines(wages), benefits: lines(benefits) });
        const all = series(rows);
        const of = (source: string) =>
          all.filter(([first]) => first?.source === source).map((told) => told.map(({ persons: count }) => count));
        expect(all.flat().filter((one) => one.persons < 0 || one.persons > one.base)).toEqual([]);
        expect(of("")).toEqual(of("").map((counts) => counts.toSorted((a, b) => a - b)));
        expect(of("job_search")).toEqual(of("job_search").map((counts) => counts.toSorted((a, b) => b - a)));
      },
    ),
    { numRuns: 25 },
  );
});
