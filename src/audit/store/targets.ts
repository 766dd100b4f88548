import { requiredWidth } from "../knowledge/audit-limits.ts";
import type { AuditLimits } from "../knowledge/audit-limits.ts";
import type { Intruder } from "../knowledge/intruders.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import { UNBOUNDED } from "../solver/count-limits.ts";
import type { Limits } from "../solver/count-limits.ts";
import type { Lattice } from "../structure/lattice.ts";
import type { AuditedCell } from "./audited-cell.ts";

/** A count of which nobody may know too much: a cell's own, or what one leaves of another. */
export interface Target {
  /** Number of the count in the lattice. */
  readonly count: number;
  /** The cell, or the one that is taken away. */
  readonly cell: number;
  /** Persons that have to be left between the least and the most that it can be. */
  readonly width: number;
  /** The most that it is if a number is withheld for it, as it may seem, and not for another reason; Infinity where none may be. */
  readonly atMost: number;
}

/** Rules by which numbers are withheld that are not small. */
const PAYER_RULES = ["few_payers", "top_payer_by_persons", "top_payer_by_pay", "few_recipients", "few_benefit_payers"];

const isOfPayers = ({ content, rules }: AuditedCell): boolean =>
  content.value === null && PAYER_RULES.some((rule) => rules.has(rule));

/** Whether a number is withheld because the others beside it are few: outside that may be guessed, as it is no small number. */
const isForOthers = ({ content, rules }: AuditedCell): boolean =>
  content.value === null && content.origin === "new" && rules.has("few_others") && !rules.has("few_persons");

/**
 * Every count under the least that follows from published ones, whether it is published or not: cells, what a status leaves of its persons, what a
 * category leaves of everybody, what nested ages leave between them; and cells that their payers hold back.
 */
export function targetsOf(
  lattice: Lattice,
  {
    cells,
    rules,
    limits,
  }: { readonly cells: readonly AuditedCell[]; readonly rules: PublicRules; readonly limits: AuditLimits },
): readonly Target[] {
  const targets = new Map<number, Target>();
  const protect = (count: number, cell: number, isFew = false): void => {
    const width = requiredWidth(lattice.cells[cell]!.table, limits);
    const known = targets.get(count);
    targets.set(count, {
      count,
      cell: known?.cell ?? cell,
      width: Math.max(width, known?.width ?? 0),
      atMost: isFew ? rules.minimumComplement - 1 : (known?.atMost ?? Infinity),
    });
  };
  cells.forEach((one, cell) => {
    if (one.persons === null) return;
    if (one.persons < rules.minimumPersons || isOfPayers(one)) protect(lattice.countOf[cell]!, cell);
  });
  for (const [number, { count, whole, part }] of lattice.derived.entries()) {
    const [all, taken] = [cells[whole]!.persons, cells[part]!.persons];
    if (all === null || taken === null) continue;
    const isFew = lattice.othersOf[part] === number && isForOthers(cells[part]!);
    if (all - taken < rules.minimumPersons) protect(count, part, isFew);
  }
  return [...targets.values()];
}

/** A target as it is left for certain, whatever a number seems to be withheld for. */
export const CERTAINLY = { atMost: Infinity };

/** Who asks how wide a target is left: an internal intruder, who is counted in it, or an external one. */
export type TargetIntruder = Extract<Intruder, "internal" | "external">;

/**
 * How many persons lie between the least and the most that a target can be. Outside the audit asks as an internal intruder would, who knows most:
 * that there is somebody. Else what is suppressed would tell where nobody is.
 */
export function widthLeft(
  { count, atMost }: Target,
  { lower, upper }: Limits,
  intruder: TargetIntruder = "internal",
): number {
  const least = intruder === "internal" ? Math.max(lower[count]!, 1) : lower[count]!;
  const most = Math.min(upper[count]!, atMost);
  return most === UNBOUNDED ? Infinity : most - least;
}
