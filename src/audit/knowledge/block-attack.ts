import { widthOf } from "../solver/problem.ts";
import type { Found, Interval, Problem } from "../solver/problem.ts";
import type { Block } from "../structure/blocks.ts";
import type { Knowledge } from "./cell-knowledge.ts";
import { byCell, poseBlock } from "./posed-block.ts";
import type { ProtectedCells } from "./posed-block.ts";

/** Solves problems: in the caller's thread (`Solver`) or in several threads (`SolverPool`). */
export interface Solvers {
  intervals(problem: Problem): readonly Found[] | null | Promise<readonly Found[] | null>;
}

/** The feasibility interval of each protected cell, in whole persons. Null where the knowledge contradicts itself. */
export type Conclusion = ReadonlyMap<number, Interval> | null;

/**
 * Attacks one block: finds the feasibility interval of each protected cell, in whole persons. The search stops once an
 * interval has the required width, so the true one may be wider.
 *
 * @example (await attackBlock(block, { knowledge, protect: new Map([[17, { width: 3 }]]) }, solvers))?.get(17) // { lower: 2, upper: 7 }
 */
export async function attackBlock(
  block: Block,
  { knowledge, protect }: { readonly knowledge: Knowledge; readonly protect: ProtectedCells },
  solvers: Solvers,
): Promise<Conclusion> {
  const posed = poseBlock(block, knowledge, protect);
  if (posed === null) return new Map();
  const intervals = await solvers.intervals(posed.problem);
  return intervals === null ? null : byCell(posed, intervals);
}

/** An interval narrower than the required width. */
export interface Leak {
  readonly cell: number;
  readonly interval: Interval;
}

/**
 * The cells whose interval is narrower than the required width.
 *
 * @example leaksOf(new Map([[17, { lower: 0, upper: 2 }]]), new Map([[17, { width: 3 }]])) // [{ cell: 17, interval: { lower: 0, upper: 2 } }]
 */
export const leaksOf = (found: ReadonlyMap<number, Interval>, protect: ProtectedCells): readonly Leak[] =>
  [...found].flatMap(([cell, interval]) =>
    widthOf(interval) < (protect.get(cell)?.width ?? 0) ? [{ cell, interval }] : [],
  );
