import { describe, expect, it } from "vitest";
import { coordinatesOf, frameOf } from "../../../src/audit/structure/count-frame.ts";
import { cellsOf } from "../../../src/audit/structure/cell-grid.ts";
import type { Grid } from "../../../src/audit/structure/cell-grid.ts";
import { declaredGrid } from "./declared.ts";
import { cube } from "./small-grid.ts";

const nested: Grid = {
  ...cube,
  ages: [
    { code: "Y18T64", from: 18, to: 64 },
    { code: "Y25T34", from: 25, to: 34 },
  ],
  tables: cube.tables.map((table) => ({ ...table, ages: ["Y18T64", "Y25T34"] })),
};

describe("a frame", () => {
  it("has all ages between two at which a group begins or ends, and what is left around a group within another", () => {
    const { age } = frameOf(nested.tables[0]!, { grid: nested, first: 0 }).axes;
    expect(age.codes).toEqual(["18-25", "18-35", "18-65", "25-35", "25-65", "35-65", "18-25+35-65"]);
    const waysOf = (code: string) =>
      age.ways[age.codes.indexOf(code)]!.map((way) => way.map((part) => age.codes[part]));
    expect(waysOf("18-65")).toEqual([
      ["18-25", "25-65"],
      ["18-35", "35-65"],
      ["25-35", "18-25+35-65"],
    ]);
    expect(waysOf("18-25+35-65")).toEqual([["18-25", "35-65"]]);
    expect(waysOf("18-25")).toEqual([]);
  });

  it("has the areas, of which those of several cities are the sum of them", () => {
    const { area } = frameOf(declaredGrid.tables[0]!, { grid: declaredGrid, first: 0 }).axes;
    const ways = area.ways.map((all) => all.map((way) => way.map((place) => area.codes[place])));
    expect(area.codes.map((code, at) => [code, ways[at]])).toEqual(
      declaredGrid.areas.map(({ code, cities }) => [code, cities.length > 1 ? [cities] : []]),
    );
  });

  it("counts those outside all categories where the categories do not hold everybody", () => {
    const table = { ...cube.tables[0]!, complete: false };
    expect(frameOf(table, { grid: cube, first: 0 }).axes.category.codes).toEqual(["A", "B", "_Z", "_T"]);
    expect(frameOf(cube.tables[0]!, { grid: cube, first: 0 }).axes.category.codes).toEqual(["A", "B", "_T"]);
  });

  it("splits persons by both orders of statuses, and into the smallest groups that these distinguish", () => {
    const frame = frameOf(declaredGrid.tables[0]!, { grid: declaredGrid, first: 0 });
    const { set } = frame.axes;
    const waysOf = (order: string, measure: string) =>
      set.ways[
        coordinatesOf(
          { table: "by_background", area: "C6", sex: "_T", age: "_T", category: "_T", order, measure },
          frame,
        ).set
      ]!.map((way) => way.length);
    expect(waysOf("_Z", "PERSONS")).toEqual([5, 4, 4]);
    // Those who are a job seeker as well or not; those who are self-employed or not.
    expect(waysOf("MONTHLY", "EMPLOYED")).toEqual([2, 2]);
    expect(waysOf("MONTHLY", "SELF_EMPLOYED")).toEqual([]);
  });

  it("gives each published cell a number of its own, from the first on", () => {
    for (const table of declaredGrid.tables) {
      const frame = frameOf(table, { grid: declaredGrid, first: 100 });
      const own = [...cellsOf({ ...declaredGrid, tables: [table] })];
      const numbers = new Set(own.map((cell) => frame.numberOf(coordinatesOf(cell, frame))));
      // Who is in services or outside is the same in both orders: two cells, one count.
      const twice = own.filter(
        ({ order, measure }) => order === "ANNUAL" && !["EMPLOYED", "UNEMPLOYED"].includes(measure),
      );
      expect(numbers.size).toBe(own.length - twice.length);
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(100);
      expect(Math.max(...numbers)).toBeLessThan(100 + frame.size);
    }
  });
});
