import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { roundedTo } from "../../statistics/rounded-counts.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import type { Limits } from "../solver/count-limits.ts";
import type { Lattice } from "../structure/lattice.ts";
import type { AuditedCell } from "./audited-cell.ts";
import type { MonthToAudit } from "./month-to-audit.ts";

/**
 * Whether a number that the vintage tells anew is what the rules make of its true count. Beside one that was public before the others may have
 * become few: to withhold it for them would tell that a few of them changed.
 */
function isByTheRules({ content, before, persons }: AuditedCell, others: number, rules: PublicRules): boolean {
  if (content.value === null || content.origin !== "new" || persons === null) return true;
  return (
    content.value === roundedTo(persons, rules.roundingBase) &&
    persons >= rules.minimumPersons &&
    ((before !== null && before.value !== null) || others >= rules.minimumComplement)
  );
}

const refused = (what: string, fact: string): TilannekuvaError =>
  new TilannekuvaError(`the audit refuses to publish ${what}: ${fact}`, {
    exitCode: EXIT.gate,
    advice:
      "Nothing was published. This is a fault in sql/protect or in what was published before: report it with the run's log.",
  });

/** What is published of a count leaves no number that it can be: tables and rules contradict each other. */
export function contradiction(count: number, { cells, countOf }: Lattice): TilannekuvaError {
  const cell = countOf.indexOf(count);
  const what = cell === -1 ? "what tables leave of each other" : cells[cell]!.table;
  return refused(what, "the published numbers contradict each other");
}

/** Holds what is about to be published against the true counts, as the rules make it of them. */
export function requireByTheRules({ lattice, cells, rules }: MonthToAudit): void {
  cells.forEach((one, cell) => {
    const derived = lattice.derived[lattice.othersOf[cell]!];
    const others = derived === undefined ? Infinity : (cells[derived.whole]!.persons ?? 0) - (one.persons ?? 0);
    if (isByTheRules(one, others, rules)) return;
    throw refused(lattice.cells[cell]!.table, "a number is not what the rules make of its true count");
  });
}

/**
 * Holds what the audit takes for known against the true counts.
 *
 * @throws TilannekuvaError (exit 4) that names the table, never a number, when a true count is not where it is concluded to be.
 */
export function requireTrue({ lattice, cells }: MonthToAudit, { lower, upper }: Limits): void {
  cells.forEach(({ persons }, cell) => {
    const count = lattice.countOf[cell]!;
    if (persons === null || (persons >= lower[count]! && persons <= upper[count]!)) return;
    throw refused(lattice.cells[cell]!.table, "a true count is not within what is concluded of it");
  });
}
