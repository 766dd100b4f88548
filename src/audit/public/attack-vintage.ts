import { attackBlock } from "../knowledge/block-attack.ts";
import type { Conclusion, Solvers } from "../knowledge/block-attack.ts";
import { copyOf, narrow, setKnown } from "../knowledge/cell-knowledge.ts";
import type { Knowledge } from "../knowledge/cell-knowledge.ts";
import type { ProtectedCells } from "../knowledge/posed-block.ts";
import { widthOf } from "../solver/problem.ts";
import type { Interval } from "../solver/problem.ts";
import type { Block, Blocks } from "../structure/blocks.ts";

/** One attacker before one vintage of a month. */
export interface Question {
  readonly blocks: Pick<Blocks, "areas" | "categories">;
  readonly knowledge: Knowledge;
  readonly protect: ProtectedCells;
  /** Cells of which something new is known: blocks without any are left alone. */
  readonly changed: ReadonlySet<number>;
  /** Cells of which more is worth knowing than whether they leak: they are kept for the nights to come. */
  readonly carriedOver: ReadonlySet<number>;
  /** What is known for sure, where what is assumed turns out to be false. */
  readonly certain?: Knowledge;
}

/** What an attacker made of a vintage. */
export interface Outcome {
  /** What is left of each protected cell of the blocks that were attacked: at least this much. */
  readonly found: ReadonlyMap<number, Interval>;
  /** What is known after it. */
  readonly knowledge: Knowledge;
  /** Blocks that contradict themselves. */
  readonly contradicted: readonly Block[];
}

function forget(knowledge: Knowledge, { sums }: Block, { lower, upper }: Knowledge): void {
  for (const { cell } of sums) setKnown(knowledge, cell, { lower: lower[cell]!, upper: upper[cell]! });
}

const narrower = (one: Interval, other: Interval | undefined): Interval =>
  other === undefined || widthOf(one) < widthOf(other) ? one : other;

/** Intervals up to this many persons, what two roundings to 10 leave, are found exactly where they are carried over. Wider ones cost more than they tell. */
const CARRIED_WIDTH = 20;

/** What is sought of each protected cell: an interval of less than this width is known exactly, a wider one may be wider still. */
const sought = ({ protect, carriedOver }: Question): ProtectedCells =>
  new Map(
    [...protect].map(([cell, wanted]) => [
      cell,
      carriedOver.has(cell) ? { ...wanted, width: Math.max(wanted.width, CARRIED_WIDTH) } : wanted,
    ]),
  );

const hasWhole = ({ sums }: Block): boolean => sums.some(({ own }) => !own);

/** Blocks that can be worked through side by side, in the order in which one tells of the next: wholes, their parts, all areas together. */
function phasesOf({ areas, categories }: Question["blocks"]): readonly (readonly Block[])[] {
  return [areas.filter((block) => !hasWhole(block)), areas.filter(hasWhole), categories];
}

/** Attacks blocks side by side; those that contradict what is assumed once more by what is certain. */
async function attackPhase(
  blocks: readonly Block[],
  { knowledge, protect, certain }: Question,
  solvers: Solvers,
): Promise<readonly Conclusion[]> {
  const attack = (some: readonly Block[]): Promise<readonly Conclusion[]> =>
    Promise.all(some.map((block) => attackBlock(block, { knowledge, protect }, solvers)));
  const concluded = await attack(blocks);
  if (certain === undefined) return concluded;
  const again = blocks.filter((_, at) => concluded[at] === null);
  for (const block of again) forget(knowledge, block, certain);
  const second = await attack(again);
  return concluded.map((conclusion, at) => conclusion ?? second[again.indexOf(blocks[at]!)] ?? null);
}

/**
 * Attacks the blocks of a vintage, areas before categories; what is concluded of one phase narrows what is known in the next.
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
