import { EXIT, TilannekuvaError } from "../lib/errors.ts";

/** Rules that decide whether a count is published. */
export interface ProtectionRules {
  /** Fewest persons of a published count. */
  readonly minimumPersons: number;
  /** Fewest others beside a published count: persons of the cell without the status, or of the group but not in the category. */
  readonly minimumComplement: number;
  /** Fewest payers behind a published count of employed persons. */
  readonly minimumPayers: number;
  /** Greatest share of the wage earners, and of their pay, that may come from one payer; exactly this much is allowed. */
  readonly maximumPayerPercent: number;
  /** Fewest persons of a published count of unemployed persons where benefits tell who is unemployed. */
  readonly minimumRecipients: number;
  /** Fewest payers of those benefits behind it. */
  readonly minimumBenefitPayers: number;
  /**
   * Fewest persons who have to enter, leave or change in a cell before its published count is replaced (or nobody at all); 1 replaces it
   * always.
   */
  readonly minimumChurn: number;
  /** Published counts are multiples of this. */
  readonly roundingBase: number;
}

type Range = readonly [name: keyof ProtectionRules, least: number, most: number];

const ranges: readonly Range[] = [
  ["minimumPersons", 1, 1000],
  ["minimumComplement", 0, 1000],
  // The count is exact about payers in these ranges only (sql/macros/payers.sql).
  ["minimumPayers", 0, 20],
  ["maximumPayerPercent", 50, 100],
  ["minimumRecipients", 0, 1000],
  ["minimumBenefitPayers", 0, 20],
  ["minimumChurn", 1, 20],
  ["roundingBase", 1, 1000],
];

/**
 * The rules themselves, once each is a whole number in its range.
 *
 * @throws TilannekuvaError (usage) naming the rule, its value and the range.
 */
export function checkedRules(rules: ProtectionRules): ProtectionRules {
  for (const [name, least, most] of ranges) {
    const value = rules[name];
    if (Number.isInteger(value) && value >= least && value <= most) continue;
    throw new TilannekuvaError(`pipelines/protection.ts: ${name} is ${value}, outside ${least} to ${most}`, {
      exitCode: EXIT.usage,
      advice: "Give a whole number in the range; the count itself is exact about payers in that range only.",
    });
  }
  return rules;
}
