import type { Knowledge } from "../knowledge/cell-knowledge.ts";
import { INTRUDER_NAMES } from "../knowledge/intruders.ts";
import { numbersOf } from "../knowledge/posed-block.ts";
import type { ProtectedCells } from "../knowledge/posed-block.ts";
import type { Block } from "../structure/blocks.ts";
import { attackAsCity, attackAsExternal, attackAsReader } from "./attack-stage.ts";
import type { AttackMeans } from "./attack-stage.ts";
import type { Outcome } from "./attack-vintage.ts";
import { withoutLarge } from "./not-small.ts";
import type { PublishedVintage } from "./published-vintages.ts";
import { stagesOf } from "./vintage-stages.ts";
import type { MonthOfPublication, Stage } from "./vintage-stages.ts";

/** What the audit of a month needs beside the month's numbers. */
export interface MonthAudit extends MonthOfPublication, AttackMeans {
  /** The city that attacks the others; null for none. */
  readonly city: string | null;
  readonly progress: (text: string) => void;
}

/** The result of one intruder's attack on one vintage. */
export interface AttackedVintage extends Pick<Outcome, "found"> {
  /** The intruder's profile; for a city, its code. */
  readonly profile: string;
  readonly vintage: string;
  readonly protect: ProtectedCells;
  /** The same without the profile's assumption that numbers did not change; all it found where it assumes nothing. */
  readonly certain: Outcome["found"];
}

/** The findings for a month's vintages: attacks, and numbers that cannot be correct. */
export interface MonthFindings {
  readonly attacks: readonly AttackedVintage[];
  /** Cells whose value is not a multiple of the base. */
  readonly unrounded: readonly { readonly vintage: string; readonly cell: number }[];
  /** Newly published blocks that no table fits. */
  readonly contradicted: readonly { readonly vintage: string; readonly block: Block }[];
}

/** Blocks that no table fits although all their numbers were published at this vintage. */
async function impossible(
  { vintage, current, known, protect }: Stage,
  found: readonly Block[],
  { blocks, solvers }: MonthAudit,
): Promise<MonthFindings["contradicted"]> {
  const isNew = ({ sums }: Block): boolean =>
    sums.every(({ cell }) => (current[cell]?.value ?? null) === null || current[cell]?.since === vintage);
  const hasTargets = ({ sums }: Block): boolean => sums.some(({ cell, own }) => own && protect.has(cell));
  const others = [...blocks.areas, ...blocks.categories].filter((block) => !hasTargets(block) && isNew(block));
  const intervals = await Promise.all(others.map(async (block) => solvers.intervals(numbersOf(block, known))));
  const empty = others.filter((_, at) => intervals[at] === null);
  return [...found.filter(isNew), ...empty].map((block) => ({ vintage, block }));
}

const unroundedIn = ({ vintage, cells }: PublishedVintage): MonthFindings["unrounded"] =>
  cells.filter(({ value, base }) => (value ?? 0) % base !== 0).map(({ cell }) => ({ vintage, cell }));

/**
 * Attacks everything that was published of a month, vintage by vintage: as a reader, as an external intruder, who knows
 * which numbers did not change, and as a city, which knows its own table.
 */
export async function auditPublished(vintages: readonly PublishedVintage[], audit: MonthAudit): Promise<MonthFindings> {
  const { month, city, progress } = audit;
  const attacks: AttackedVintage[] = [];
  const contradicted: MonthFindings["contradicted"][number][] = [];
  let before: Knowledge | null = null;
  for (const stage of stagesOf(vintages, audit)) {
    const { vintage, protect } = stage;
    const report = (profile: string): void => progress(`${month} as of ${vintage}: ${profile}`);
    const facts = { ...audit, known: stage.known, protect };
    const note = (profile: string, outcome: Outcome, certain = outcome): void => {
      const [found, sure] = [outcome, certain].map((one) => withoutLarge(one.found, facts));
      attacks.push({ profile, vintage, protect, found: found!, certain: sure! });
    };
    report(INTRUDER_NAMES.reader);
    // At the first vintage no cell can be known to be unchanged, so both intruders know the same.
    const outcome: Outcome =
      before === null ? await attackAsExternal(stage, stage.known, audit) : await attackAsReader(stage, audit);
    note(INTRUDER_NAMES.reader, outcome);
    contradicted.push(...(await impossible(stage, outcome.contradicted, audit)));
    report(INTRUDER_NAMES.external);
    const external: Outcome = before === null ? outcome : await attackAsExternal(stage, before, audit);
    note(INTRUDER_NAMES.external, external, outcome);
    before = external.knowledge;
    if (city === null) continue;
    report(city);
    note(city, await attackAsCity(stage, city, audit));
  }
  return { attacks, contradicted, unrounded: vintages.flatMap(unroundedIn) };
}
