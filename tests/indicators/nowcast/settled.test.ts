import { describe, expect, test } from "vitest";
import type { Hole } from "../../../src/indicators/nowcast/history.ts";
import { isSettled, newestOf } from "../../../src/indicators/nowcast/settled.ts";
import { seriesOf } from "./made-up-series.ts";
import { reported } from "./made-up-triangles.ts";

const BEST = { source: "" };

/** A count of which month by month a value is known at each delay, with some deliveries not released. */
const counted = (told: readonly number[], holes: readonly Hole[] = [], months = 20) =>
  reported({
    months,
    told: (_, delay) => told[Math.min(delay, told.length - 1)]!,
    hole: (_, delay) => holes[delay] ?? "",
  });

/** Whether the month that was delivered so many times is settled. */
const settledAfter = (deliveries: number, count: ReturnType<typeof counted>): boolean =>
  isSettled(seriesOf(count), 20 - deliveries, BEST);

describe("a month is settled", () => {
  test("once three deliveries changed nothing of it, and not before", () => {
    const count = counted([800, 900, 1000]);
    expect([4, 5, 6, 7].map((deliveries) => settledAfter(deliveries, count))).toEqual([false, false, true, true]);
  });

  test("while it moves by a thousandth at most", () => {
    expect(settledAfter(5, counted([1000, 1000, 1001, 1001, 1000]))).toBe(true);
    expect(settledAfter(5, counted([1000, 1000, 1002, 1002, 1002]))).toBe(false);
  });

  test("not while it falls, however slowly it may rise", () => {
    expect(settledAfter(5, counted([1000, 1000, 998, 998, 998]))).toBe(false);
    expect(settledAfter(5, counted([1000, 1000, 999, 999, 999]))).toBe(true);
  });

  test("not while it stands on another source than the best one", () => {
    expect(isSettled(seriesOf(counted([1000])), 10, { source: "benefits" })).toBe(false);
  });

  test("only when each of its counts is", () => {
    const [still, moving] = [counted([1000]), counted([100, 200, 300, 400, 500, 600, 700])];
    expect(isSettled(seriesOf(still), 14, BEST)).toBe(true);
    expect(isSettled(seriesOf(still, moving), 14, BEST)).toBe(false);
  });
});

/** Released at so many deliveries, and not worked on since. */
const until = (deliveries: number): readonly Hole[] =>
  Array.from({ length: 13 }, (_, delay) => (delay < deliveries ? "" : "not_released"));

describe("a delivery that a month was not released at", () => {
  const told = [800, 900, 1000];

  test("changed nothing because it reported nothing: it does not settle the month", () => {
    // The third delivery and the fourth, of which nothing was published, show nothing of what came after the second.
    expect(settledAfter(7, counted(told, ["", "", "", "held", "held"]))).toBe(false);
    expect(settledAfter(8, counted(told, ["", "", "", "held", "held"]))).toBe(true);
    expect(settledAfter(8, counted(told, ["", "", "", "not_released", "not_released"]))).toBe(true);
  });

  test("keeps a settled month open while it is held: what is new of it is not known", () => {
    const held = counted(told, ["", "", "", "", "", "", "", "held"]);
    expect([7, 8, 9].map((deliveries) => settledAfter(deliveries, held))).toEqual([true, false, true]);
  });

  test("leaves a month settled that is not worked on any more after three that changed nothing", () => {
    expect(settledAfter(12, counted(told, until(6)))).toBe(true);
    expect(settledAfter(12, counted(told, until(5)))).toBe(false);
  });

  test("keeps a month open whose later deliveries were all held, however many there were", () => {
    const once: readonly Hole[] = ["", ...Array.from({ length: 12 }, () => "held" as const)];
    for (const deliveries of [2, 5, 12, 20]) expect(settledAfter(deliveries, counted([1000], once))).toBe(false);
  });

  test("is not one that did not come", () => {
    const late = reported({ months: 20, told: () => 1000, without: [17] });
    // Of the sixteenth month three deliveries came, of the fifteenth four.
    expect(isSettled(seriesOf(late), 16, BEST)).toBe(false);
    expect(isSettled(seriesOf(late), 15, BEST)).toBe(true);
  });
});

test("the newest month is the last that every count was delivered for, released or not", () => {
  const [early, late] = [
    reported({ months: 20, told: () => 10 }),
    reported({ months: 20, told: () => 10, without: [19] }),
  ];
  expect(newestOf(seriesOf(early, late))).toBe(18);
  expect(newestOf(seriesOf(reported({ months: 20, told: () => 10, hole: () => "held" })))).toBe(19);
});
