import type { Block, Blocks } from "../../attack/blocks.ts";
import type { Knowledge, ProtectedCells } from "../../attack/knowledge.ts";
import type { Solver } from "../../attack/solver.ts";
import { numbersOf, possibleTable } from "../../attack/table.ts";
import type { Month } from "../../lib/months.ts";
import { releaseStatus } from "../../lib/releases.ts";
import type { ReleasedVintage } from "../../lib/releases.ts";
import { attackVintage } from "./attack-vintage.ts";
import type { Outcome, Solvers } from "./attack-vintage.ts";
import { knownWhenSet, publicKnowledge, standAt, withheldIn } from "./standing.ts";
import type { AuditLimits, IsHeld, PublicRules, Standings } from "./standing.ts";
import type { ToldVintage } from "./told.ts";

/** What an audit of a month needs beside the month's numbers. */
export interface MonthAudit {
  readonly month: Month;
  readonly blocks: Blocks;
  readonly rules: PublicRules;
  /** What was held at each vintage. */
  readonly releases: readonly ReleasedVintage[];
  readonly limits: AuditLimits;
  /** City that attacks the others; null for nobody. */
  readonly city: string | null;
  readonly solvers: Solvers;
  /** Makes up the city's own table. */
  readonly inventor: Pick<Solver, "possible">;
  readonly progress: (text: string) => void;
}

/** What one profile found at one vintage. */
export interface Attacked extends Pick<Outcome, "found"> {
  readonly profile: string;
  readonly vintage: string;
  readonly protect: ProtectedCells;
}

/** What a month's vintages gave: attacks, and numbers that cannot be what they say. */
export interface MonthFindings {
  readonly attacks: readonly Attacked[];
  /** Cells whose value is no multiple of its base. */
  readonly unrounded: readonly { readonly vintage: string; readonly cell: number }[];
  /** Blocks told anew that no table fits. */
  readonly contradicted: readonly { readonly vintage: string; readonly block: Block }[];
}

/** A vintage with what stands after it. */
interface Stage {
  readonly vintage: string;
  readonly isHeld: IsHeld;
  readonly changed: ReadonlySet<number>;
  readonly standings: Standings;
  readonly known: Knowledge;
  readonly protect: ProtectedCells;
  /** Withheld cells that the next vintage leaves as they are: what is known of them is carried there. */
  readonly remembered: ReadonlySet<number>;
}

const NOBODY: ReadonlySet<number> = new Set();

function leftAlone(standings: Standings, next: ToldVintage | undefined): ReadonlySet<number> {
  if (next === undefined) return NOBODY;
  const anew = new Set(next.cells.map(({ cell }) => cell));
  return new Set(
    standings.flatMap((standing) => (standing === undefined || anew.has(standing.cell) ? [] : [standing.cell])),
  );
}

/** Whether a cell's block was held at a vintage. */
function heldAt(vintage: string, { month, releases, blocks }: MonthAudit): IsHeld {
  const release = releases.find((one) => one.vintage === vintage);
  if (release === undefined || release.held.length === 0) return () => false;
  return (cell) => releaseStatus(release, { month, ...blocks.cells[cell]! }) === "HELD";
}

function* stagesOf(told: readonly ToldVintage[], audit: MonthAudit): Generator<Stage> {
  const { blocks, rules, limits } = audit;
  let standings: Standings = blocks.cells.map(() => undefined);
  for (const [at, night] of told.entries()) {
    standings = standAt(standings, night);
    const isHeld = heldAt(night.vintage, audit);
    yield {
      vintage: night.vintage,
      changed: new Set(night.cells.map(({ cell }) => cell)),
      standings,
      isHeld,
      known: publicKnowledge(standings, { vintage: night.vintage, isHeld }, rules),
      protect: withheldIn(standings, { cells: blocks.cells, limits }),
      remembered: leftAlone(standings, told[at + 1]),
    };
  }
}

/** What whoever knows that the other numbers stood still starts from: of those all that was known, of the new ones what they tell. */
function carriedInto({ changed, standings, isHeld, known }: Stage, before: Knowledge, rules: PublicRules): Knowledge {
  // What says nothing of the vintage before may say something of this one.
  const lower = before.lower.map((least, cell) => Math.max(least, known.lower[cell]!));
  const upper = before.upper.map((most, cell) => Math.min(most, known.upper[cell]!));
  standings.forEach((standing, cell) => {
    if (standing === undefined || !(changed.has(cell) || isHeld(cell))) return;
    const told = changed.has(cell) ? knownWhenSet(standing, rules) : { lower: 0, upper: Infinity };
    lower[cell] = told.lower;
    upper[cell] = told.upper;
  });
  return { lower, upper };
}

