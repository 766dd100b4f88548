import { expect, test } from "vitest";
import { estimatesOf } from "../../../src/indicators/nowcast/estimates.ts";
import type { ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import { settings } from "./laboratory.ts";
import { historyOf, pooled, reported } from "./made-up-triangles.ts";

/** The published table of silent payers, that withholds what they are: each payer may be late. */
const silent = reported({ months: 20, told: () => null }, `${settings.payers.table}|C6`);
const IF_LATE = 1 / (1 - settings.payers.usualSize);

const newestOf = (count: ReportedCount, month: number) =>
  estimatesOf(historyOf([count, silent]), settings)(pooled(count), { month, asOf: month })!;

/** Two of a hundred more each month. */
const persons = (month: number): number => 50_000 * 1.02 ** month;

/** Job search covers the months up to the thirteenth, from then on. */
const from = (month: number, delay: number): string => (month <= 12 && month + delay >= 12 ? "job_search" : "benefits");

/** Of each July less is reported at first. */
const lateInJuly = (month: number, delay: number): number => (delay > 0 ? 100_000 : month % 12 === 6 ? 60_000 : 90_000);

test("of what has not arrived there is as much as was expected before, whatever else its payers may be", () => {
  const growing = reported({ months: 12, told: (month, delay) => persons(month) * (delay === 0 ? 0.8 : 1) });
  const { expected, other, developed } = newestOf(growing, 11);
  expect(expected).toBeCloseTo(0.8 * persons(11) + 0.2 * persons(10), 3);
  expect(developed).toBe(expected);
  expect(other).toBeCloseTo(0.8 * persons(11) + (1 - 0.8 / IF_LATE) * persons(10), 3);
});

test("where more is reported at first than stays, nothing is expected to arrive", () => {
  const cancelled = reported({ months: 12, told: (month, delay) => (1 + month) * (delay === 0 ? 51_000 : 50_000) });
  const { expected, other } = newestOf(cancelled, 11);
  expect(expected).toBeCloseTo(12 * 50_000, 3);
  expect(other).toBeCloseTo(12 * 50_000 * IF_LATE, 3);
});

test("what was expected before is at the level of the best source, as the published value is", () => {
  const told = (month: number, delay: number): number => {
    const level = month === 19 ? 60_000 : 50_000;
    return from(month, delay) === "job_search" ? level : (level / 1.25) * (delay === 0 ? 0.8 : 1);
  };
  const { linkFactor, expected, other, developed } = newestOf(reported({ months: 20, told, source: from }), 19);
  expect(linkFactor).toBeCloseTo(1.25, 6);
  expect(expected).toBeCloseTo(48_000 + 0.2 * 50_000, 3);
  expect(developed).toBeCloseTo((48_000 + 0.2 * 50_000) / 1.25, 3);
  expect(other).toBeCloseTo(48_000 + (1 - 0.8 / IF_LATE) * 50_000, 3);
});

test("a month of which less is reported at first every year is developed further", () => {
  // Ever fewer in the month before: what was expected before does not make up for what is developed too little.
  const { expected } = newestOf(
    reported({ months: 43, told: (month, delay) => (month === 41 ? 0.5 : 1) * lateInJuly(month, delay) }),
    42,
  );
  expect(expected! / (60_000 + 0.4 * 50_000)).toBeCloseTo(1, 1);
});

test("silent payers say something of wages alone, and of the first delivery alone", () => {
  const steady = pooled(reported({ months: 12, told: (_, delay) => (delay === 0 ? 40_000 : 50_000) }));
  const estimates = estimatesOf(historyOf([steady.count, silent]), settings);
  expect(estimates(steady, { month: 11, asOf: 11 })!.other).not.toBeNull();
  expect(estimates(steady, { month: 10, asOf: 11 })!.other).toBeNull();
  const unemployed = { ...steady, place: { ...steady.place, measure: "UNEMPLOYED" } };
  expect(estimates(unemployed, { month: 11, asOf: 11 })!.other).toBeNull();
});
