import { widthOf } from "../../attack/problem.ts";
import type { Interval } from "../../attack/problem.ts";
import { betweenAges } from "./ages.ts";
import { rememberedOf } from "./assumptions.ts";
import type { Told } from "./assumptions.ts";
import type { AuditedCell } from "./cells.ts";
import { isLeak, stagesOf } from "./findings.ts";
import type { Attack, Finding, Profile, Settled } from "./findings.ts";
import { canBeWithdrawn, chosen, withdrawn } from "./repair.ts";
import { requireTrue } from "./truth.ts";

/** What an audit found of a profile: protected numbers examined and, in persons, the narrowest interval left of any (null: none). */
export interface ProfileResult {
  readonly profile: Profile;
  readonly targets: number;
  readonly smallest_width: number | null;
}

/** Why an audit did not pass: where, and who would know too much; never what. */
export interface Refusal {
  readonly table: string;
  readonly profile: Profile;
}

/** What an audit came to. */
export interface Audit {
  /** Null when it passed. */
  readonly refusal: Refusal | null;
  readonly profiles: readonly ProfileResult[];
  /** Numbers of the cells that had to be withdrawn for it to pass. */
  readonly withdrawn: readonly number[];
  /** What the outsider knows of each protected count after this vintage: number of the cell, least, most. */
  readonly known: readonly (readonly [cell: number, lower: number, upper: number])[];
}

/** Rounds of single withdrawals before whole blocks are withdrawn. */
const ROUNDS = 60;
/** Leaks of a block that are traced in a round: what is withdrawn for one often closes others. */
const TRACED = 40;

type Cells = ReadonlyMap<number, AuditedCell>;

const PROFILES: readonly Profile[] = ["outsider", "member", "city"];

function resultOf(profile: Profile, findings: readonly Finding[]): ProfileResult {
  const own = findings.filter((finding) => finding.profile === profile);
  const smallest = own.reduce((least, { interval }) => Math.min(least, widthOf(interval)), Infinity);
  return {
    profile,
    targets: new Set(own.map(({ cell }) => cell)).size,
    smallest_width: Number.isFinite(smallest) ? smallest : null,
  };
}

/**
 * What is worth remembering: more than the rules tell of every withheld number. The first finding of a cell is the exact one, if it is narrow;
 * what was known before of cells in which nobody changed is not forgotten.
 */
function knownFrom(findings: readonly Finding[], { cells, rules }: Told, before: Attack["before"]): Audit["known"] {
  const known = new Map<number, Interval>();
  for (const one of cells) {
    const remembered = one.value === null ? rememberedOf(one, before, rules) : null;
    if (remembered !== null) known.set(one.cell, remembered);
  }
  const seen = new Set<number>();
  for (const { profile, cell, interval, sought } of findings) {
    if (profile !== "outsider" || sought.whole !== undefined || seen.has(cell)) continue;
    seen.add(cell);
    if (widthOf(interval) < rules.minimumPersons - 1) known.set(cell, interval);
  }
  return [...known].map(([cell, { lower, upper }]) => [cell, lower, upper]);
}

/** The narrowest leaks of each block. */
const narrowest = (leaks: readonly Finding[]): readonly Finding[] =>
  [...Map.groupBy(leaks, ({ block }) => block).values()].flatMap((ofBlock) =>
    ofBlock.toSorted((a, b) => widthOf(a.interval) - widthOf(b.interval) || a.cell - b.cell).slice(0, TRACED),
  );

/** One number for each of the narrowest leaks, unless one that is withdrawn already may have closed it. */
function single(leaks: readonly Finding[], cells: Cells): ReadonlySet<number> {
  const choices = new Set<number>();
  for (const { because } of narrowest(leaks)) {
    if (because.some((cell) => choices.has(cell))) continue;
    const choice = chosen(because.flatMap((cell) => cells.get(cell) ?? []));
    if (choice !== undefined) choices.add(choice.cell);
  }
  return choices;
}

/** Everything that was told anew in the blocks that leak. */
function whole(leaks: readonly Finding[], cells: Cells): ReadonlySet<number> {
  const told = leaks.flatMap(({ block }) => block.sums.flatMap(({ cell }) => cells.get(cell) ?? []));
  return new Set(told.filter(canBeWithdrawn).map(({ cell }) => cell));
}

/** The findings of all stages, or of those up to the first that leaks. */
async function attackOnce(attack: Attack & { readonly settled: Settled }): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for await (const stage of stagesOf(attack)) {
    findings.push(...stage);
    if (stage.some(isLeak)) break;
  }
  return findings;
}

/** Which cells to withdraw for the leaks of a round. */
function withdrawnFor(leaks: readonly Finding[], cells: Cells, round: number): ReadonlySet<number> {
  const few = round < ROUNDS ? single(leaks, cells) : new Set<number>();
  return few.size > 0 ? few : whole(leaks, cells);
}

/** What is left when nothing more can be withdrawn. */
function refusalOf([leak]: readonly Finding[]): Refusal | null {
  return leak === undefined ? null : { table: leak.block.table, profile: leak.profile };
}

/**
 * Audits what is about to be published of a month: attacks it as each profile would, withdraws what lets a protected number be known too
 * well, and attacks again until nothing does, or until nothing is left to withdraw: then it is refused.
 *
 * @throws TilannekuvaError (exit 4) when the true counts do not fit what is published of them.
 * @example const { withdrawn, profiles } = await auditMonth({ month, attacker, before: new Map() });
 */
export async function auditMonth(attack: Attack): Promise<Audit> {
  requireTrue(attack.month, attack.before);
  const cells = new Map(attack.month.cells.map((one) => [one.cell, one]));
  const gone = new Set<number>();
  const settled: Settled = new Map();
  const told = (): Told => ({ ...attack.month, cells: [...cells.values()] });
  const withdraw = (numbers: ReadonlySet<number>): void => {
    for (const cell of numbers) {
      gone.add(cell);
      cells.set(cell, withdrawn(cells.get(cell)!));
    }
  };
  withdraw(betweenAges(told()));
  for (let round = 0; ; round += 1) {
    const month = told();
    const findings = await attackOnce({ ...attack, month, settled });
    const leaks = findings.filter(isLeak);
    const next = leaks.length === 0 ? new Set<number>() : withdrawnFor(leaks, cells, round);
    if (next.size === 0) {
      return {
        refusal: refusalOf(leaks),
        profiles: PROFILES.map((profile) => resultOf(profile, findings)),
        withdrawn: [...gone].toSorted((a, b) => a - b),
        known: knownFrom(findings, month, attack.before),
      };
    }
    withdraw(next);
  }
}
