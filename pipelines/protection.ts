import type { AuditLimits } from "../src/audit/knowledge/audit-limits.ts";
import type { ProtectionRules } from "../src/protect/protection-rules.ts";

/**
 * The data owners' rules for what may leave the store. Wages of the Incomes Register: at least 10 persons and 5 payers in a cell, no
 * payer with more than 75 % of the persons or of the pay (Statistics Finland, Taika, TAX_INCOMES_jua_transactioncode_002). Counts of
 * persons follow the same 10; the rest of a count's group is a count as well, so it needs 10 too. Rounding to 10 as in the
 * German Federal Employment Agency's statistics. A published count is replaced only when nobody or at least 3 persons entered, left or
 * changed in its cell: a number that follows the change of one or two persons would disclose it.
 *
 * Benefits of the Incomes Register, in months whose unemployment comes from them: at least 10 recipients and 3 payers (Statistics Finland,
 * Taika, TAX_BENEFIT_jua_transactioninfo_002). That table's limit of 75 % for one payer is not applied: it is for sums of
 * benefits, and none is published; the counts are of persons in a status. As Kela pays nearly all benefits, it would withhold almost
 * every count. This reading of the rule is the pipeline's own: confirm it with the data's owner.
 */
export const protection: ProtectionRules = {
  minimumPersons: 10,
  minimumComplement: 10,
  minimumPayers: 5,
  maximumPayerPercent: 75,
  minimumRecipients: 10,
  minimumBenefitPayers: 3,
  minimumChurn: 3,
  roundingBase: 10,
};

/**
 * The width that the feasibility interval of a protected count must have, in persons between its least and its greatest value: wider where the
 * categories are sensitive (the ground of a permit, and origin). The tables are in the order of their worth: every indicator rests on
 * backgrounds, and secondary suppression takes cells from the last tables first.
 */
export const auditLimits: AuditLimits = {
  width: 3,
  widthByTable: { by_background: 5, by_ground: 5 },
  worth: [
    "by_background",
    "by_ground",
    "by_stay",
    "by_language",
    "by_generation",
    "by_reporting",
    "by_classification",
    "by_citizenship",
  ],
};
