import { told, widthIn } from "./assumptions.ts";
import type { Told } from "./assumptions.ts";
import type { AuditedCell } from "./cells.ts";
import { canBeWithdrawn } from "./repair.ts";

/** Whether the numbers of two age groups, one within the other, leave fewer persons between them than must be left of a small number. */
function isNarrow(narrow: AuditedCell, wide: AuditedCell, month: Told): boolean {
  const { rules } = month;
  if (wide.persons - narrow.persons >= rules.minimumPersons) return false;
  const [inner, outer] = [told(narrow, rules), told(wide, rules)];
  const most = outer.upper - inner.lower;
  const least = Math.max(0, outer.lower - inner.upper);
  return most - least < widthIn(narrow.cell, month);
}

/**
 * Numbers to withdraw because of what two nested age groups leave between them (18-64 and 20-64 leave those of 18 and 19), though no table
 * has it: the narrower age group's, or the wider one's where the narrower cannot be withdrawn.
 */
export function betweenAges(month: Told): ReadonlySet<number> {
  const published = new Map(month.cells.filter(({ value }) => value !== null).map((one) => [one.cell, one]));
  const withdrawn = new Set<number>();
  for (const narrow of published.values()) {
    for (const wide of month.blocks.widerAges[narrow.cell]!.flatMap((cell) => published.get(cell) ?? [])) {
      if (withdrawn.has(narrow.cell) || withdrawn.has(wide.cell) || !isNarrow(narrow, wide, month)) continue;
      const choice = [narrow, wide].find(canBeWithdrawn);
      if (choice !== undefined) withdrawn.add(choice.cell);
    }
  }
  return withdrawn;
}
