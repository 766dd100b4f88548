import type { AuditLimits } from "../knowledge/audit-limits.ts";
import { EVERYBODY } from "../structure/cell-grid.ts";
import type { CellPlace } from "../structure/cell-grid.ts";
import type { Lattice } from "../structure/lattice.ts";
import type { AuditedCell } from "./audited-cell.ts";

/** The name of a block: one table in one area. */
export type BlockName = string;

/** @example blockOf({ table: "by_ground", area: "KU049", ... }) // "by_ground KU049" */
export const blockOf = ({ table, area }: Pick<CellPlace, "table" | "area">): BlockName => `${table} ${area}`;

/** The order in which numbers are given up. It uses only public facts, never a true count. */
export interface Worth {
  /** The cell to suppress first; undefined if there is none. */
  cheapest(cells: readonly number[]): number | undefined;
  /** The block to hold first. */
  cheapestBlock(cells: readonly number[]): BlockName;
}

/**
 * The order in which numbers are suppressed, by these criteria in turn: least valuable table; fewest figures of an
 * objective that use the cell; everybody before a category; fewest figures that use the cell; single city before all
 * cities; smallest published number; last in the order of the grid.
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
