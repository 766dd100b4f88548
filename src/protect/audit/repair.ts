import type { AuditedCell } from "./cells.ts";

/**
 * Numbers that the vintage tells can be withdrawn. Those that stand from before cannot, nor those of cells in which nobody changed: they are
 * known already.
 */
export const canBeWithdrawn = ({ value, valueBefore, held, still }: AuditedCell): boolean =>
  value !== null && !held && !(still && valueBefore !== null);

/**
 * The cell once it is withdrawn. It is withheld, also where a number was public before: left standing, that number would go on saying what it
 * says together with the others.
 */
export const withdrawn = (one: AuditedCell): AuditedCell => ({
  ...one,
  value: null,
  rules: new Set([...one.rules, "audit"]),
});

/**
 * Which of the numbers that let a cell be known too well is withdrawn: the one that the fewest persons stand behind, as most is made of the
 * great ones.
 */
export function chosen(reasons: readonly AuditedCell[]): AuditedCell | undefined {
  return reasons.filter(canBeWithdrawn).toSorted((a, b) => a.persons - b.persons || a.cell - b.cell)[0];
}
