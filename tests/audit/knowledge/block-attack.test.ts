import { beforeAll, describe, expect, it } from "vitest";
import { blocksOf } from "../../../src/audit/structure/blocks.ts";
import type { Block, Blocks } from "../../../src/audit/structure/blocks.ts";
import { nameOfCell } from "../../../src/audit/structure/cell-grid.ts";
import type { CellPlace, Grid } from "../../../src/audit/structure/cell-grid.ts";
import { attackBlock, leaksOf } from "../../../src/audit/knowledge/block-attack.ts";
import { nothingKnown } from "../../../src/audit/knowledge/cell-knowledge.ts";
import { poseBlock } from "../../../src/audit/knowledge/posed-block.ts";
import { openSolver } from "../../../src/audit/solver/solver.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";

/** Two cities, two tables that count the same persons, three statuses. */
const grid: Grid = {
  areas: [
    { code: "C2", cities: ["KU049", "KU091"] },
    { code: "KU049", cities: ["KU049"] },
    { code: "KU091", cities: ["KU091"] },
  ],
  ages: [
    { code: "_T", from: 0, to: null },
    { code: "Y0T17", from: 0, to: 17 },
    { code: "Y_GE18", from: 18, to: null },
  ],
  tables: [
    { id: "all", categories: ["A", "_T"], ages: ["_T", "Y0T17", "Y_GE18"], whole: null },
    { id: "parts", categories: ["P", "Q"], complete: true, ages: ["_T"], whole: { table: "all", category: "A" } },
  ],
  measures: [
    { order: "_Z", measure: "PERSONS", parts: ["AT_WORK", "ELSEWHERE"] },
    { order: "MONTHLY", measure: "EMPLOYED", parts: ["AT_WORK"] },
    { order: "MONTHLY", measure: "OUTSIDE", parts: ["ELSEWHERE"] },
  ],
};

/** Numbers of persons by place; what is left out is everybody in Espoo. */
type Told = readonly (readonly [place: Partial<CellPlace>, lower: number, upper: number])[];

const everybody: CellPlace = {
  table: "all",
  area: "KU049",
  sex: "_T",
  age: "_T",
  category: "_T",
  order: "_Z",
  measure: "PERSONS",
};

const placeOf = ({ cells }: Blocks, place: Partial<CellPlace>): number =>
  cells.map(nameOfCell).indexOf(nameOfCell({ ...everybody, ...place }));

let solver: Solver;
beforeAll(async () => {
  solver = await openSolver();
});

/** The narrowest interval that some block leaves of a number. */
async function attacked(from: Grid, told: Told, sought: Partial<CellPlace>): Promise<readonly [number, number]> {
  const blocks = blocksOf(from);
  const knowledge = nothingKnown(blocks.cells.length);
  for (const [place, lower, upper] of told) {
    knowledge.lower[placeOf(blocks, place)] = lower;
    knowledge.upper[placeOf(blocks, place)] = upper;
  }
  const cell = placeOf(blocks, sought);
  const question = { knowledge, protect: new Map([[cell, { width: Infinity }]]) };
  const concluded = await Promise.all(
    [...blocks.areas, ...blocks.categories].map((block: Block) => attackBlock(block, question, solver)),
  );
  const found = concluded.flatMap((conclusion) => conclusion?.get(cell) ?? []);
  return [Math.max(...found.map(({ lower }) => lower)), Math.min(...found.map(({ upper }) => upper))];
}

const without = (change: Partial<Grid>): Grid => ({ ...grid, ...change });

