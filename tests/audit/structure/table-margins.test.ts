import { describe, expect, it } from "vitest";
import { ageGroups } from "../../../pipelines/ages.ts";
import { areas } from "../../../pipelines/cities.ts";
import { countTables } from "../../../pipelines/counts/index.ts";
import { gridOf } from "../../../src/audit/structure/declared-grid.ts";
import { latticeOf } from "../../../src/audit/structure/lattice.ts";
import type { Lattice } from "../../../src/audit/structure/lattice.ts";
import { blocksOf } from "../../../src/audit/structure/blocks.ts";
import { nameOfCell, smallestCategories } from "../../../src/audit/structure/cell-grid.ts";
import type { CellPlace, Grid, TableOfGrid } from "../../../src/audit/structure/cell-grid.ts";
import { openShuttle } from "../../../src/audit/solver/shuttle.ts";
import { countTable } from "../../../src/count/count-table.ts";
import type { CountTable } from "../../../src/count/count-declarations.ts";
import { GRID_MEASURES as measures } from "../../../src/model/dictionary.ts";

const crossing = (id: string, breakdown: CountTable["breakdown"]): CountTable =>
  countTable({
    id,
    names: { fi: "", sv: "", en: "" },
    persons: "foreign",
    breakdown,
    ages: ["_T"],
    statusOrders: [],
  });

const gridWith = (...crossed: readonly CountTable[]): Grid =>
  gridOf({ areas: areas.slice(0, 1), ages: ageGroups, measures, tables: [...countTables, ...crossed] });

const tableIn = (grid: Grid, id: string): TableOfGrid => grid.tables.find((table) => table.id === id)!;

const groundByStay = gridWith(crossing("ground_by_stay", ["PERMIT_GROUND", "STAY"]));
const generationByStay = gridWith(crossing("generation_by_stay", ["GENERATION", "STAY"]));

describe("the margins of a table", () => {
  it("are the categories that another table has under another name", () => {
    const [citizenship, ground] = ["by_citizenship", "by_ground"].map((id) => tableIn(groundByStay, id).margins);
    expect(citizenship).toEqual([{ table: "by_ground", category: "CITIZEN", parts: ["FINNISH"] }]);
    expect(ground).toEqual([{ table: "by_citizenship", category: "FINNISH", parts: ["CITIZEN"] }]);
    expect(tableIn(groundByStay, "by_language").margins).toEqual([]);
  });

  it("are of a crossed table the categories of each of its breakdowns, in each table that has them", () => {
    const { margins, unpublished } = tableIn(groundByStay, "ground_by_stay");
    expect(margins).toContainEqual({
      table: "by_ground",
      category: "STUDY",
      parts: ["Y_LT1", "Y1T4", "Y5T9", "Y_GE10", "UNKNOWN"].map((stay) => `STUDY ${stay}`),
    });
    const citizens = margins!.find(({ table }) => table === "by_citizenship");
    expect(citizens?.parts).toContain("CITIZEN Y_LT1");
    expect(margins!.filter(({ table }) => table === "by_stay").map(({ parts }) => parts.length)).toEqual(
      Array.from({ length: 5 }, () => 14),
    );
    expect(unpublished).toEqual([]);
  });

  it("hold those too who are in no category of the other breakdown", () => {
    const table = tableIn(generationByStay, "generation_by_stay");
    expect(table.unpublished).toEqual(["Y_LT1", "Y1T4", "Y5T9", "Y_GE10", "UNKNOWN"].map((stay) => `_Z ${stay}`));
    expect(table.margins!.find(({ category }) => category === "Y1T4")?.parts).toEqual([
      "FIRST Y1T4",
      "SECOND Y1T4",
      "_Z Y1T4",
    ]);
    expect(table.margins!.find(({ category }) => category === "FIRST")?.parts).toHaveLength(5);
  });

  it("are the same persons in two tables that cross breakdowns of which one renames the other", () => {
    const grid = gridWith(
      crossing("ground_by_stay", ["PERMIT_GROUND", "STAY"]),
      crossing("stay_by_citizenship", ["STAY", "CITIZENSHIP"]),
    );
    expect(tableIn(grid, "stay_by_citizenship").margins).toContainEqual({
      table: "ground_by_stay",
      category: "CITIZEN Y1T4",
      parts: ["Y1T4 FINNISH"],
    });
  });
});

