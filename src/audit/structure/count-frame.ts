import { agesOf } from "./age-axis.ts";
import type { AgeAxis } from "./age-axis.ts";
import { EVERYBODY, measuresOf, nameOfMargin } from "./cell-grid.ts";
import type { CategoryOfTable, CellPlace, Grid, MeasureOfGrid, TableOfGrid } from "./cell-grid.ts";
import { withTotal } from "./coded-axis.ts";
import type { Coded } from "./coded-axis.ts";
import { areasOf, categoriesOf } from "./frame-axes.ts";
import { nameOfSet, personsOf } from "./person-sets.ts";

/** The coordinates of a count in a frame: the numbers of its area, sex, ages, category and set of persons. */
export interface Coordinates {
  readonly area: number;
  readonly sex: number;
  readonly age: number;
  readonly category: number;
  readonly set: number;
}

/** The name of an axis of a frame. */
export type Axis = keyof Coordinates;

/** The axes in the order in which counts are numbered, the slowest first. */
export const AXES: readonly Axis[] = ["area", "sex", "age", "category", "set"];

/**
 * All counts that can be combined from a table's published ones: every area and sex, all ranges between two ages at
 * which a group begins or ends and the differences between nested groups, every category and everybody, every measure
 * and every set of persons that the measures distinguish.
 */
export interface Frame {
  readonly table: TableOfGrid;
  readonly measures: readonly MeasureOfGrid[];
  readonly axes: Readonly<Record<Axis, Coded>>;
  readonly ageOf: AgeAxis["ageOf"];
  /** Where another table counts the same persons, by number of the category. */
  readonly elsewhere: ReadonlyMap<number, CategoryOfTable>;
  /** The number of the first count, and the number of counts. */
  readonly first: number;
  readonly size: number;
  /** The difference in number between two counts one step apart on an axis. */
  readonly strides: Readonly<Record<Axis, number>>;
  readonly numberOf: (at: Coordinates) => number;
}

/** Numbers counts: everybody in a table is one count, whichever tables contain it. */
export type NumberOf = (frame: Frame, at: Coordinates) => number;

/** The categories that other tables count: everybody, where the table has no `_T` of its own, and its margins. */
function elsewhereOf({ whole, margins = [] }: TableOfGrid, { codes }: Coded): Frame["elsewhere"] {
  const everybody = whole === null ? [] : [[codes.indexOf(EVERYBODY), whole] as const];
  return new Map([...everybody, ...margins.map((margin) => [codes.indexOf(nameOfMargin(margin)), margin] as const)]);
}

/**
 * The frame of a table, its counts numbered from `first` on.
 *
 * @example frameOf(table, { grid, first: 0 }).size // 51 072
 */
export function frameOf(table: TableOfGrid, { grid, first }: { readonly grid: Grid; readonly first: number }): Frame {
  const measures = measuresOf(table, grid);
  const { ageOf, ...age } = agesOf(table, grid);
  const axes = {
    area: areasOf(grid),
    sex: withTotal(["F", "M"], "_T"),
    age,
    category: categoriesOf(table),
    set: personsOf(measures),
  };
  const strides = { area: 1, sex: 1, age: 1, category: 1, set: 1 };
  let size = 1;
  for (const axis of AXES.toReversed()) {
    strides[axis] = size;
    size *= axes[axis].codes.length;
  }
  return {
    table,
    measures,
    axes,
    ageOf,
    elsewhere: elsewhereOf(table, axes.category),
    first,
    size,
    strides,
    numberOf: (at) => AXES.reduce((number, axis) => number + at[axis] * strides[axis], first),
  };
}

/** The coordinates of a published cell in its table's frame. */
export function coordinatesOf(cell: CellPlace, { axes, measures, ageOf }: Frame): Coordinates {
  const measure = measures.find(({ order, measure: name }) => order === cell.order && name === cell.measure)!;
  return {
    area: axes.area.codes.indexOf(cell.area),
    sex: axes.sex.codes.indexOf(cell.sex),
    age: axes.age.codes.indexOf(ageOf.get(cell.age)!),
    category: axes.category.codes.indexOf(cell.category),
    set: axes.set.codes.indexOf(nameOfSet(measure.parts)),
  };
}
