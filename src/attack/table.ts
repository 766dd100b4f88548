import type { Block } from "./blocks.ts";
import type { Knowledge } from "./knowledge.ts";
import type { KnownSum, Problem } from "./problem.ts";
import type { Solver } from "./solver.ts";

/**
 * What is known of a block's numbers, with nothing that is sought: a problem that has an answer when some table fits.
 *
 * @example solver.intervals(numbersOf(block, knowledge)) === null // no table fits
 */
export function numbersOf({ unknowns, sums }: Block, { lower, upper }: Knowledge): Problem {
  const known = new Map<number, KnownSum>();
  for (const { cell, of, form } of sums) {
    const before = known.get(form);
    known.set(form, {
      of,
      lower: Math.max(before?.lower ?? 0, lower[cell]!),
      upper: Math.min(before?.upper ?? Infinity, upper[cell]!),
    });
  }
  return { unknowns, known: [...known.values()].filter((sum) => sum.lower > 0 || sum.upper < Infinity), targets: [] };
}

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
