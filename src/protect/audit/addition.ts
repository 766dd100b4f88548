import type { Blocks } from "../../attack/blocks.ts";
import type { Knowledge } from "../../attack/knowledge.ts";

interface Sides {
  readonly total: number;
  readonly others: readonly number[];
}

/** The total area's cell and the other cities' cells; null for the total itself. */
function sidesOf(cell: number, { acrossAreas, cells, cities }: Blocks): Sides | null {
  const isCity = (number: number): boolean => cities.includes(cells[number]!.area);
  if (!isCity(cell)) return null;
  const same = acrossAreas[cell]!;
  const total = same.find((number) => !isCity(number));
  return total === undefined ? null : { total, others: same.filter((number) => number !== cell && isCity(number)) };
}

const sum = (limits: Float64Array, cells: readonly number[]): number =>
  cells.reduce((all, cell) => all + limits[cell]!, 0);

/**
 * How wide addition over the areas alone leaves a cell: what the total and the other cities leave for it. A city's own table can tell of
 * another city's in this way only.
 */
export function widthByAddition(cell: number, knowledge: Knowledge, blocks: Blocks): number {
  const { lower, upper } = knowledge;
  const sides = sidesOf(cell, blocks);
  if (sides === null) return upper[cell]! - lower[cell]!;
  const most = Math.min(upper[cell]!, upper[sides.total]! - sum(lower, sides.others));
  const least = Math.max(lower[cell]!, lower[sides.total]! - sum(upper, sides.others));
  return most - least;
}