const exactly = (persons: number) => ({ lower: persons, upper: persons });

/** What is left of a cell's count when others are known exactly. */
function leftOf(
  lattice: Lattice,
  sought: Partial<CellPlace>,
  known: readonly (readonly [Partial<CellPlace>, number])[],
) {
  const at = (place: Partial<CellPlace>): number => {
    const whole = {
      table: "",
      area: "KU091",
      sex: "_T",
      age: "_T",
      category: "",
      order: "_Z",
      measure: "PERSONS",
      ...place,
    };
    const name = nameOfCell(whole);
    const cell = lattice.cells.findIndex((one) => nameOfCell(one) === name);
    return lattice.countOf[cell]!;
  };
  const shuttle = openShuttle(lattice);
  known.forEach(([place, persons], source) => shuttle.learn(at(place), exactly(persons), source));
  shuttle.settle();
  return { lower: shuttle.lower[at(sought)]!, upper: shuttle.upper[at(sought)]! };
}

describe("an intruder who has a crossed table", () => {
  const lattice = latticeOf(groundByStay);
  const { categories } = tableIn(groundByStay, "ground_by_stay");
  const students = categories.filter((code) => code.startsWith("STUDY "));

  it("adds it up to the tables of its breakdowns", () => {
    const known = students.map((category, at) => [{ table: "ground_by_stay", category }, 10 + at] as const);
    expect(leftOf(lattice, { table: "by_ground", category: "STUDY" }, known)).toEqual(exactly(60));
  });

  it("subtracts it from them", () => {
    const [last, ...others] = students;
    const known = others.map((category) => [{ table: "ground_by_stay", category }, 10] as const);
    const sum = [{ table: "by_ground", category: "STUDY" }, 47] as const;
    expect(leftOf(lattice, { table: "ground_by_stay", category: last! }, [...known, sum])).toEqual(exactly(7));
  });

  it("learns only a least of what holds others too", () => {
    const open = latticeOf(generationByStay);
    const known = [
      [{ table: "generation_by_stay", category: "FIRST Y1T4" }, 20],
      [{ table: "generation_by_stay", category: "SECOND Y1T4" }, 5],
    ] as const;
    const left = leftOf(open, { table: "by_stay", category: "Y1T4" }, known);
    expect(left).toMatchObject({ lower: 25 });
    expect(left.upper).toBeGreaterThan(1000);
  });

  it("knows what a cell leaves of each margin, which is protected like a count", () => {
    const cellOf = (table: string, category: string): number =>
      lattice.cells.findIndex(
        (cell) => cell.table === table && cell.category === category && cell.sex === "_T" && cell.age === "_T",
      );
    const part = cellOf("ground_by_stay", "STUDY Y1T4");
    const wholes = lattice.derived.filter((one) => one.part === part).map(({ total }) => lattice.cells[total]!.table);
    expect(wholes).toEqual(["by_background", "by_ground", "by_stay"]);
    const { total } = lattice.derived[lattice.othersOf[part]!]!;
    expect(lattice.cells[total]).toMatchObject({ table: "by_background", category: "FOREIGN" });
  });

  it("finds the margins in the blocks of public files as well", () => {
    const { areas: blocks, cells } = blocksOf(groundByStay);
    const block = blocks.find(({ name }) => name.startsWith("ground_by_stay "))!;
    const elsewhere = block.sums.filter(({ own }) => !own).map(({ cell }) => cells[cell]!.table);
    expect(new Set(elsewhere)).toEqual(new Set(["by_background", "by_ground", "by_stay", "by_citizenship"]));
    const all = block.sums.find(({ cell }) => cells[cell]!.table === "by_background")!;
    expect(new Set(all.of).size).toBeGreaterThanOrEqual(
      smallestCategories(tableIn(groundByStay, "ground_by_stay")).length,
    );
  });
});
