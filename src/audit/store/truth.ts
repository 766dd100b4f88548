import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import { roundedTo } from "../../statistics/rounded-counts.ts";
import type { PublicRules } from "../knowledge/public-rules.ts";
import type { Limits } from "../solver/count-limits.ts";
import type { Lattice } from "../structure/lattice.ts";
import type { AuditedCell } from "./audited-cell.ts";
import type { MonthToAudit } from "./month-to-audit.ts";

/**
 * Whether a newly published number is what the rules make of its true count. The complement of a number that was public
 * before may have become small: withholding the number then would disclose that a few persons changed.
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

/** The error for a count without any possible value: tables and rules contradict each other. */
export function contradiction(count: number, { cells, countOf }: Lattice): TilannekuvaError {
  const cell = countOf.indexOf(count);
  const what = cell === -1 ? "differences between tables" : cells[cell]!.table;
  return refused(what, "the published numbers contradict each other");
}

/** Checks that each number to be published is what the rules make of its true count. */
export function requireByTheRules({ lattice, cells, rules }: MonthToAudit): void {
  cells.forEach((one, cell) => {
    const derived = lattice.derived[lattice.othersOf[cell]!];
    const others = derived === undefined ? Infinity : (cells[derived.total]!.persons ?? 0) - (one.persons ?? 0);
    if (isByTheRules(one, others, rules)) return;
    throw refused(lattice.cells[cell]!.table, "a number is not what the rules make of its true count");
  });
}

/**
 * Checks the audit's conclusions against the true counts.
 *
 * @throws TilannekuvaError (exit 4) that names the table, never a number, when a true count lies outside its interval.
 */
export function requireTrue({ lattice, cells }: MonthToAudit, { lower, upper }: Limits): void {
  cells.forEach(({ persons }, cell) => {
    const count = lattice.countOf[cell]!;
    if (persons === null || (persons >= lower[count]! && persons <= upper[count]!)) return;
    throw refused(lattice.cells[cell]!.table, "a true count lies outside the interval concluded for it");
  });
}
