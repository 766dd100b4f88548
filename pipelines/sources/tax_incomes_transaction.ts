import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { code, date, decimal, digits, key } from "../../src/ingest/contract/values.ts";

/** Income items of the wage reports. A report may have none. */
export const taxIncomesTransaction = extract({
  table: "TAX_INCOMES_transactionInfo",
  dataset: "TAX_INCOMES",
  periods: "month",
  due: { monthsAfterPeriod: 2, day: 20 },
  subject: "repId",
  reference: { column: "repId", table: "TAX_INCOMES_report", key: "repId" },
  plausibility: {
    neverEmpty: true,
    size: "held",
    codes: { column: "transactionCode", codeTable: "income_types", fromFirst: true },
  },
  columns: {
    repId: required("report_id", key()),
    transactionCode: required("income_type", digits(3)),
    amount: required("amount", decimal(2)),
    oneOff: optional("one_off", code("0", "1")),
    unjustEnrichment: optional("unjust_enrichment", code("0", "1")),
    recovery: optional("recovery", code("0", "1")),
    earningPeriodStartDate: optional("earning_start", date()),
    earningPeriodEndDate: optional("earning_end", date()),
    origPaymentDate: optional("original_payment_date", date()),
  },
});
