import { requiredWidth } from "../knowledge/audit-limits.ts";
import type { AuditLimits } from "../knowledge/audit-limits.ts";
import type { Intruder } from "../knowledge/intruders.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import { UNBOUNDED } from "../solver/count-limits.ts";
import type { Limits } from "../solver/count-limits.ts";
import type { Lattice } from "../structure/lattice.ts";
import type { AuditedCell } from "./audited-cell.ts";

/** A protected count: a cell, or the difference between two cells. */
export interface Target {
  /** The number of the count in the lattice. */
  readonly count: number;
  /** The cell, or the subtracted cell of a difference. */
  readonly cell: number;
  /** Its true number of persons. */
  readonly persons: number;
  /** The required width of its interval, in persons. */
  readonly width: number;
  /**
   * Its upper limit under the guess that a number is withheld because of it; Infinity where no such guess is possible.
   */
  readonly atMost: number;
}

/** Rules that withhold numbers that are not small. */
const PAYER_RULES = ["few_payers", "top_payer_by_persons", "top_payer_by_pay", "few_recipients", "few_benefit_payers"];

const isOfPayers = ({ content, rules }: AuditedCell): boolean =>
  content.value === null && PAYER_RULES.some((rule) => rules.has(rule));

/**
 * Whether a number is withheld because its complement is small: an external intruder may guess that, as the number
 * itself is not small.
 */
const isForOthers = ({ content, rules }: AuditedCell): boolean =>
  content.value === null && content.origin === "new" && rules.has("few_others") && !rules.has("few_persons");

/**
 * Every count below the threshold that can be computed from published ones, whether it is published or not: cells, the
 * persons without a status, the complement of a category, the ages between nested age groups; and the cells that payer
 * rules withhold.
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
  const protect = ({ count, cell, persons }: Pick<Target, "count" | "cell" | "persons">, isFew = false): void => {
    const width = requiredWidth(lattice.cells[cell]!.table, limits);
    const known = targets.get(count);
    targets.set(count, {
      count,
      cell: known?.cell ?? cell,
      persons,
      width: Math.max(width, known?.width ?? 0),
      atMost: isFew ? rules.minimumComplement - 1 : (known?.atMost ?? Infinity),
    });
  };
  cells.forEach((one, cell) => {
    if (one.persons === null) return;
    if (one.persons < rules.minimumPersons || isOfPayers(one))
      protect({ count: lattice.countOf[cell]!, cell, persons: one.persons });
  });
  for (const [number, { count, total, part }] of lattice.derived.entries()) {
    const [all, taken] = [cells[total]!.persons, cells[part]!.persons];
    if (all === null || taken === null) continue;
    const isFew = lattice.othersOf[part] === number && isForOthers(cells[part]!);
    if (all - taken < rules.minimumPersons) protect({ count, cell: part, persons: all - taken }, isFew);
  }
  return [...targets.values()];
}

/** Overrides a target's `atMost`: its limits without any guess why numbers are withheld. */
export const CERTAINLY = { atMost: Infinity };

/** The intruder for whom the width is measured: an internal one, who is counted in the target, or an external one. */
export type TargetIntruder = Extract<Intruder, "internal" | "external">;

/**
 * The width of a target's interval, in persons. By default it is measured for an internal intruder, who knows that the
 * count is at least 1; otherwise the suppressions would disclose which counts are 0.
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
