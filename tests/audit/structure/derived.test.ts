import { describe, expect, it } from "vitest";
import type { Grid } from "../../../src/audit/structure/cell-grid.ts";
import { latticeOf } from "../../../src/audit/structure/lattice.ts";
import { cube } from "./small-grid.ts";

const [table] = cube.tables;

/** The table of two categories, and one that crosses them with two others. */
const crossed: Grid = {
  ...cube,
  tables: [
    table!,
    {
      ...table!,
      id: "u",
      categories: ["A X", "A Y", "B X", "B Y", "_T"],
      whole: { table: "t", category: "_T" },
      margins: [
        { table: "t", category: "A", parts: ["A X", "A Y"] },
        { table: "t", category: "B", parts: ["B X", "B Y"] },
      ],
    },
  ],
};

/** The cells, `table category`, that a cell of all ages and both sexes can be subtracted from. */
function greaterThan(of: string, category: string): readonly string[] {
  const { cells, derived } = latticeOf(crossed);
  const part = cells.findIndex(
    (cell) => cell.table === of && cell.category === category && cell.sex === "_T" && cell.age === "_T",
  );
  return derived
    .filter((one) => one.part === part)
    .map(({ total }) => `${cells[total]!.table} ${cells[total]!.category}`);
}

describe("the differences of a category", () => {
  it("are from everybody, and from each margin of two or more categories that it is in", () => {
    expect(greaterThan("u", "A X")).toEqual(["t _T", "t A"]);
    expect(greaterThan("u", "B Y")).toEqual(["t _T", "t B"]);
    expect(greaterThan("t", "A")).toEqual(["t _T"]);
  });

  it("of everybody are none", () => {
    expect(greaterThan("t", "_T")).toEqual([]);
  });
});
