import type { Solvers } from "../knowledge/block-attack.ts";
import { copyOf, narrow, setKnown } from "../knowledge/cell-knowledge.ts";
import type { Knowledge } from "../knowledge/cell-knowledge.ts";
import { NOTHING_SAID } from "../knowledge/feasible-interval.ts";
import { withOwnTables } from "../knowledge/fitting-table.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import type { Solver } from "../solver/solver.ts";
import type { Blocks } from "../structure/blocks.ts";
import { attackVintage } from "./attack-vintage.ts";
import type { Outcome } from "./attack-vintage.ts";
import { saidBy } from "./published-cells.ts";
import type { Stage } from "./vintage-stages.ts";

/** What every attack needs. */
export interface AttackMeans {
  readonly blocks: Blocks;
  readonly rules: PublicRules;
  readonly solvers: Solvers;
  /** Invents a compatible table for the attacking city. */
  readonly inventor: Pick<Solver, "possible">;
}

const NO_CELLS: ReadonlySet<number> = new Set();

/** Attacks a vintage as a reader, with what is public after it. */
export const attackAsReader = (
  { changed, known, protect }: Stage,
  { blocks, solvers }: AttackMeans,
): Promise<Outcome> => attackVintage({ blocks, knowledge: known, protect, changed, carriedOver: NO_CELLS }, solvers);

/**
 * The initial knowledge of an external intruder: for cells that were not republished, everything known before; for new
 * cells, their published content.
 */
function carriedInto({ changed, current, isHeld, known }: Stage, before: Knowledge, rules: PublicRules): Knowledge {
  const carried = copyOf(before);
  // Content without information about the previous vintage may have some about this one.
  known.lower.forEach((lower, cell) => narrow(carried, cell, { lower, upper: known.upper[cell]! }));
  current.forEach((one, cell) => {
    if (one === undefined || !(changed.has(cell) || isHeld(cell))) return;
    setKnown(carried, cell, changed.has(cell) ? saidBy(one, rules) : NOTHING_SAID);
  });
  return carried;
}

/**
 * Attacks a vintage as an external intruder, who assumes that cells that were not republished did not change. Where
 * this assumption leads to a contradiction, the attack uses only what is public.
 *
 * @param before the intruder's knowledge after the previous vintage
 */
export function attackAsExternal(
  stage: Stage,
  before: Knowledge,
  { blocks, rules, solvers }: AttackMeans,
): Promise<Outcome> {
  const { changed, protect, known, carriedOver } = stage;
  const knowledge = carriedInto(stage, before, rules);
  return attackVintage({ blocks, knowledge, protect, changed, carriedOver, certain: known }, solvers);
}

/**
 * Attacks the other cities as one city. The snapshot files do not contain the city's true table, so a table that fits
 * its published numbers takes its place.
 */
export function attackAsCity(
  { changed, known, protect }: Stage,
  city: string,
  { blocks: { cells, areas, categories }, inventor, solvers }: AttackMeans,
): Promise<Outcome> {
  const areaOf = (cell: number): string => cells[cell]!.area;
  const others = new Map([...protect].filter(([cell]) => areaOf(cell) !== city));
  const own = areas.filter(({ sums }) => areaOf(sums[0]!.cell) === city);
  const knowledge = withOwnTables(known, own, inventor);
  const blocks = { areas: [], categories };
  return attackVintage({ blocks, knowledge, protect: others, changed, carriedOver: NO_CELLS }, solvers);
}
