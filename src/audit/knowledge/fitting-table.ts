import type { Solver } from "../solver/solver.ts";
import type { Block } from "../structure/blocks.ts";
import { copyOf, setKnown } from "./cell-knowledge.ts";
import type { Knowledge } from "./cell-knowledge.ts";
import { numbersOf } from "./posed-block.ts";

/**
 * A table of whole numbers that fits all that is known of a block, by number of the cell: what somebody who has the block's own table may
 * be holding. Null when there is none.
 *
 * @example possibleTable(block, knowledge, solver)?.get(17) // 4
 */
export function possibleTable(
  block: Block,
  knowledge: Knowledge,
  solver: Pick<Solver, "possible">,
): ReadonlyMap<number, number> | null {
  const persons = solver.possible(numbersOf(block, knowledge));
  if (persons === null) return null;
  const own = block.sums.filter((sum) => sum.own);
  return new Map(own.map(({ cell, of }) => [cell, of.reduce((sum, place) => sum + persons[place]!, 0)]));
}

/**
 * What is known to somebody who has the exact tables of some blocks, where these are not at hand: in each of them a table that fits.
 *
 * @example withOwnTables(known, blocks.areas.filter(({ name }) => name.endsWith("KU049")), solver)
 */
export function withOwnTables(known: Knowledge, blocks: readonly Block[], solver: Pick<Solver, "possible">): Knowledge {
  const own = copyOf(known);
  for (const block of blocks) {
    for (const [cell, persons] of possibleTable(block, known, solver) ?? [])
      setKnown(own, cell, { lower: persons, upper: persons });
  }
  return own;
}
