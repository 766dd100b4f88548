import type { Repair } from "../decide.ts";
import type { AuditedCell } from "./cells.ts";

/** Numbers that were told at this vintage can be withdrawn; those that stand from before are known already. */
export const canBeWithdrawn = ({ value, held }: AuditedCell): boolean => value !== null && !held;

/**
 * The repair of a cell. It is withheld, also where a number was public before: that number would go on saying what it says together with the
 * others.
 */
export const repairOf = ({ cell }: AuditedCell): Repair => ({ cell, repair: "withhold" });

/** The cell as it is after the repair. */
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
