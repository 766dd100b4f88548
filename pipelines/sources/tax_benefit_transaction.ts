import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { code, date, decimal, digits, key } from "../../src/ingest/contract/values.ts";

/** Benefit items of the reports; units 1 hour, 2 day, 3 week, 4 month. */
export const taxBenefitTransaction = extract({
  table: "TAX_BENEFIT_transactionInfo",
  dataset: "TAX_BENEFIT",
  periods: "month",
  due: { monthsAfterPeriod: 2, day: 20 },
  subject: "repId",
  key: ["trxId"],
  reference: { column: "repId", table: "TAX_BENEFIT_report", key: "repId" },
  plausibility: {
    size: "held",
    unusable: [
      { end: "earningPeriodEndDate", start: "earningPeriodStartDate" },
      { yearsLater: "earningPeriodStartDate" },
    ],
    codes: { column: "transactionCode", codeTable: "benefit_types" },
  },
  columns: {
    trxId: required("transaction_id", key()),
    repId: required("report_id", key()),
    transactionCode: required("benefit_type", digits(4)),
    amount: required("amount", decimal(2)),
    earningPeriodStartDate: required("earning_start", date()),
    earningPeriodEndDate: required("earning_end", date()),
    unjustEnrichment: optional("unjust_enrichment", code("0", "1")),
    recovery: optional("recovery", code("0", "1")),
    benefitUnitCode: optional("unit_code", code("1", "2", "3", "4")),
    benefitUnitAmount: optional("unit_amount", decimal(2)),
  },
});
