import { attackBlock } from "../knowledge/block-attack.ts";
import type { Conclusion, Solvers } from "../knowledge/block-attack.ts";
import { copyOf, narrow, setKnown } from "../knowledge/cell-knowledge.ts";
import type { Knowledge } from "../knowledge/cell-knowledge.ts";
import type { ProtectedCells } from "../knowledge/posed-block.ts";
import { widthOf } from "../solver/problem.ts";
import type { Interval } from "../solver/problem.ts";
import type { Block, Blocks } from "../structure/blocks.ts";

/** One intruder's attack on one vintage of a month. */
export interface Question {
  readonly blocks: Pick<Blocks, "areas" | "categories">;
  readonly knowledge: Knowledge;
  readonly protect: ProtectedCells;
  /** Cells with new information; blocks without such a cell are skipped. */
  readonly changed: ReadonlySet<number>;
  /** Cells whose exact intervals are wanted, because the knowledge is carried over to later vintages. */
  readonly carriedOver: ReadonlySet<number>;
  /** The knowledge without assumptions, used where the assumptions turn out to be false. */
  readonly certain?: Knowledge;
}

/** The result of an attack on a vintage. */
export interface Outcome {
  /** The feasibility interval of each protected cell in the attacked blocks; the true interval may be wider. */
  readonly found: ReadonlyMap<number, Interval>;
  /** The intruder's knowledge afterwards. */
  readonly knowledge: Knowledge;
  /** Blocks that no table fits. */
  readonly contradicted: readonly Block[];
}

function forget(knowledge: Knowledge, { sums }: Block, { lower, upper }: Knowledge): void {
  for (const { cell } of sums) setKnown(knowledge, cell, { lower: lower[cell]!, upper: upper[cell]! });
}

const narrower = (one: Interval, other: Interval | undefined): Interval =>
  other === undefined || widthOf(one) < widthOf(other) ? one : other;

/**
 * Intervals that are carried over are found exactly up to this width, which is that of two roundings to 10. Exact wider
 * intervals would cost more than they add.
 */
const CARRIED_WIDTH = 20;

/**
 * The width up to which each protected cell is searched: a narrower interval is exact, a wider one may be wider still.
 */
const sought = ({ protect, carriedOver }: Question): ProtectedCells =>
  new Map(
    [...protect].map(([cell, wanted]) => [
      cell,
      carriedOver.has(cell) ? { ...wanted, width: Math.max(wanted.width, CARRIED_WIDTH) } : wanted,
    ]),
  );

const hasForeignTotals = ({ sums }: Block): boolean => sums.some(({ own }) => !own);

/**
 * Blocks that can be attacked in parallel, in the order in which one informs the next: tables with their own totals,
 * tables with totals elsewhere, then categories over all areas.
 */
function phasesOf({ areas, categories }: Question["blocks"]): readonly (readonly Block[])[] {
  return [areas.filter((block) => !hasForeignTotals(block)), areas.filter(hasForeignTotals), categories];
}

/** Attacks blocks in parallel, and attacks those that contradict the assumptions again with the certain knowledge. */
async function attackPhase(
  blocks: readonly Block[],
  { knowledge, protect, certain }: Question,
  solvers: Solvers,
): Promise<readonly Conclusion[]> {
  const attack = (some: readonly Block[]): Promise<readonly Conclusion[]> =>
    Promise.all(some.map((block) => attackBlock(block, { knowledge, protect }, solvers)));
  const concluded = await attack(blocks);
  if (certain === undefined) return concluded;
  const contradicting = blocks.filter((_, at) => concluded[at] === null);
  for (const block of contradicting) forget(knowledge, block, certain);
  const second = await attack(contradicting);
  return concluded.map((conclusion, at) => conclusion ?? second[contradicting.indexOf(blocks[at]!)] ?? null);
}

/**
 * Attacks the blocks of a vintage, areas before categories. The conclusions of one phase narrow the knowledge of the
 * next.
 *
 * @example (await attackVintage({ blocks, knowledge, protect, changed, carriedOver: new Set() }, openPool(2))).found.get(17) // { lower: 0, upper: 9 }
 */
export async function attackVintage(question: Question, solvers: Solvers): Promise<Outcome> {
  const knowledge = copyOf(question.knowledge);
  const changed = new Set(question.changed);
  const found = new Map<number, Interval>();
  const contradicted: Block[] = [];
  const protect = sought(question);
  for (const phase of phasesOf(question.blocks)) {
    const touched = phase.filter(({ sums }) => sums.some(({ cell }) => changed.has(cell)));
    const concluded = await attackPhase(touched, { ...question, knowledge, protect }, solvers);
    contradicted.push(...touched.filter((_, at) => concluded[at] === null));
    for (const conclusion of concluded) {
      for (const [cell, interval] of conclusion ?? []) {
        found.set(cell, narrower(interval, found.get(cell)));
        const exact = widthOf(interval) < (protect.get(cell)?.width ?? 0);
        if (exact && narrow(knowledge, cell, interval)) changed.add(cell);
      }
    }
  }
  return { found, knowledge, contradicted };
}
