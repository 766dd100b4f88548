import { expect, it } from "vitest";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import type { CellPlace, Grid } from "../../../src/audit/structure/cell-grid.ts";
import { latticeOf } from "../../../src/audit/structure/lattice.ts";
import { cube } from "./small-grid.ts";

/** What counts everybody of the breakdown `u` knows fewer ages than it, and fewer measures. */
const grid: Grid = {
  ...cube,
  ages: [...cube.ages, { code: "Y18T64", from: 18, to: 64 }],
  tables: [
    { id: "t", categories: ["A", "B", "_T"], complete: true, ages: ["_T", "Y_GE18"], whole: null },
    {
      id: "u",
      categories: ["A1", "A2"],
      complete: true,
      ages: ["_T", "Y18T64", "Y_GE18"],
      whole: { table: "t", category: "A" },
    },
  ],
  measures: [
    { order: "_Z", measure: "PERSONS", parts: ["AT_WORK", "OTHER"] },
    { order: "MONTHLY", measure: "EMPLOYED", parts: ["AT_WORK"], tables: ["u"] },
  ],
};

/** Which of the smallest groups a code stands for. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  _T: ["F", "M", "child", "adult", "old", "A1", "A2", "B"],
  A: ["A1", "A2"],
  Y18T64: ["adult"],
  Y_GE18: ["adult", "old"],
  EMPLOYED: ["at work"],
  PERSONS: ["at work", "other"],
};

const GROUPS = ["F", "M"].flatMap((sex) =>
  ["child", "adult", "old"].flatMap((age) =>
    ["A1", "A2", "B"].flatMap((category) => ["at work", "other"].map((work) => [sex, age, category, work])),
  ),
);

/** The sum of the smallest groups in a cell, each of a size of its own. */
const sizeOf = ({ sex, age, category, measure }: CellPlace): number =>
  GROUPS.reduce((total, group, at) => {
    const isIn = [sex, age, category, measure].every((code, axis) => (PARTS[code] ?? [code]).includes(group[axis]!));
    return isIn ? total + 5 + ((11 * at) % 37) : total;
  }, 0);

it("a true table contradicts nothing, also where the count of everybody covers fewer ages and measures", () => {
  const lattice = latticeOf(grid);
  const shuttle = openShuttle(lattice);
  lattice.cells.forEach((cell, at) => {
    const persons = sizeOf(cell);
    shuttle.learn(lattice.countOf[at]!, { lower: persons, upper: persons }, at);
  });
  expect(shuttle.settle()).toBeNull();
});
