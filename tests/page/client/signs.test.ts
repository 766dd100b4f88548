import { expect, test } from "vitest";
import { extent } from "../../../src/page/client/page-series.ts";
import { pieces } from "../../../src/page/client/series-pieces.ts";
import { isFilled, signOf, symbolOf } from "../../../src/page/client/signs.ts";
import { monthTicks, valueAxis } from "../../../src/page/client/axis.ts";
import { cell } from "./data.ts";

test("each status is one sign", () => {
  expect(signOf(cell({ status: "A" }))).toBe("final");
  expect(signOf(cell({ status: "P" }))).toBe("provisional");
  expect(signOf(cell({ status: "U" }))).toBe("provisional");
  expect(signOf(cell({ status: "E" }))).toBe("estimate");
  expect(signOf(cell({ status: "B" }))).toBe("break");
  expect(signOf(cell({ status: "E", heldSince: "2025-12-15" }))).toBe("held");
  expect(signOf(cell({ status: "Q", value: null }))).toBe("withheld");
  expect(signOf(cell({ status: "L", value: null, reason: "completeness" }))).toBe("early");
  expect(signOf(cell({ status: "L", value: null }))).toBe("absent");
  expect(signOf(null)).toBe("absent");
});

test("only what is final is filled; an estimate is a diamond, a second series a square", () => {
  expect(
    ["final", "provisional", "estimate", "held"].filter((sign) => isFilled(signOf(cell({ status: sign })))).length,
  ).toBe(0);
  expect(isFilled("final")).toBe(true);
  expect(isFilled("provisional")).toBe(false);
  expect(isFilled("held")).toBe(false);
  expect([symbolOf("final", "round"), symbolOf("estimate", "round"), symbolOf("estimate", "square")]).toEqual([
    "circle",
    "diamond",
    "square",
  ]);
});

test("a line is broken where a month has no value", () => {
  const months = ["2025-08", "2025-09", "2025-10", "2025-11"];
  const points = months.map((month) => ({
    month,
    cell: cell(month === "2025-09" ? { month, value: null, status: "Q" } : { month }),
  }));
  expect(pieces(points).map(({ from, to }) => [from.month, to.month])).toEqual([["2025-10", "2025-11"]]);
});

test("an axis holds what is drawn: the nowcast's bar, or the ribbon of chance, and nothing of what is withheld", () => {
  const known = { month: "2025-11", cell: cell({ value: 10, lower: 2, upper: 18, nowcastLower: 9, nowcastUpper: 12 }) };
  const withheld = { month: "2025-10", cell: cell({ value: null, status: "Q", lower: null, upper: null }) };
  expect(extent([known, withheld], false)).toEqual([10, 9, 12]);
  expect(extent([known, withheld], true)).toEqual([10, 2, 18]);
});

test("axes are between round numbers; that of a gap holds zero", () => {
  expect(valueAxis([7.2, 13.4], { zero: true, most: 4 })).toEqual({ domain: [0, 15], ticks: [0, 5, 10, 15] });
  expect(valueAxis([62, 71], { zero: false, most: 4 }).domain[0]).toBe(60);
  expect(valueAxis([-3, 4], { zero: true, most: 4 }).ticks).toContain(0);
  expect(valueAxis([], { zero: true, most: 4 }).domain).toEqual([0, 10]);
});

test("the last month is always written", () => {
  const months = Array.from({ length: 36 }, (_, index) => `m${index}`);
  expect(monthTicks(months, 250)).toEqual(["m11", "m23", "m35"]);
  expect(monthTicks(["m0"], 250)).toEqual(["m0"]);
});
