import { EVERYBODY, REST, bandsOf, measuresOf } from "./cell-grid.ts";
import type { CellPlace, Grid, TableOfGrid } from "./cell-grid.ts";

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
  const categories = [
    ...table.categories.filter((code) => code !== EVERYBODY),
    ...(table.complete === true ? [] : [REST]),
  ];
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
      axis: axisOf(categories, [...categories.map((code) => [code, [code]] as const), [EVERYBODY, categories]]),
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

/** Code of a cell on the axis of measures. */
export const measureCode = ({ order, measure }: CellPlace): string => `${order} ${measure}`;
