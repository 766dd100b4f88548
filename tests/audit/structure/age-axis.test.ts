import { describe, expect, it } from "vitest";
import { agesOf } from "../../../src/audit/structure/age-axis.ts";
import { cube } from "./small-grid.ts";

const grid = {
  ...cube,
  ages: [
    { code: "_T", from: 0, to: null },
    { code: "Y18T64", from: 18, to: 64 },
    { code: "Y18T29", from: 18, to: 29 },
  ],
};

const axisOf = (...ages: readonly string[]) => agesOf({ ...cube.tables[0]!, ages }, grid);

describe("the ages of a table", () => {
  it("are all ranges between the ages at which its own groups begin or end", () => {
    expect(axisOf("_T").codes).toEqual(["0-Infinity"]);
    expect(axisOf("Y18T64", "Y18T29").codes).toEqual(["18-30", "18-65", "30-65"]);
  });

  it("are named by its groups, and by no others", () => {
    expect(Object.fromEntries(axisOf("Y18T64", "Y18T29").ageOf)).toEqual({ Y18T64: "18-65", Y18T29: "18-30" });
  });

  it("of a group are the parts in which the narrower ones lie, and what is left around one", () => {
    const { codes, ways } = axisOf("_T", "Y18T64");
    const named = ways[codes.indexOf("0-Infinity")]!.map((way) => way.map((code) => codes[code]));
    expect(named).toEqual([
      ["0-18", "18-Infinity"],
      ["0-65", "65-Infinity"],
      ["18-65", "0-18+65-Infinity"],
    ]);
  });
});
