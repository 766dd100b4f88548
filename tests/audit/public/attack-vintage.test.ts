import { beforeAll, describe, expect, it } from "vitest";
import { nothingKnown } from "../../../src/audit/knowledge/cell-knowledge.ts";
import { attackVintage } from "../../../src/audit/public/attack-vintage.ts";
import { openSolver } from "../../../src/audit/solver/solver.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";
import { blocksOf } from "../../../src/audit/structure/blocks.ts";
import type { Grid } from "../../../src/audit/structure/cell-grid.ts";

/** A table with its own totals, and one of the parts of its category A, whose total is in the first. */
const grid: Grid = {
  areas: [{ code: "KU049", cities: ["KU049"] }],
  ages: [
    { code: "_T", from: 0, to: null },
    { code: "Y0T17", from: 0, to: 17 },
    { code: "Y_GE18", from: 18, to: null },
  ],
  tables: [
    { id: "all", categories: ["A", "_T"], ages: ["_T", "Y0T17", "Y_GE18"], whole: null },
    { id: "parts", categories: ["P", "Q"], complete: true, ages: ["_T"], whole: { table: "all", category: "A" } },
  ],
  measures: [{ order: "_Z", measure: "PERSONS", parts: ["ALL"] }],
};

const blocks = blocksOf(grid);

/** The number of a cell of both sexes. */
const cellAt = (table: string, category: string, age = "_T"): number =>
  blocks.cells.findIndex(
    (cell) => cell.table === table && cell.category === category && cell.age === age && cell.sex === "_T",
  );

let solver: Solver;
beforeAll(async () => {
  solver = await openSolver();
});

describe("an attack on a vintage", () => {
  // A is known from its two ages, which the other table does not have, and with it P, as Q is published.
  it("lets a table's own totals inform the tables that have theirs in it", async () => {
    const knowledge = nothingKnown(blocks.cells.length);
    const published = [
      [cellAt("all", "A", "Y0T17"), 30],
      [cellAt("all", "A", "Y_GE18"), 20],
      [cellAt("parts", "Q"), 47],
    ] as const;
    for (const [cell, persons] of published) {
      knowledge.lower[cell] = persons;
      knowledge.upper[cell] = persons;
    }
    const [total, part] = [cellAt("all", "A"), cellAt("parts", "P")];
    const protect = new Map([total, part].map((cell) => [cell, { width: 5 }]));
    const changed = new Set(published.map(([cell]) => cell));
    const { found, contradicted } = await attackVintage(
      { blocks, knowledge, protect, changed, carriedOver: new Set() },
      solver,
    );
    expect(contradicted).toEqual([]);
    expect(found.get(total)).toEqual({ lower: 50, upper: 50 });
    expect(found.get(part)).toEqual({ lower: 3, upper: 3 });
    // What was known before stays as it was.
    expect(knowledge.upper[total]).toBe(Infinity);
  });
});
