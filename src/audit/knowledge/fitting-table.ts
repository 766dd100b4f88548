import type { Solver } from "../solver/solver.ts";
import type { Block } from "../structure/blocks.ts";
import { copyOf, setKnown } from "./cell-knowledge.ts";
import type { Knowledge } from "./cell-knowledge.ts";
import { numbersOf } from "./posed-block.ts";

/**
 * A table of integers that is compatible with everything known of a block, by cell number: a table that a city could
 * hold as its own. Null if no table fits.
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
 * The knowledge of an intruder who has the exact tables of some blocks. The true tables are not available here, so a
 * compatible table takes the place of each.
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