/** For each way in which numbers add up: what is published, what is withheld, what follows, and the same where the way is forgotten. */
const ways = [
  {
    way: "sexes",
    told: [
      [{}, 40, 40],
      [{ sex: "M" }, 33, 33],
    ],
    sought: { sex: "F" },
    known: [7, 7],
    forgetful: null,
    forgotten: null,
  },
  {
    way: "areas",
    told: [
      [{ area: "C2" }, 95, 104],
      [{ area: "KU091" }, 85, 94],
    ],
    sought: {},
    known: [1, 19],
    forgetful: without({ areas: [{ code: "C2", cities: ["KU049", "KU091", "KU837"] }, ...grid.areas.slice(1)] }),
    forgotten: [0, 19],
  },
  {
    way: "ages",
    told: [
      [{}, 40, 40],
      [{ age: "Y_GE18" }, 33, 33],
    ],
    sought: { age: "Y0T17" },
    known: [7, 7],
    forgetful: without({ ages: [grid.ages[0]!, { code: "Y0T17", from: 0, to: 16 }, grid.ages[2]!] }),
    forgotten: [0, 7],
  },
  {
    way: "categories",
    told: [
      [{ category: "A" }, 40, 40],
      [{ table: "parts", category: "Q" }, 33, 33],
    ],
    sought: { table: "parts", category: "P" },
    known: [7, 7],
    forgetful: without({ tables: [grid.tables[0]!, { ...grid.tables[1]!, complete: false }] }),
    forgotten: [0, 7],
  },
  {
    way: "tables",
    told: [
      [{ category: "A" }, 40, 40],
      [{ table: "parts", category: "Q" }, 33, 33],
    ],
    sought: { table: "parts", category: "P" },
    known: [7, 7],
    forgetful: without({ tables: [grid.tables[0]!, { ...grid.tables[1]!, whole: null }] }),
    forgotten: null,
  },
  {
    way: "measures",
    told: [
      [{}, 40, 40],
      [{ order: "MONTHLY", measure: "EMPLOYED" }, 33, 33],
    ],
    sought: { order: "MONTHLY", measure: "OUTSIDE" },
    known: [7, 7],
    forgetful: without({
      measures: [{ ...grid.measures[0]!, parts: ["AT_WORK", "ELSEWHERE", "FORGOTTEN"] }, ...grid.measures.slice(1)],
    }),
    forgotten: [0, 7],
  },
] as const;

describe("an attack on a block", () => {
  it.each(ways)("adds up $way", async ({ told, sought, known }) => {
    expect(await attacked(grid, told, sought)).toEqual(known);
  });

  it.each(ways.filter(({ forgetful }) => forgetful !== null))(
    "knows less where it is forgotten how $way add up",
    async ({ told, sought, forgetful, forgotten }) => {
      expect(await attacked(forgetful!, told, sought)).toEqual(forgotten ?? [0, Infinity]);
    },
  );

  it("finds that two tables together disclose what each alone does not", async () => {
    const told: Told = [
      [{ category: "A", sex: "F" }, 12, 12],
      [{ table: "parts", category: "Q", sex: "F" }, 4, 6],
    ];
    expect(await attacked(grid, told, { table: "parts", category: "P", sex: "F" })).toEqual([6, 8]);
    expect(await attacked(grid, told.slice(1), { table: "parts", category: "P", sex: "F" })).toEqual([0, Infinity]);
  });
});

describe("what is protected", () => {
  const blocks = blocksOf(grid);
  const cell = placeOf(blocks, { sex: "F" });
  const block = blocks.areas.find(({ name }) => name === "all KU049");

  it("leaks where less is left of it than has to be", () => {
    const protect = new Map([[cell, { width: 3 }]]);
    expect(leaksOf(new Map([[cell, { lower: 0, upper: 3 }]]), protect)).toEqual([]);
    expect(leaksOf(new Map([[cell, { lower: 0, upper: 2 }]]), protect)).toEqual([
      { cell, interval: { lower: 0, upper: 2 } },
    ]);
  });

  it("is nothing in a block that does not hold it, or holds it as another table's whole", () => {
    const knowledge = nothingKnown(blocks.cells.length);
    const protect = new Map([[placeOf(blocks, { category: "A" }), { width: 3 }]]);
    const names = [...blocks.areas, ...blocks.categories].filter((one) => poseBlock(one, knowledge, protect) !== null);
    expect(names.map(({ name }) => name)).toEqual(["all KU049", "all A"]);
  });

  it("is asked one person wider than it must be left: a member of the cell, who counts as one, is owed the width too", () => {
    const knowledge = nothingKnown(blocks.cells.length);
    for (const width of [3, 5]) {
      const posed = poseBlock(block!, knowledge, new Map([[cell, { width }]]));
      expect(posed?.problem.targets.map(({ enough }) => enough)).toEqual([width + 1]);
    }
  });

  it("contradicts what cannot be", async () => {
    const knowledge = nothingKnown(blocks.cells.length);
    knowledge.upper[placeOf(blocks, {})] = 10;
    knowledge.lower[placeOf(blocks, { sex: "M" })] = 11;
    expect(await attackBlock(block!, { knowledge, protect: new Map([[cell, { width: 3 }]]) }, solver)).toBeNull();
  });

  it("is found by a number that is only known not to be nobody", async () => {
    expect(
      await attacked(
        grid,
        [
          [{}, 1, 1],
          [{ sex: "M" }, 1, Infinity],
        ],
        { sex: "F" },
      ),
    ).toEqual([0, 0]);
  });
});
