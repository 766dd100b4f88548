import { bandsOf, cellsOf, isWider, measuresOf, nameOfCell } from "./grid.ts";
import type { CellPlace, Grid, TableOfGrid } from "./grid.ts";

/** A published number as a sum of a block's unknowns. */
export interface BlockSum {
  /** Number of the cell in the order of the counts' rows. */
  readonly cell: number;
  /** Numbers of the unknowns that it adds up. */
  readonly of: readonly number[];
  /** Sums of the same unknowns have the same form: what is known of one is known of all. */
  readonly form: number;
  /** False where the cell belongs to another table and is known here only because it is this table's whole. */
  readonly own: boolean;
}

/**
 * Numbers that say most about each other, taken together: all of one table in one area (sexes, ages, categories, measures), or all
 * of one category in all areas. Each way in which published numbers add up is inside some block.
 */
export interface Block {
  readonly name: string;
  readonly table: string;
  /** Blocks of one shape have the same unknowns and sums. */
  readonly shape: string;
  readonly unknowns: number;
  readonly sums: readonly BlockSum[];
  /** The same by number of cell. */
  readonly sumOf: ReadonlyMap<number, BlockSum>;
}

/** The blocks of a publication. */
export interface Blocks {
  readonly cells: readonly CellPlace[];
  /** For each cell the number of the cell of all of whom it counts a part: of a status the persons, of a category everybody; -1 where it counts all. */
  readonly wholes: Int32Array;
  /** For each cell the numbers of the same cell in ages that hold its own and more. */
  readonly widerAges: readonly (readonly number[])[];
  /** For each cell the numbers of the same cell in all areas, in the order of the areas. */
  readonly acrossAreas: readonly (readonly number[])[];
  /** Codes of the areas that are one city. */
  readonly cities: readonly string[];
  /** One a table and area. */
  readonly areas: readonly Block[];
  /** One a table and category over all areas. */
  readonly categories: readonly Block[];
}

type Axis = ReadonlyMap<string, readonly number[]>;

/** Codes of a dimension with the numbers of the elements that each one holds. */
const axisOf = (elements: readonly string[], groups: Iterable<readonly [string, readonly string[]]>): Axis =>
  new Map([...groups].map(([code, members]) => [code, members.map((member) => elements.indexOf(member))]));

interface Axes {
  readonly sizes: readonly number[];
  readonly axes: readonly Axis[];
}

/** Numbers of the unknowns that a cell adds up: every combination of the elements that its codes hold. */
function unknownsOf({ sizes, axes }: Axes, codes: readonly string[]): readonly number[] | null {
  let places: readonly number[] = [0];
  for (const [at, code] of codes.entries()) {
    const elements = axes[at]!.get(code);
    if (elements === undefined) return null;
    places = places.flatMap((place) => elements.map((element) => place * sizes[at]! + element));
  }
  return places;
}

/** What is in no category of a table: with the categories it makes the whole. */
const REST = "_Z";

function tableAxes(table: TableOfGrid, grid: Grid) {
  const categories = [...table.categories.filter((code) => code !== "_T"), ...(table.complete === true ? [] : [REST])];
  const bands = bandsOf(grid.ages.filter(({ code }) => table.ages.includes(code)));
  const measures = measuresOf(table, grid);
  const parts = [...new Set(measures.flatMap((measure) => measure.parts))];
  return {
    sex: {
      size: 2,
      axis: axisOf(
        ["F", "M"],
        [
          ["F", ["F"]],
          ["M", ["M"]],
          ["_T", ["F", "M"]],
        ],
      ),
    },
    age: { size: bands.bounds.length, axis: bands.of },
    category: {
      size: categories.length,
      axis: axisOf(categories, [...categories.map((code) => [code, [code]] as const), ["_T", categories]]),
    },
    measure: {
      size: parts.length,
      axis: axisOf(
        parts,
        measures.map(({ order, measure, parts: of }) => [`${order} ${measure}`, of]),
      ),
    },
  };
}

const measureCode = ({ order, measure }: CellPlace): string => `${order} ${measure}`;

