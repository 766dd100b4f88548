import type { Blocks } from "../../attack/blocks.ts";
import { nothingKnown } from "../../attack/knowledge.ts";
import type { Knowledge, ProtectedCell, ProtectedCells } from "../../attack/knowledge.ts";
import { widthOf } from "../../attack/problem.ts";
import type { Interval } from "../../attack/problem.ts";
import type { ProtectionRules } from "../rules.ts";
import type { AuditedCell } from "./cells.ts";

/** How little may be known of a protected number. */
export interface AuditLimits {
  /** Fewest persons between the greatest and the smallest possible number. */
  readonly width: number;
  /** The same for tables whose categories are sensitive. */
  readonly widthByTable: Readonly<Record<string, number>>;
}

/** A month's cells with the rules that they are published by. */
export interface Told {
  readonly blocks: Blocks;
  readonly cells: readonly AuditedCell[];
  readonly rules: ProtectionRules;
  readonly limits: AuditLimits;
  /** Whether the month will be told again: then what is known of it now has to be known exactly. */
  readonly isOpen: boolean;
}

/** Numbers that were public before are known better than by rounding only as far as this many persons may have changed since. */
const unseenChanges = (rules: ProtectionRules): number => rules.minimumChurn - 1;

/** The true counts that a published number can stand for. */
export function roundedFrom(value: number, rules: ProtectionRules): Interval {
  const below = Math.floor(rules.roundingBase / 2);
  return { lower: Math.max(value - below, rules.minimumPersons), upper: value - below + rules.roundingBase - 1 };
}

/** The true counts that a cell's public number can stand for. */
export function told({ value, held }: AuditedCell, rules: ProtectionRules): Interval {
  if (value === null) return { lower: 0, upper: Infinity };
  const { lower, upper } = roundedFrom(value, rules);
  const unseen = held ? unseenChanges(rules) : 0;
  return { lower: Math.max(0, lower - unseen), upper: upper + unseen };
}

/** Others are few enough to matter up to here. */
const NEAR = 3;

/** Beside what is published there are enough others, and an attacker counts on it; also where they may have become fewer unseen. */

function othersOf({ cells, rules, blocks }: Told): NonNullable<Knowledge["others"]> {
  const others = new Map<number, { readonly whole: number; readonly atLeast: number }>();
  for (const { cell, value, held, persons, base } of cells) {
    const whole = blocks.wholes[cell]!;
    if (value === null || held || base === null || whole < 0) continue;
    const beside = base - persons;
    if (beside < rules.minimumComplement || beside >= NEAR * rules.minimumComplement) continue;
    others.set(cell, { whole, atLeast: rules.minimumComplement });
  }
  return others;
}

function note({ lower, upper }: Knowledge, cell: number, known: Interval): void {
  lower[cell] = Math.max(lower[cell]!, known.lower);
  upper[cell] = Math.min(upper[cell]!, known.upper);
}

/** What is still known of a cell from the vintage before, as nobody changed in it since; null where somebody did, or nothing was known. */
export function rememberedOf(
  { cell, still, valueBefore }: AuditedCell,
  before: ReadonlyMap<number, Interval>,
  rules: ProtectionRules,
): Interval | null {
  if (!still) return null;
  return before.get(cell) ?? (valueBefore === null ? null : roundedFrom(valueBefore, rules));
}

/**
 * What the strongest outsider knows: every published number of the vintage, the rules by which small numbers are withheld, and of the
 * cells in which nobody changed all that was known of them before (`before`, by cell).
 */
export function outsiderKnows(month: Told, before: ReadonlyMap<number, Interval>): Knowledge {
  const { blocks, cells, rules } = month;
  const knowledge: Knowledge = { ...nothingKnown(blocks.cells.length), others: othersOf(month) };
  for (const one of cells) {
    note(knowledge, one.cell, told(one, rules));
    const small = one.value === null && one.rules.has("few_persons");
    const unseen = one.held ? unseenChanges(rules) : 0;
    if (small) note(knowledge, one.cell, { lower: 0, upper: rules.minimumPersons - 1 + unseen });
    const remembered = rememberedOf(one, before, rules);
    if (remembered !== null) note(knowledge, one.cell, remembered);
  }
  return knowledge;
}

/**
 * What a city knows: its own table exactly, and of the others what is published. Why a number of theirs is withheld it cannot know: an
 * audit withholds great numbers too.
 */
export function cityKnows({ blocks, cells, rules }: Told, city: string): Knowledge {
  const knowledge = nothingKnown(blocks.cells.length);
  for (const one of cells) {
    const own = blocks.cells[one.cell]!.area === city;
    note(knowledge, one.cell, own ? { lower: one.persons, upper: one.persons } : told(one, rules));
  }
  return knowledge;
}

/** Rules by which numbers are withheld that are not small. */
const PAYER_RULES = ["few_payers", "top_payer_by_persons", "top_payer_by_pay", "few_recipients", "few_benefit_payers"];

function protectionOf(one: AuditedCell, { blocks, rules, limits }: Told): ProtectedCell | null {
  const { cell, persons, base, rules: why } = one;
  const width = widthIn(cell, { blocks, limits });
  if (persons < rules.minimumPersons) return { width };
  if (PAYER_RULES.some((rule) => why.has(rule))) return { width };
  const others = base === null ? Infinity : base - persons;
  const whole = blocks.wholes[cell]!;
  if (others >= rules.minimumComplement || whole < 0) return null;
  // Nobody can see that the others have become few but where the number is withheld for it.
  return { width, whole, ...(why.has("few_others") && !one.held ? { othersAtMost: rules.minimumComplement - 1 } : {}) };
}

/** Persons that must be left of a protected number of the cell's table. */
export const widthIn = (cell: number, { blocks, limits }: Pick<Told, "blocks" | "limits">): number =>
  limits.widthByTable[blocks.cells[cell]!.table] ?? limits.width;

/** What was known before of a cell in which nobody changed is no news: only more than that would be. */
function newsOf(protection: ProtectedCell, remembered: Interval | null): ProtectedCell {
  if (remembered === null || protection.whole !== undefined) return protection;
  return { ...protection, width: Math.min(protection.width, widthOf(remembered)) };
}

/**
 * The numbers of a month that nobody may come to know, whether a rule names them or they would only follow from others.
 *
 * @param before What the outsider knew after the vintage before, by cell.
 */
export function protectedIn(month: Told, before: ReadonlyMap<number, Interval>): ProtectedCells {
  return new Map(
    month.cells.flatMap((one) => {
      const protection = one.value === null || one.held ? protectionOf(one, month) : null;
      if (protection === null) return [];
      return [[one.cell, newsOf(protection, rememberedOf(one, before, month.rules))] as const];
    }),
  );
}
