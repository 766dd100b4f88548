import type { AuditLimits } from "../knowledge/audit-limits.ts";
import { EVERYBODY } from "../structure/cell-grid.ts";
import type { CellPlace } from "../structure/cell-grid.ts";
import type { Lattice } from "../structure/lattice.ts";
import type { AuditedCell } from "./audited-cell.ts";

/** A block: all of one table in one area. */
export type BlockName = string;

/** @example blockOf({ table: "by_ground", area: "KU049", ... }) // "by_ground KU049" */
export const blockOf = ({ table, area }: Pick<CellPlace, "table" | "area">): BlockName => `${table} ${area}`;

/** Compares cells by what is given up first: from what everybody can see, never from a true count. */
export interface Worth {
  /** The cell that is given up first; undefined where there is none. */
  cheapest(cells: readonly number[]): number | undefined;
  /** The block that is given up first. */
  cheapestBlock(cells: readonly number[]): BlockName;
}

/**
 * The order in which numbers are given up: those of the least worthy table; in it those of which the fewest figures of an objective are made;
 * everybody's before a category's; those of which the fewest figures are made; single cities' before all cities'; the smallest published one; of
 * equal ones the last in the grid's order.
 */
export function worthOf(
  lattice: Lattice,
  { cells, limits }: { readonly cells: readonly AuditedCell[]; readonly limits: AuditLimits },
): Worth {
  const places = new Map(limits.worth.map((table, place) => [table, place]));
  const keyOf = (cell: number): readonly number[] => {
    const { objectives, figures, content } = cells[cell]!;
    const place = places.get(lattice.cells[cell]!.table) ?? limits.worth.length;
    const isOfOne = lattice.cells[cell]!.category === EVERYBODY ? 0 : 1;
    return [-place, objectives, isOfOne, figures, lattice.citiesOf.has(cell) ? 1 : 0, content.value ?? 0, -cell];
  };
  const cheapest = (of: readonly number[]): number | undefined => {
    const keyed = of.map((cell) => [cell, keyOf(cell)] as const);
    return keyed.toSorted(([, a], [, b]) => a.map((one, at) => one - b[at]!).find((less) => less !== 0) ?? 0)[0]?.[0];
  };
  return { cheapest, cheapestBlock: (of) => blockOf(lattice.cells[cheapest(of)!]!) };
}
