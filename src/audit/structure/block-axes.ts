import { EVERYBODY, bandsOf, measuresOf, nameOfMargin, smallestCategories } from "./cell-grid.ts";
import type { CellPlace, Grid, TableOfGrid } from "./cell-grid.ts";
import { atomsOf, nameOfSet } from "./person-sets.ts";

/** Codes of a dimension with the numbers of the elements that each one holds. */
export type Axis = ReadonlyMap<string, readonly number[]>;

/**
 * An axis of elements and the groups that each code stands for.
 *
 * @example axisOf(["F", "M"], [["F", ["F"]], ["_T", ["F", "M"]]]).get("_T") // [0, 1]
 */
export const axisOf = (elements: readonly string[], groups: Iterable<readonly [string, readonly string[]]>): Axis =>
  new Map([...groups].map(([code, members]) => [code, members.map((member) => elements.indexOf(member))]));

/** The dimensions of a block: how many elements each has, and what its codes hold. */
export interface Axes {
  readonly sizes: readonly number[];
  readonly axes: readonly Axis[];
}

/** Numbers of the unknowns that a cell adds up: every combination of the elements that its codes hold; null where a code is on no axis. */
export function unknownsOf({ sizes, axes }: Axes, codes: readonly string[]): readonly number[] | null {
  let places: readonly number[] = [0];
  for (const [at, code] of codes.entries()) {
    const elements = axes[at]!.get(code);
    if (elements === undefined) return null;
    places = places.flatMap((place) => elements.map((element) => place * sizes[at]! + element));
  }
  return places;
}

/** The axes of a table but for its areas; the smallest groups of persons are those that its measures tell apart. */
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

/** Code of a cell on the axis of measures. */
export const measureCode = ({ order, measure }: CellPlace): string => `${order} ${measure}`;
