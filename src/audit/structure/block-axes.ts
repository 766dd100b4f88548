import { EVERYBODY, bandsOf, measuresOf, nameOfMargin, smallestCategories } from "./cell-grid.ts";
import type { CellPlace, Grid, TableOfGrid } from "./cell-grid.ts";
import { atomsOf, nameOfSet } from "./person-sets.ts";

/** The codes of a dimension, each with the numbers of its elements. */
export type Axis = ReadonlyMap<string, readonly number[]>;

/**
 * An axis of elements and the groups that each code represents.
 *
 * @example axisOf(["F", "M"], [["F", ["F"]], ["_T", ["F", "M"]]]).get("_T") // [0, 1]
 */
export const axisOf = (elements: readonly string[], groups: Iterable<readonly [string, readonly string[]]>): Axis =>
  new Map([...groups].map(([code, members]) => [code, members.map((member) => elements.indexOf(member))]));

/** The dimensions of a block: the number of elements of each, and the elements of its codes. */
export interface Axes {
  readonly sizes: readonly number[];
  readonly axes: readonly Axis[];
}

/**
 * The numbers of the unknowns that a cell adds up: every combination of the elements of its codes; null where a code is
 * on no axis.
 */
export function unknownsOf({ sizes, axes }: Axes, codes: readonly string[]): readonly number[] | null {
  let places: readonly number[] = [0];
  for (const [at, code] of codes.entries()) {
    const elements = axes[at]!.get(code);
    if (elements === undefined) return null;
    places = places.flatMap((place) => elements.map((element) => place * sizes[at]! + element));
  }
  return places;
}

/** The axes of a table except for areas; the smallest groups of persons are those that its measures distinguish. */
export function tableAxes(table: TableOfGrid, grid: Grid) {
  const categories = smallestCategories(table);
  const margins = (table.margins ?? []).map((margin) => [nameOfMargin(margin), margin.parts] as const);
  const bands = bandsOf(grid.ages.filter(({ code }) => table.ages.includes(code)));
  const measures = measuresOf(table, grid);
  const atoms = atomsOf(measures);
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
      axis: axisOf(categories, [
        ...categories.map((code) => [code, [code]] as const),
        ...margins,
        [EVERYBODY, categories],
      ]),
    },
    measure: {
      size: atoms.length,
      axis: axisOf(
        atoms.map(nameOfSet),
        measures.map(({ order, measure, parts }) => [
          `${order} ${measure}`,
          atoms.filter((atom) => atom.every((part) => parts.includes(part))).map(nameOfSet),
        ]),
      ),
    },
  };
}

/** The code of a cell on the axis of measures. */
export const measureCode = ({ order, measure }: CellPlace): string => `${order} ${measure}`;
