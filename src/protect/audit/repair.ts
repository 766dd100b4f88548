import type { Repair } from "../decide.ts";
import type { AuditedCell } from "./cells.ts";

/** Numbers that were told at this vintage can be withdrawn; those that stand from before are known already. */
export const canBeWithdrawn = ({ value, held }: AuditedCell): boolean => value !== null && !held;

/** The repair of a cell: where a number was public before it stands on, else there is none. */
export const repairOf = ({ cell, valueBefore }: AuditedCell): Repair => ({
  cell,
  repair: valueBefore === null ? "withhold" : "hold",
});

/** The cell as it is after the repair. What stands on against the true count's change says nothing of the true count. */
export const repaired = (one: AuditedCell): AuditedCell => ({
  ...one,
  value: null,
  still: false,
  rules: new Set([...one.rules, "audit"]),
});

/**
 * Which of the numbers that let a cell be known too well is withdrawn: the one that the fewest persons stand behind, as most is made of the
 * great ones.
 */
export function chosen(reasons: readonly AuditedCell[]): AuditedCell | undefined {
  return reasons.filter(canBeWithdrawn).toSorted((a, b) => a.persons - b.persons || a.cell - b.cell)[0];
}
