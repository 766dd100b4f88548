import { describe, expect, test } from "vitest";
import type { Estimate, Estimates } from "../../../src/indicators/nowcast/estimate.ts";
import { priorOf } from "../../../src/indicators/nowcast/prior.ts";
import { pooled, reported } from "./made-up-triangles.ts";

const own = reported({ months: 30, told: () => 1000 }, "own");
const everybody = reported({ months: 30, told: () => 9000 }, "everybody");
const count = pooled(own, everybody);

const MONTH = 25;
const asked = { month: MONTH, asOf: MONTH };
const none = { source: "", linkFactor: null };

const estimate = (expected: number | null, source = "", linkFactor: number | null = null): Estimate => ({
  observed: 0,
  expected,
  other: null,
  developed: expected,
  source,
  linkFactor,
});

/** Estimates of months by number: of the count itself, and of everybody. */
const told =
  (ofOwn: Readonly<Record<number, Estimate>>, ofEverybody: Readonly<Record<number, Estimate>> = {}): Estimates =>
  ({ count: { name } }, { month }) =>
    (name === "own" ? ofOwn : ofEverybody)[month] ?? null;

describe("what is expected of a month before its own reports", () => {
  test("is what the month before comes to, moved as everybody was a year earlier", () => {
    const estimates = told({ 24: estimate(1000) }, { 13: estimate(9900), 12: estimate(9000) });
    expect(priorOf(count, { asked, own: none }, estimates)).toBeCloseTo(1100, 9);
  });

  test("is the month before's ultimate where the year before gives none", () => {
    expect(priorOf(count, { asked, own: none }, told({ 24: estimate(1000) }))).toBe(1000);
    const twoSources = told({ 24: estimate(1000) }, { 13: estimate(9900), 12: estimate(9000, "benefits") });
    expect(priorOf(count, { asked, own: none }, twoSources)).toBe(1000);
    for (const [month, before] of [
      [estimate(null), estimate(9000)],
      [estimate(9900), estimate(null)],
      [estimate(9900), estimate(0)],
    ] as const) {
      const untold = told({ 24: estimate(1000) }, { 13: month, 12: before });
      expect(priorOf(count, { asked, own: none }, untold)).toBe(1000);
    }
    const young = { month: 12, asOf: 12 };
    const first = told({ 11: estimate(1000) }, { 0: estimate(9900) });
    expect(priorOf(count, { asked: young, own: none }, first)).toBe(1000);
  });

  test("is nothing where the month before gives nothing, and in the first month", () => {
    expect(priorOf(count, { asked, own: none }, told({}))).toBeNull();
    expect(priorOf(count, { asked, own: none }, told({ 24: estimate(null) }))).toBeNull();
    expect(priorOf(count, { asked: { month: 0, asOf: 0 }, own: none }, told({ 24: estimate(1) }))).toBeNull();
  });

  test.each([
    ["both are of the best source", none, estimate(1000), 1000],
    ["both are of the same other one", { source: "benefits", linkFactor: null }, estimate(1000, "benefits"), 1000],
    ["this one is brought to the best one's level", { source: "benefits", linkFactor: 0.9 }, estimate(1000), 1000],
    ["this one is not", { source: "benefits", linkFactor: null }, estimate(1000), null],
    ["only the one before is", { source: "benefits", linkFactor: null }, estimate(1000, "benefits", 0.8), null],
    ["the one before is not", none, estimate(1000, "benefits"), null],
    ["the one before is brought there", { source: "benefits", linkFactor: 0.9 }, estimate(1000, "other", 0.8), 1000],
  ])("compares levels: %s", (_, mine, before, expected) => {
    expect(priorOf(count, { asked, own: mine }, told({ 24: before }))).toBe(expected);
  });
});
