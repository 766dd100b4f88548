import type { ProtectionRules } from "../src/protect/rules.ts";

/**
 * The data owners' rules for what may leave the store. Wages of the Incomes Register: at least 10 persons and 5 payers in a cell, no
 * payer with more than 75 % of the persons or of the pay (Statistics Finland, Taika, TAX_INCOMES_jua_transactioncode_002). Counts of
 * persons follow the same 10; what a count leaves of its group is a count as well, so it needs 10 too. Rounding to 10 as in the
 * German Federal Employment Agency's statistics.
 */
export const protection: ProtectionRules = {
  minimumPersons: 10,
  minimumComplement: 10,
  minimumPayers: 5,
  maximumPayerPercent: 75,
  roundingBase: 10,
};
