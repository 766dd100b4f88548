import { describe, expect, test } from "vitest";
import {
  newestDelivery,
  releasedDelay,
  latestObservation,
} from "../../../src/indicators/nowcast/latest-observation.ts";
import { reported } from "./made-up-triangles.ts";

const told = (month: number, delay: number): number => 100 * month + 10 * delay;

const bySwitch = (month: number, delay: number): string => (month + delay < 6 ? "benefits" : "job_search");

const at = (asOf: number, source = "") => ({ asOf, source });

test("the observation is the newest delivery's", () => {
  const count = reported({ months: 20, told });
  expect(latestObservation(count, 3, at(5))).toEqual({ delay: 2, value: 320 });
  expect(latestObservation(count, 3, at(19))).toEqual({ delay: 12, value: 420 });
  expect(latestObservation(count, 3, at(2))).toBeNull();
  expect(newestDelivery(count)).toBe(19);
});

test("a month without a delivery leaves the earlier observation", () => {
  const count = reported({ months: 8, told, without: [5, 7] });
  expect(latestObservation(count, 3, at(5))).toEqual({ delay: 1, value: 310 });
  expect(latestObservation(count, 5, at(5))).toBeNull();
  expect(latestObservation(count, 5, at(6))).toEqual({ delay: 1, value: 510 });
  expect(newestDelivery(count)).toBe(6);
});

test("what was withheld is no observation any more, and is one when it is published again", () => {
  const count = reported({
    months: 8,
    told: (month, delay) => (month === 3 && delay === 2 ? null : told(month, delay)),
  });
  expect(latestObservation(count, 3, at(4))).toEqual({ delay: 1, value: 310 });
  expect(latestObservation(count, 3, at(5))).toBeNull();
  expect(latestObservation(count, 3, at(6))).toEqual({ delay: 3, value: 330 });
});

test("nor is what another source reported before", () => {
  const count = reported({ months: 8, told, source: bySwitch });
  expect(latestObservation(count, 3, at(5, "benefits"))).toEqual({ delay: 2, value: 320 });
  expect(latestObservation(count, 3, at(7, "benefits"))).toBeNull();
  expect(latestObservation(count, 3, at(7, "job_search"))).toEqual({ delay: 4, value: 340 });
});

/** Of the fourth month nothing from the third delivery to the fifth, and nothing since the ninth. */
const hole = (month: number, delay: number) =>
  month !== 3 ? "" : delay >= 8 ? "not_released" : delay >= 2 && delay <= 4 ? "held" : "";

describe("a month that was not released at each delivery", () => {
  const count = reported({ months: 20, told, hole });

  test("stands as it was last released, at the delay of that delivery", () => {
    expect(latestObservation(count, 3, at(4))).toEqual({ delay: 1, value: 310 });
    expect(latestObservation(count, 3, at(7))).toEqual({ delay: 1, value: 310 });
    expect(latestObservation(count, 3, at(8))).toEqual({ delay: 5, value: 350 });
    expect(latestObservation(count, 3, at(19))).toEqual({ delay: 7, value: 370 });
  });

  test("is as old as its newest released delivery", () => {
    expect([1, 2, 4, 5, 7, 12, 99].map((upTo) => releasedDelay(count, 3, upTo))).toEqual([1, 1, 1, 5, 7, 7, 7]);
    expect(releasedDelay(count, 4, 12)).toBe(12);
    expect(releasedDelay(count, 18, 12)).toBe(1);
    expect(releasedDelay(count, 4, -3)).toBe(-1);
  });

  test("is as old as nothing before it was ever released", () => {
    const never = reported({ months: 8, told, hole: (month) => (month === 3 ? "held" : "") });
    expect(releasedDelay(never, 3, 4)).toBe(-1);
    expect(latestObservation(never, 3, at(7))).toBeNull();
  });

  test("was withheld where a delivery at which it was released did not publish it", () => {
    const withheld = reported({
      months: 10,
      told: (month, delay) => (month === 3 && delay === 2 ? null : told(month, delay)),
      hole: (month, delay) => (month === 3 && delay >= 3 ? "held" : ""),
    });
    expect(latestObservation(withheld, 3, at(4))).toEqual({ delay: 1, value: 310 });
    expect(latestObservation(withheld, 3, at(9))).toBeNull();
  });
});

test("of a measure that was never delivered nothing is the newest", () => {
  expect(newestDelivery(reported({ months: 2, told, without: [0, 1] }))).toBe(-1);
});
