import { assert, asyncProperty, constantFrom, integer, nat, record } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Block } from "../../../src/audit/structure/blocks.ts";
import { nothingKnown } from "../../../src/audit/knowledge/cell-knowledge.ts";
import type { Knowledge } from "../../../src/audit/knowledge/cell-knowledge.ts";
import { openSolver } from "../../../src/audit/solver/solver.ts";
import type { Solver } from "../../../src/audit/solver/solver.ts";
import { numbersOf } from "../../../src/audit/knowledge/posed-block.ts";
import { possibleTable } from "../../../src/audit/knowledge/fitting-table.ts";
import { openPlace } from "../../count/country.ts";
import type { Invented, Place } from "../../count/country.ts";
import { cellAt, declaredBlocks } from "../structure/declared.ts";

const { cells, areas, categories } = declaredBlocks;
const blocks = [...areas, ...categories];

const exactly = (persons: readonly number[]): Knowledge => ({
  lower: Float64Array.from(persons),
  upper: Float64Array.from(persons),
});

describe("true counts", () => {
  let place: Place;
  let solver: Solver;
  beforeAll(async () => {
    place = await openPlace();
    solver = await openSolver();
  });
  afterAll(() => place.close());

  const isContradictory = (block: Block, knowledge: Knowledge): boolean =>
    solver.intervals(numbersOf(block, knowledge)) === null;

  const counted = async (invented: Invented): Promise<readonly number[]> => {
    const rows = await place.rows(
      `select persons::integer as persons from read_parquet(getvariable('file'), file_row_number = true) order by file_row_number`,
      await place.count(invented),
    );
    return rows.map((row) => Number(row["persons"]));
  };

  it("fit every block, to the person", async () => {
    const invented = record({ persons: integer({ min: 1, max: 4000 }), seed: nat(1_000_000) });
    const property = asyncProperty(invented, constantFrom(0, 1, 2, 3), async (month, start) => {
      const knowledge = exactly(await counted(month));
      const some = blocks.filter((_, at) => at % 4 === start);
      expect(some.filter((block) => isContradictory(block, knowledge)).map(({ name }) => name)).toEqual([]);
    });
    await expect(assert(property, { numRuns: 2 })).resolves.toBeUndefined();
  });

  it.each([
    ["a total", {}],
    ["a city", { area: "KU853", sex: "F" }],
    ["an age", { age: "Y18T64", order: "ANNUAL", measure: "UNEMPLOYED" }],
    ["a ground", { table: "by_ground", category: "STUDY", area: "KU049", order: "MONTHLY", measure: "EMPLOYED" }],
  ] as const)("fit no block of %s any more when one number is one too many", async (_, changed) => {
    const persons = [...(await counted({ persons: 3000, seed: 5 }))];
    const cell = cellAt(changed);
    persons[cell]! += 1;
    const holding = blocks.filter(({ sums }) => sums.some((sum) => sum.own && sum.cell === cell));
    expect(holding).toHaveLength(2);
    for (const block of holding) expect(isContradictory(block, exactly(persons))).toBe(true);
  });

  it("and published ones fit a table of whole numbers, which has each number where it was published", async () => {
    const persons = await counted({ persons: 4000, seed: 6 });
    const knowledge = nothingKnown(cells.length);
    persons.forEach((count, cell) => {
      if (count < 10) return;
      const rounded = Math.floor(count / 10 + 0.5) * 10;
      knowledge.lower[cell] = rounded - 5;
      knowledge.upper[cell] = rounded + 4;
    });
    for (const block of areas.filter(({ name }) => name.endsWith("KU049"))) {
      const table = possibleTable(block, knowledge, solver)!;
      expect(table.size).toBe(block.sums.filter(({ own }) => own).length);
      const outside = [...table].filter(
        ([cell, count]) => count < knowledge.lower[cell]! || count > knowledge.upper[cell]! || !Number.isInteger(count),
      );
      expect(outside).toEqual([]);
    }
  });
});
