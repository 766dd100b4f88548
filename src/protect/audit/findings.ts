import type { Block } from "../../attack/blocks.ts";
import type { Knowledge, ProtectedCell, ProtectedCells } from "../../attack/knowledge.ts";
import { widthOf } from "../../attack/problem.ts";
import type { Interval } from "../../attack/problem.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { cityKnows, outsiderKnows, protectedIn } from "./assumptions.ts";
import type { Told } from "./assumptions.ts";
import { widthByAddition } from "./addition.ts";
import type { Attacker } from "./attackers.ts";

/**
 * Who attacks: an outsider who knows the rules and which counts stood still; a person about the others in their own small cell; a city that
 * knows its own table exactly.
 */
export type Profile = "outsider" | "member" | "city";

/** What is left of one protected cell for one profile. */
export interface Finding {
  readonly profile: Profile;
  readonly cell: number;
  readonly interval: Interval;
  /** What of the cell is protected, and how wide. */
  readonly sought: ProtectedCell;
  /** What it was concluded from. */
  readonly block: Block;
  readonly knowledge: Knowledge;
}

/** A month under attack. */
export interface Attack {
  readonly month: Told;
  readonly attacker: Attacker;
  /** What the outsider knew after the vintage before, by cell. */
  readonly before: ReadonlyMap<number, Interval>;
}

interface Question {
  readonly profile: Profile;
  readonly knowledge: Knowledge;
  readonly protect: ProtectedCells;
  readonly exactBelow?: number;
}

const contradiction = (block: Block): TilannekuvaError =>
  new TilannekuvaError(`the audit's model contradicts the counts of ${block.name}: nothing was published`, {
    exitCode: EXIT.gate,
    advice:
      "A published number is not what the rules make of its true count, or a table's cells do not add up: a fault in sql/.",
  });

async function findingsIn(
  blocks: readonly Block[],
  { profile, knowledge, ...aim }: Question,
  attacker: Attacker,
): Promise<readonly Finding[]> {
  const inBlock = async (block: Block): Promise<readonly Finding[]> => {
    const found = await attacker.attack(block, knowledge, aim);
    if (found === null) throw contradiction(block);
    return [...found].map(([cell, interval]) => ({
      profile,
      cell,
      interval,
      sought: aim.protect.get(cell)!,
      block,
      knowledge,
    }));
  };
  return (await Promise.all(blocks.map(inBlock))).flat();
}

/** Intervals narrower than what the rules tell of every small number are found exactly where the next vintage builds on them. */
const exactBelow = ({ rules, isOpen }: Told): number => (isOpen ? rules.minimumPersons - 1 : 0);

/** What is found in single areas counts when all areas are looked at together. */
function learn(month: Told, knowledge: Knowledge, found: readonly Finding[]): Knowledge {
  const learnt = { ...knowledge, lower: knowledge.lower.slice(), upper: knowledge.upper.slice() };
  for (const { cell, interval, sought } of found) {
    if (sought.whole !== undefined || widthOf(interval) > Math.max(sought.width, exactBelow(month) - 1)) continue;
    learnt.lower[cell] = Math.max(learnt.lower[cell]!, interval.lower);
    learnt.upper[cell] = Math.min(learnt.upper[cell]!, interval.upper);
  }
  return learnt;
}

/** Whoever is in a cell themselves asks about the others: a count that might be nought is at least one for them. */
function memberFindings({ month }: Attack, inAreas: readonly Finding[]): readonly Finding[] {
  const occupied = new Set(month.cells.filter(({ persons }) => persons > 0).map(({ cell }) => cell));
  return inAreas
    .filter(({ cell, sought }) => occupied.has(cell) && sought.whole === undefined)
    .map(({ cell, interval, block, knowledge }) => ({
      profile: "member",
      cell,
      interval: { lower: Math.max(interval.lower, 1), upper: interval.upper },
      sought: { width: month.limits.width },
      block,
      knowledge,
    }));
}

/** Protected counts that addition over the areas leaves narrower than the rules leave every small number: those to look at closer. */
function withinReach({ blocks, rules }: Told, knowledge: Knowledge, protect: ProtectedCells): ProtectedCells {
  const narrow = ([cell, { whole }]: readonly [number, ProtectedCell]): boolean =>
    whole === undefined && widthByAddition(cell, knowledge, blocks) < rules.minimumPersons - 1;
  return new Map([...protect].filter(narrow));
}

async function cityFindings({ month, attacker }: Attack, protect: ProtectedCells): Promise<readonly Finding[]> {
  const { blocks } = month;
  const found = blocks.cities.map((city) => {
    const knowledge = cityKnows(month, city);
    const others = new Map([...protect].filter(([cell]) => blocks.cells[cell]?.area !== city));
    const question = { profile: "city", knowledge, protect: withinReach(month, knowledge, others) } as const;
    return findingsIn(blocks.categories, question, attacker);
  });
  return (await Promise.all(found)).flat();
}

/**
 * What the profiles find out of a month, stage by stage: single areas, then all areas together, then what each city makes of them. Whoever
 * mends what one stage found need not go on to the next.
 */
export async function* stagesOf(attack: Attack): AsyncGenerator<readonly Finding[]> {
  const { month, attacker, before } = attack;
  const protect = protectedIn(month);
  const knowledge = outsiderKnows(month, before);
  const question = { profile: "outsider", knowledge, protect, exactBelow: exactBelow(month) } as const;
  const inAreas = await findingsIn(month.blocks.areas, question, attacker);
  yield [...inAreas, ...memberFindings(attack, inAreas)];
  const learnt = learn(month, knowledge, inAreas);
  const reached = withinReach(month, learnt, protect);
  yield await findingsIn(
    month.blocks.categories,
    { profile: "outsider", knowledge: learnt, protect: reached },
    attacker,
  );
  yield await cityFindings(attack, protect);
}

/** Whether too much is known. */
export const isLeak = ({ interval, sought }: Finding): boolean => widthOf(interval) < sought.width;
