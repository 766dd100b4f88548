import { expect, test } from "vitest";
import { newestDelivery, standingCell } from "../../../src/indicators/nowcast/standing.ts";
import { reported } from "./made-up-triangles.ts";

const told = (month: number, delay: number): number => 100 * month + 10 * delay;

const bySwitch = (month: number, delay: number): string => (month + delay < 6 ? "benefits" : "job_search");

const at = (standing: number, source = "") => ({ standing, source });

test("what stands is what the newest delivery told", () => {
  const count = reported({ months: 20, told });
  expect(standingCell(count, 3, at(5))).toEqual({ delay: 2, value: 320 });
  expect(standingCell(count, 3, at(19))).toEqual({ delay: 12, value: 420 });
  expect(standingCell(count, 3, at(2))).toBeNull();
  expect(newestDelivery(count)).toBe(19);
});

test("a month without a delivery leaves what stood before", () => {
  const count = reported({ months: 8, told, without: [5, 7] });
  expect(standingCell(count, 3, at(5))).toEqual({ delay: 1, value: 310 });
  expect(standingCell(count, 5, at(5))).toBeNull();
  expect(standingCell(count, 5, at(6))).toEqual({ delay: 1, value: 510 });
  expect(newestDelivery(count)).toBe(6);
});

test("what was withheld does not stand on, and stands again when it is told again", () => {
  const count = reported({
    months: 8,
    told: (month, delay) => (month === 3 && delay === 2 ? null : told(month, delay)),
  });
  expect(standingCell(count, 3, at(4))).toEqual({ delay: 1, value: 310 });
  expect(standingCell(count, 3, at(5))).toBeNull();
  expect(standingCell(count, 3, at(6))).toEqual({ delay: 3, value: 330 });
});

test("nor does what another source told before", () => {
  const count = reported({ months: 8, told, source: bySwitch });
  expect(standingCell(count, 3, at(5, "benefits"))).toEqual({ delay: 2, value: 320 });
  expect(standingCell(count, 3, at(7, "benefits"))).toBeNull();
  expect(standingCell(count, 3, at(7, "job_search"))).toEqual({ delay: 4, value: 340 });
});

test("of a measure that was never delivered nothing is the newest", () => {
  expect(newestDelivery(reported({ months: 2, told, without: [0, 1] }))).toBe(-1);
});
