import { describe, expect, it } from "vitest";
import { bandsOf, isWider } from "../../../src/audit/structure/cell-grid.ts";
import { cube } from "./small-grid.ts";

const ages = [
  { code: "_T", from: 0, to: null },
  { code: "Y18T64", from: 18, to: 64 },
  { code: "Y18T29", from: 18, to: 29 },
  { code: "Y25T64", from: 25, to: 64 },
  { code: "Y25T34", from: 25, to: 34 },
  { code: "Y_GE18", from: 18, to: null },
];

describe("an age group", () => {
  it.each([
    ["Y18T64", ["Y18T29", "Y25T64", "Y25T34"]],
    ["Y_GE18", ["Y18T64", "Y18T29", "Y25T64", "Y25T34"]],
    ["_T", ["Y18T64", "Y18T29", "Y25T64", "Y25T34", "Y_GE18"]],
    ["Y18T29", []],
  ])("is wider than those that lie within it, ends included: %s", (wide, narrow) => {
    const found = ages.filter(({ code }) => isWider({ ...cube, ages }, wide, code));
    expect(found.map(({ code }) => code)).toEqual(narrow);
  });

  it("has the bands that it covers, an open one all to the end", () => {
    const { bounds, of } = bandsOf(ages.filter(({ code }) => ["Y18T29", "Y25T34", "Y_GE18"].includes(code)));
    expect(bounds).toEqual([18, 25, 30, 35]);
    expect(Object.fromEntries(of)).toEqual({ Y18T29: [0, 1], Y25T34: [1, 2], Y_GE18: [0, 1, 2, 3] });
  });
});
