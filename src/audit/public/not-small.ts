import type { Knowledge } from "../knowledge/cell-knowledge.ts";
import type { ProtectedCells } from "../knowledge/posed-block.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import { widthOf } from "../solver/problem.ts";
import type { Interval } from "../solver/problem.ts";
import type { Blocks } from "../structure/blocks.ts";

/** What is public of the cells of a vintage. */
interface PublicFacts {
  readonly blocks: Pick<Blocks, "cells" | "wholes">;
  readonly rules: Pick<PublicRules, "minimumPersons" | "minimumComplement">;
  readonly known: Knowledge;
  readonly protect: ProtectedCells;
}

/** The persons of the group outside a cell; null for a cell of everybody. */
function othersBeside(cell: number, { lower, upper }: Interval, { blocks, known }: PublicFacts): Interval | null {
  const whole = blocks.wholes[cell];
  return whole === undefined ? null : { lower: known.lower[whole]! - upper, upper: known.upper[whole]! - lower };
}

/**
 * Whether an interval that is too narrow shows by itself that nothing is disclosed: there are persons enough in the
 * cell, and its others are enough or not known from it. A status is never sure: its payers may be the reason for
 * withholding.
 */
function isNoDisclosure(cell: number, interval: Interval, facts: PublicFacts): boolean {
  const { blocks, rules, protect } = facts;
  const { width } = protect.get(cell) ?? { width: 0 };
  if (widthOf(interval) >= width || blocks.cells[cell]!.measure !== "PERSONS") return false;
  const others = othersBeside(cell, interval, facts);
  const areEnough = others === null || others.lower >= rules.minimumComplement || widthOf(others) >= width;
  return interval.lower >= rules.minimumPersons && areEnough;
}

/**
 * The intervals without those of numbers that turn out not to be small. The store withholds such numbers for the sake
 * of others, and does not protect them for their own.
 *
 * @example withoutLarge(new Map([[17, { lower: 10, upper: 13 }]]), { blocks, rules, known, protect }) // Map {}
 */
export const withoutLarge = (found: ReadonlyMap<number, Interval>, facts: PublicFacts): ReadonlyMap<number, Interval> =>
  new Map([...found].filter(([cell, interval]) => !isNoDisclosure(cell, interval, facts)));
