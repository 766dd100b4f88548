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
  /** Where it was concluded. */
  readonly block: Block;
  /** Cells whose numbers keep the interval from being wider, where it is narrow. */
  readonly because: readonly number[];
}

/** A month under attack. */
export interface Attack {
  readonly month: Told;
  readonly attacker: Attacker;
  /** What the outsider knew after the vintage before, by cell. */
  readonly before: ReadonlyMap<number, Interval>;
}

/** Findings that stay what they are while only less is told, by who asks and where. */
export type Settled = Map<string, ReadonlyMap<number, Finding>>;

/** An attack that goes on after something was withdrawn. */
interface Attempt extends Attack {
  readonly settled: Settled;
}

interface Question {
  readonly profile: Profile;
  /** Which city; empty for who is none. */
  readonly city?: string;
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

/** Where a member would be left enough as well. */
const isWide = ({ interval, sought }: Finding): boolean => widthOf(interval) > sought.width;

/** What is protected in a block and not found wide enough yet; in the order of the cells, as the same questions have the same answers. */
function openIn({ sums }: Block, protect: ProtectedCells, before: ReadonlyMap<number, Finding>): ProtectedCells {
  const open: [number, ProtectedCell][] = [];
  for (const { cell, own } of sums) {
    const sought = own && !before.has(cell) ? protect.get(cell) : undefined;
    if (sought !== undefined) open.push([cell, sought]);
  }
  return new Map(open.toSorted(([a], [b]) => a - b));
}

async function findingsInBlock(
  block: Block,
  { profile, city = "", knowledge, protect, ...aim }: Question,
  { attacker, settled }: Attempt,
): Promise<readonly Finding[]> {
  const name = `${profile} ${city} ${block.name}`;
  const before = settled.get(name) ?? new Map<number, Finding>();
  const found = await attacker.attack(block, knowledge, { ...aim, protect: openIn(block, protect, before) });
  if (found === null) throw contradiction(block);
  const findings = [...found].map(([cell, { because, ...interval }]) => ({
    profile,
    cell,
    interval,
    sought: protect.get(cell)!,
    block,
    because,
  }));
  const all = [...before.values(), ...findings];
  settled.set(name, new Map(all.filter(isWide).map((finding) => [finding.cell, finding])));
  return all;
}

const findingsIn = async (
  blocks: readonly Block[],
  question: Question,
  attempt: Attempt,
): Promise<readonly Finding[]> =>
  (await Promise.all(blocks.map((block) => findingsInBlock(block, question, attempt)))).flat();

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
    .map(({ cell, interval, block, because }) => ({
      profile: "member",
      cell,
      interval: { lower: Math.max(interval.lower, 1), upper: interval.upper },
      sought: { width: month.limits.width },
      block,
      because,
    }));
}

/** Protected counts that addition over the areas leaves narrower than the rules leave every small number: those to look at closer. */
function withinReach({ blocks, rules }: Told, knowledge: Knowledge, protect: ProtectedCells): ProtectedCells {
  const narrow = ([cell, { whole }]: readonly [number, ProtectedCell]): boolean =>
    whole === undefined && widthByAddition(cell, knowledge, blocks) < rules.minimumPersons - 1;
  return new Map([...protect].filter(narrow));
}

async function cityFindings(attempt: Attempt, protect: ProtectedCells): Promise<readonly Finding[]> {
  const { month } = attempt;
  const { blocks } = month;
  const found = blocks.cities.map((city) => {
    const knowledge = cityKnows(month, city);
    const others = new Map([...protect].filter(([cell]) => blocks.cells[cell]?.area !== city));
    const question = { profile: "city", city, knowledge, protect: withinReach(month, knowledge, others) } as const;
    return findingsIn(blocks.categories, question, attempt);
  });
  return (await Promise.all(found)).flat();
}

/**
 * What the profiles find out of a month, stage by stage: single areas, then all areas together, then what each city makes of them. Whoever
 * mends what one stage found need not go on to the next. What was found wide enough is not looked at again: the attempts of one audit differ
 * by what was withdrawn only, and who is told less knows no more.
 */
export async function* stagesOf(attempt: Attempt): AsyncGenerator<readonly Finding[]> {
  const { month, before } = attempt;
  const protect = protectedIn(month, before);
  const knowledge = outsiderKnows(month, before);
  const question = { profile: "outsider", knowledge, protect, exactBelow: exactBelow(month) } as const;
  const inAreas = await findingsIn(month.blocks.areas, question, attempt);
  yield [...inAreas, ...memberFindings(attempt, inAreas)];
  const learnt = learn(month, knowledge, inAreas);
  const reached = withinReach(month, learnt, protect);
  yield await findingsIn(
    month.blocks.categories,
    { profile: "outsider", knowledge: learnt, protect: reached },
    attempt,
  );
  yield await cityFindings(attempt, protect);
}

/** Whether too much is known. */
export const isLeak = ({ interval, sought }: Finding): boolean => widthOf(interval) < sought.width;
