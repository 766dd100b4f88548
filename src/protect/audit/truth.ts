import type { Interval } from "../../attack/problem.ts";
import { EXIT, TilannekuvaError } from "../../lib/errors.ts";
import type { ProtectionRules } from "../rules.ts";
import { outsiderKnows } from "./assumptions.ts";
import type { Told } from "./assumptions.ts";
import type { AuditedCell } from "./cells.ts";

/** The nearest multiple of the base, halves upwards: the rule of sql/macros/rounded_to.sql, said once more to hold it against. */
const rounded = (persons: number, base: number): number => Math.floor((2 * persons + base) / (2 * base)) * base;

/**
 * Whether a number that the vintage tells anew is what the rules make of its true count. Beside one that was public before the others may have
 * become few: to withhold it for them would tell that a few of them changed.
 */
function isByTheRules({ value, valueBefore, held, persons, base }: AuditedCell, rules: ProtectionRules): boolean {
  if (value === null || held) return true;
  return (
    value === rounded(persons, rules.roundingBase) &&
    persons >= rules.minimumPersons &&
    (base === null || valueBefore !== null || base - persons >= rules.minimumComplement)
  );
}

const untrue = (table: string, what: string): TilannekuvaError =>
  new TilannekuvaError(`the audit refuses to publish ${table}: ${what}`, {
    exitCode: EXIT.gate,
    advice:
      "Nothing was published. This is a fault in sql/protect or in what was published before: report it with the run's log.",
  });

/**
 * Holds what is about to be published, and what the audit takes for known, against the true counts.
 *
 * @throws TilannekuvaError (exit 4) that names the table, never a number, when a number is not what the rules make of its true count, or
 *   a true count is not where the audit says that it must be.
 */
export function requireTrue(month: Told, before: ReadonlyMap<number, Interval>): void {
  const { lower, upper } = outsiderKnows(month, before);
  for (const one of month.cells) {
    const { table } = month.blocks.cells[one.cell]!;
    if (!isByTheRules(one, month.rules)) throw untrue(table, "a number is not what the rules make of its true count");
    const isInside = one.persons >= lower[one.cell]! && one.persons <= upper[one.cell]!;
    if (!isInside) throw untrue(table, "a true count is not within what is concluded of it");
  }
}