interface Placed {
  readonly cell: number;
  readonly of: readonly number[];
  readonly own: boolean;
}

/** Gives sums of the same unknowns the same form. */
function formed(sums: readonly Placed[]): readonly BlockSum[] {
  const forms = new Map<string, number>();
  return sums.map((sum) => {
    const key = sum.of.join();
    const form = forms.get(key) ?? forms.size;
    forms.set(key, form);
    return { ...sum, form };
  });
}

interface Indexed {
  readonly cells: readonly CellPlace[];
  readonly numbers: ReadonlyMap<string, number>;
}

/** Sums of a table's own cells and of the cells that are its whole. */
function sumsOf(
  own: readonly CellPlace[],
  {
    table,
    numbers,
    axes,
    codes,
  }: {
    readonly table: TableOfGrid;
    readonly numbers: Indexed["numbers"];
    readonly axes: Axes;
    readonly codes: (cell: CellPlace) => readonly string[];
  },
): readonly BlockSum[] {
  const placed: Placed[] = [];
  const wholes = new Set<string>();
  for (const cell of own) {
    placed.push({ cell: numbers.get(nameOfCell(cell))!, of: unknownsOf(axes, codes(cell))!, own: true });
    if (table.whole === null) continue;
    const name = nameOfCell({ ...cell, ...table.whole });
    const number = numbers.get(name);
    const of = unknownsOf(axes, codes({ ...cell, category: "_T" }));
    if (number === undefined || of === null || wholes.has(name)) continue;
    wholes.add(name);
    placed.push({ cell: number, of, own: false });
  }
  return formed(placed);
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
      table: table.id,
      shape: `${table.id} area`,
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
      table: table.id,
      shape: `${table.id} category`,
      unknowns: axes.sizes.reduce((product, size) => product * size, 1),
      sums: sumsOf(
        cells.filter((cell) => cell.table === table.id && cell.category === category),
        { table: { ...table, whole: null }, numbers, axes, codes: codesInCategory },
      ),
    }),
  );
}

const widerAgesOf = (grid: Grid): ReadonlyMap<string, readonly string[]> => {
  const codes = grid.ages.map(({ code }) => code);
  return new Map(codes.map((narrow) => [narrow, codes.filter((wide) => isWider(grid, wide, narrow))]));
};

/** The cell of all of whom a cell counts a part. */
function wholeOf(cell: CellPlace, tables: ReadonlyMap<string, TableOfGrid>): CellPlace | null {
  if (cell.measure !== "PERSONS") return { ...cell, order: "_Z", measure: "PERSONS" };
  if (cell.category === "_T") return null;
  return { ...cell, ...(tables.get(cell.table)?.whole ?? { category: "_T" }) };
}

/**
 * Cuts a publication into blocks that an attacker can work through.
 *
 * @example blocksOf(grid).areas.map(({ name }) => name) // ["by_background KU049", ...]
 */
export function blocksOf(grid: Grid): Blocks {
  const cells = [...cellsOf(grid)];
  const indexed = { cells, numbers: new Map(cells.map((cell, number) => [nameOfCell(cell), number])) };
  const wider = widerAgesOf(grid);
  const tables = new Map(grid.tables.map((table) => [table.id, table]));
  const wholes = cells.map((cell) => {
    const whole = wholeOf(cell, tables);
    return whole === null ? -1 : (indexed.numbers.get(nameOfCell(whole)) ?? -1);
  });
  return {
    cells,
    wholes: Int32Array.from(wholes),
    widerAges: cells.map((cell) =>
      (wider.get(cell.age) ?? []).flatMap((age) => indexed.numbers.get(nameOfCell({ ...cell, age })) ?? []),
    ),
    acrossAreas: cells.map((cell) =>
      grid.areas.map(({ code }) => indexed.numbers.get(nameOfCell({ ...cell, area: code })) ?? -1),
    ),
    cities: grid.areas.filter(({ cities }) => cities.length === 1).map(({ code }) => code),
    areas: grid.tables.flatMap((table) => areaBlocks(table, grid, indexed)),
    categories: grid.tables.flatMap((table) => categoryBlocks(table, grid, indexed)),
  };
}
