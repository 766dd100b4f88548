import { expect, test } from "vitest";
import { seasonsOf } from "../../../src/indicators/nowcast/season.ts";
import type { ReportedCount } from "../../../src/indicators/nowcast/history.ts";
import { historyOf, pooled, reported } from "./made-up-triangles.ts";

const MONTHS = 48;
const JULY = 6;

/** A share that goes up and down by chance, alike whatever the calendar month. */
const noise = (month: number): number => 0.01 * Math.sin(5.3 * month * month);

/** Nine tenths are reported at first; of a July less. */
const everybody = (july: number): ReportedCount =>
  reported({
    months: MONTHS,
    told: (month, delay) => 100_000 * (delay > 0 ? 1 : (month % 12 === JULY ? july : 0.9) + noise(month)),
  });

const season = (count: ReportedCount, asked: { month: number; delay?: number; asOf?: number }) =>
  seasonsOf(historyOf([count]))(pooled(count), { delay: 0, asOf: MONTHS - 1, source: "", ...asked });

test("a calendar month of which less is known at first is developed further, others a little less", () => {
  const late = everybody(0.6);
  // The mean of all months has a July in it.
  const [july, march] = [2, 6].map((month) => season(late, { month: 3 * 12 + month })).toReversed();
  expect(july! / march!).toBeCloseTo(0.9 / 0.6, 1);
  expect(march).toBeLessThan(1);
  expect(march).toBeGreaterThan(0.95);
});

test("where no calendar month is like no other nothing is corrected", () => {
  expect(season(everybody(0.9), { month: 3 * 12 + JULY })).toBe(1);
});

test("before two years a calendar month that alone was unusual is taken as typical", () => {
  const late = everybody(0.6);
  const inSecondYear = { asOf: 12 + JULY };
  const july = season(late, { month: 12 + JULY, ...inSecondYear });
  expect(july / season(late, { month: 12 + 2, ...inSecondYear })).toBeCloseTo(0.9 / 0.6, 1);
  expect(season(everybody(0.9), { month: 12 + JULY, ...inSecondYear })).toBe(1);
  // Of the first July three more deliveries are not known, or nothing after it.
  expect(season(late, { month: JULY + 3, asOf: JULY + 3 })).toBe(1);
});

test("the newest year's development needs no correction once that month is no longer in it", () => {
  const september = { month: 12 + 8 };
  expect(season(everybody(0.6), { ...september, asOf: 20 })).toBeLessThan(1);
  expect(season(everybody(0.6), { ...september, asOf: 21 })).toBe(1);
});

test("a month of which nothing, or nobody, was reported at first has no effect", () => {
  for (const first of [null, 0]) {
    const holed = reported({
      months: MONTHS,
      told: (month, delay) => (delay > 0 ? 100_000 : month === 2 ? first : 90_000),
    });
    expect(season(holed, { month: 14, asOf: 20 })).toBe(1);
  }
});

test("from two years on a test decides, and a July that was late once is chance", () => {
  const once = reported({
    months: MONTHS,
    told: (month, delay) => 100_000 * (delay > 0 ? 1 : (month === JULY ? 0.6 : 0.9) + noise(month)),
  });
  // Of the newest three months three more deliveries are not known.
  expect(season(once, { month: 12 + JULY, asOf: 25 })).toBeGreaterThan(1.2);
  expect(season(once, { month: 12 + JULY, asOf: 26 })).toBe(1);
});

test("nothing is corrected in what is late already", () => {
  const late = reported({
    months: MONTHS,
    told: (month, delay) => 100_000 * (delay > 4 ? 1 : (month % 12 === JULY ? 0.6 : 0.9) + noise(month)),
  });
  expect(season(late, { month: 3 * 12 + JULY, delay: 2 })).toBeGreaterThan(1.2);
  expect(season(late, { month: 3 * 12 + JULY, delay: 3 })).toBe(1);
});

test("a group has everybody's season, from what was published by then", () => {
  const [small, late] = [everybody(0.9), everybody(0.6)];
  const seasons = seasonsOf(historyOf([small, late]));
  const asked = { month: 3 * 12 + JULY, delay: 0, asOf: 45, source: "" };
  const found = seasons(pooled(small, late), asked);
  expect(found).toBeGreaterThan(1.15);
  const cut: ReportedCount = {
    ...late,
    rows: late.rows.map((row, month) => row.map((value, delay) => (month + delay <= 45 ? value : 1))),
  };
  expect(seasonsOf(historyOf([small, cut]))(pooled(small, cut), asked)).toBe(found);
});
