import { ageGroups } from "../../../pipelines/ages.ts";
import { areas } from "../../../pipelines/cities.ts";
import { countTables } from "../../../pipelines/counts/index.ts";
import { GRID_MEASURES as measures } from "../../../src/model/dictionary.ts";
import { blocksOf } from "../../../src/audit/structure/blocks.ts";
import type { Block, Blocks } from "../../../src/audit/structure/blocks.ts";
import { gridOf } from "../../../src/audit/structure/declared-grid.ts";
import { nameOfCell } from "../../../src/audit/structure/cell-grid.ts";
import type { CellPlace, Grid } from "../../../src/audit/structure/cell-grid.ts";

/** How the cells of the project's own publication add up. */
export const declaredGrid: Grid = gridOf({ areas, ages: ageGroups, tables: countTables, measures });

export const declaredBlocks: Blocks = blocksOf(declaredGrid);

/** Numbers of the cells by name. */
export const numberOfCell: ReadonlyMap<string, number> = new Map(
  declaredBlocks.cells.map((cell, number) => [nameOfCell(cell), number]),
);

const everywhere: CellPlace = {
  table: "by_background",
  area: "C6",
  sex: "_T",
  age: "_T",
  category: "_T",
  order: "_Z",
  measure: "PERSONS",
};

/** The number of a cell: of everybody but for what is given. */
export function cellAt(place: Partial<CellPlace>): number {
  const name = nameOfCell({ ...everywhere, ...place });
  const number = numberOfCell.get(name);
  if (number === undefined) throw new Error(`no cell ${name}`);
  return number;
}

/** The unknowns that a block adds up for a cell, in order; null where the cell is not in it. */
export function unknownsIn(block: Block, cell: number): readonly number[] | null {
  const sum = block.sums.find((one) => one.cell === cell);
  return sum === undefined ? null : sum.of.toSorted((a, b) => a - b);
}
