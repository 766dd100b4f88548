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

/** What intruders attack with. */
export interface AttackMeans {
  readonly blocks: Blocks;
  readonly rules: PublicRules;
  readonly solvers: Solvers;
  /** Makes up a city's own table. */
  readonly inventor: Pick<Solver, "possible">;
}

const NO_CELLS: ReadonlySet<number> = new Set();

/** Attacks a vintage as a reader, by what is public after it. */
export const attackAsReader = (
  { changed, known, protect }: Stage,
  { blocks, solvers }: AttackMeans,
): Promise<Outcome> => attackVintage({ blocks, knowledge: known, protect, changed, carriedOver: NO_CELLS }, solvers);

/** What an external intruder starts from: of cells that were not published anew all that was known, of the new ones what they say. */
function carriedInto({ changed, current, isHeld, known }: Stage, before: Knowledge, rules: PublicRules): Knowledge {
  const carried = copyOf(before);
  // What says nothing of the vintage before may say something of this one.
  known.lower.forEach((lower, cell) => narrow(carried, cell, { lower, upper: known.upper[cell]! }));
  current.forEach((one, cell) => {
    if (one === undefined || !(changed.has(cell) || isHeld(cell))) return;
    setKnown(carried, cell, changed.has(cell) ? saidBy(one, rules) : NOTHING_SAID);
  });
  return carried;
}

/**
 * Attacks a vintage as an external intruder, who knows that what was not published anew did not change; where that turns out to be false, by what
 * is public.
 *
 * @param before what was known after the vintage before
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

/** Attacks the others as a city, its own numbers one of the tables that fit what is published of it: the files do not have them. */
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
