import { EXIT, TilannekuvaError } from "../lib/errors.ts";

/** Rules that decide whether a count is published. */
export interface ProtectionRules {
  /** Fewest persons of a published count. */
  readonly minimumPersons: number;
  /**
   * Fewest persons in the complement of a published count: persons of the cell without the status, or of the group but
   * not in the category.
   */
  readonly minimumComplement: number;
  /** Fewest payers of a published count of employed persons. */
  readonly minimumPayers: number;
  /**
   * Largest share of the wage earners, and of their pay, that may come from one payer; exactly this share is allowed.
   */
  readonly maximumPayerPercent: number;
  /** Fewest persons of a published count of unemployed persons where benefits determine who is unemployed. */
  readonly minimumRecipients: number;
  /** Fewest payers of those benefits. */
  readonly minimumBenefitPayers: number;
  /**
   * Minimum change threshold: fewest persons who must enter, leave or change in a cell before its published count is
   * replaced, unless nobody does; 1 always replaces it.
   */
  readonly minimumChurn: number;
  /** Published counts are multiples of this. */
  readonly roundingBase: number;
}

type Range = readonly [name: keyof ProtectionRules, least: number, most: number];

const ranges: readonly Range[] = [
  ["minimumPersons", 1, 1000],
  ["minimumComplement", 0, 1000],
  // The count of payers is exact in these ranges only (sql/macros/payers.sql).
  ["minimumPayers", 0, 20],
  ["maximumPayerPercent", 50, 100],
  ["minimumRecipients", 0, 1000],
  ["minimumBenefitPayers", 0, 20],
  ["minimumChurn", 1, 20],
  ["roundingBase", 1, 1000],
];

/**
 * Returns the rules, checked: each is an integer in its range.
 *
 * @throws TilannekuvaError (usage) naming the rule, its value and the range.
 */
export function checkedRules(rules: ProtectionRules): ProtectionRules {
  for (const [name, least, most] of ranges) {
    const value = rules[name];
    if (Number.isInteger(value) && value >= least && value <= most) continue;
    throw new TilannekuvaError(`pipelines/protection.ts: ${name} is ${value}, outside ${least} to ${most}`, {
      exitCode: EXIT.usage,
      advice: "Give a whole number in the range; the count of payers is exact in that range only.",
    });
  }
  return rules;
}
