import { axisOf, measureCode, tableAxes } from "./block-axes.ts";
import { sumsOf } from "./block-sums.ts";
import type { BlockSum } from "./block-sums.ts";
import { EVERYBODY, cellsOf, nameOfCell } from "./cell-grid.ts";
import type { CellPlace, Grid, TableOfGrid } from "./cell-grid.ts";

/**
 * Numbers that limit each other most: all of one table in one area (sexes, ages, categories, measures), or all of one
 * category in all areas. Every way in which published numbers add up lies within some block.
 */
export interface Block {
  readonly name: string;
  readonly unknowns: number;
  readonly sums: readonly BlockSum[];
  /** The sums by cell number. */
  readonly sumOf: ReadonlyMap<number, BlockSum>;
}

/** The blocks of a publication. */
export interface Blocks {
  readonly cells: readonly CellPlace[];
  /** For each cell, the number of the cell that counts its group in all categories; undefined where it is that cell. */
  readonly wholes: readonly (number | undefined)[];
  /** The codes of the areas that are a single city. */
  readonly cities: readonly string[];
  /** One block per table and area. */
  readonly areas: readonly Block[];
  /** One block per table and category, over all areas. */
  readonly categories: readonly Block[];
}

/** Cells in the order of the rows of counts, and the number of each by its name. */
interface Indexed {
  readonly cells: readonly CellPlace[];
  readonly numbers: ReadonlyMap<string, number>;
}

const bySum = (block: Omit<Block, "sumOf">): Block => ({
  ...block,
  sumOf: new Map(block.sums.map((sum) => [sum.cell, sum])),
});

const codesInArea = (cell: CellPlace) => [cell.sex, cell.age, cell.category, measureCode(cell)];

function areaBlocks(table: TableOfGrid, grid: Grid, { cells, numbers }: Indexed): readonly Block[] {
  const { sex, age, category, measure } = tableAxes(table, grid);
  const axes = {
    sizes: [sex.size, age.size, category.size, measure.size],
    axes: [sex.axis, age.axis, category.axis, measure.axis],
  };
  return grid.areas.map(({ code }) =>
    bySum({
      name: `${table.id} ${code}`,
      unknowns: axes.sizes.reduce((product, size) => product * size, 1),
      sums: sumsOf(
        cells.filter((cell) => cell.table === table.id && cell.area === code),
        { table, numbers, axes, codes: codesInArea },
      ),
    }),
  );
}

const codesInCategory = (cell: CellPlace) => [cell.area, cell.sex, cell.age, measureCode(cell)];

function categoryBlocks(table: TableOfGrid, grid: Grid, { cells, numbers }: Indexed): readonly Block[] {
  const { sex, age, measure } = tableAxes(table, grid);
  const cities = [...new Set(grid.areas.flatMap((area) => area.cities))];
  const area = axisOf(
    cities,
    grid.areas.map(({ code, cities: of }) => [code, of]),
  );
  const axes = {
    sizes: [cities.length, sex.size, age.size, measure.size],
    axes: [area, sex.axis, age.axis, measure.axis],
  };
  return table.categories.map((category) =>
    bySum({
      name: `${table.id} ${category}`,
      unknowns: axes.sizes.reduce((product, size) => product * size, 1),
      sums: sumsOf(
        cells.filter((cell) => cell.table === table.id && cell.category === category),
        { table: { ...table, whole: null, margins: [] }, numbers, axes, codes: codesInCategory },
      ),
    }),
  );
}

function wholesOf({ tables }: Grid, { cells, numbers }: Indexed): Blocks["wholes"] {
  const wholes = new Map(tables.map(({ id, whole }) => [id, whole ?? { category: EVERYBODY }]));
  return cells.map((cell, own) => {
    const number = numbers.get(nameOfCell({ ...cell, ...wholes.get(cell.table) }));
    return number === own ? undefined : number;
  });
}

/**
 * Divides a publication into blocks that an intruder can attack.
 *
 * @example blocksOf(grid).areas.map(({ name }) => name) // ["by_background KU049", ...]
 */
export function blocksOf(grid: Grid): Blocks {
  const cells = [...cellsOf(grid)];
  const indexed = { cells, numbers: new Map(cells.map((cell, number) => [nameOfCell(cell), number])) };
  return {
    cells,
    wholes: wholesOf(grid, indexed),
    cities: grid.areas.filter(({ cities }) => cities.length === 1).map(({ code }) => code),
    areas: grid.tables.flatMap((table) => areaBlocks(table, grid, indexed)),
    categories: grid.tables.flatMap((table) => categoryBlocks(table, grid, indexed)),
  };
}