function attackStill(stage: Stage, before: Knowledge, { blocks, rules, solvers }: MonthAudit): Promise<Outcome> {
  const { changed, protect, known, remembered } = stage;
  const knowledge = carriedInto(stage, before, rules);
  return attackVintage({ blocks, knowledge, protect, changed, remembered, certain: known }, solvers);
}

/** The city's own numbers as one of the tables that fit what is published of it: the files do not have its own. */
function cityKnowledge(known: Knowledge, city: string, { blocks, inventor }: MonthAudit): Knowledge {
  const [lower, upper] = [known.lower.slice(), known.upper.slice()];
  for (const block of blocks.areas.filter(({ sums }) => blocks.cells[sums[0]!.cell]!.area === city)) {
    for (const [cell, persons] of possibleTable(block, known, inventor) ?? []) {
      lower[cell] = persons;
      upper[cell] = persons;
    }
  }
  return { lower, upper };
}

function attackAsCity({ changed, known, protect }: Stage, city: string, audit: MonthAudit): Promise<Outcome> {
  const { cells } = audit.blocks;
  const others = new Map([...protect].filter(([cell]) => cells[cell]!.area !== city));
  const knowledge = cityKnowledge(known, city, audit);
  const blocks = { areas: [], categories: audit.blocks.categories };
  return attackVintage({ blocks, knowledge, protect: others, changed, remembered: NOBODY }, audit.solvers);
}

/** Blocks of which every number was told at this vintage, and which no table fits. */
async function impossible(
  { vintage, standings, known, protect }: Stage,
  found: readonly Block[],
  { blocks, solvers }: MonthAudit,
): Promise<MonthFindings["contradicted"]> {
  const isNew = ({ sums }: Block): boolean =>
    sums.every(({ cell }) => (standings[cell]?.value ?? null) === null || standings[cell]?.since === vintage);
  const hasTargets = ({ sums }: Block): boolean => sums.some(({ cell, own }) => own && protect.has(cell));
  const others = [...blocks.areas, ...blocks.categories].filter((block) => !hasTargets(block) && isNew(block));
  const intervals = await Promise.all(others.map((block) => solvers.intervals(numbersOf(block, known))));
  const empty = others.filter((_, at) => intervals[at] === null);
  return [...found.filter(isNew), ...empty].map((block) => ({ vintage, block }));
}

const unroundedIn = ({ vintage, cells }: ToldVintage): MonthFindings["unrounded"] =>
  cells.filter(({ value, base }) => (value ?? 0) % base !== 0).map(({ cell }) => ({ vintage, cell }));

/**
 * Attacks everything that was told of a month, vintage by vintage: as anybody who reads it (`public`), as somebody who knows which numbers
 * stood still (`still`), and as a city that knows its own table.
 */
export async function auditMonth(told: readonly ToldVintage[], audit: MonthAudit): Promise<MonthFindings> {
  const { month, blocks, city, solvers, progress } = audit;
  const attacks: Attacked[] = [];
  const contradicted: MonthFindings["contradicted"][number][] = [];
  let before: Knowledge | null = null;
  for (const stage of stagesOf(told, audit)) {
    const { vintage, changed, known, protect } = stage;
    const note = (profile: string, { found }: Outcome): void => void attacks.push({ profile, vintage, protect, found });
    progress(`${month} as of ${vintage}: public`);
    // At first nothing can be known to have stood still, so both know the same.
    const outcome: Outcome =
      before === null
        ? await attackStill(stage, known, audit)
        : await attackVintage({ blocks, knowledge: known, protect, changed, remembered: NOBODY }, solvers);
    note("public", outcome);
    contradicted.push(...(await impossible(stage, outcome.contradicted, audit)));
    progress(`${month} as of ${vintage}: still`);
    const still: Outcome = before === null ? outcome : await attackStill(stage, before, audit);
    note("still", still);
    before = still.knowledge;
    if (city === null) continue;
    progress(`${month} as of ${vintage}: ${city}`);
    note(city, await attackAsCity(stage, city, audit));
  }
  return { attacks, contradicted, unrounded: told.flatMap(unroundedIn) };
}
