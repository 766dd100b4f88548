import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { notBefore } from "../../src/ingest/contract/rules.ts";
import { code, date, key } from "../../src/ingest/contract/values.ts";

/** Wage deliveries of the Incomes Register: payer, payment day and pay period; file month = payment month. */
export const taxIncomesDelivery = extract({
  table: "TAX_INCOMES_delivery",
  dataset: "TAX_INCOMES",
  periods: "month",
  due: { monthsAfterPeriod: 2, day: 20 },
  subject: "delId",
  key: ["delId"],
  rules: [notBefore("paymentEndDate", "paymentStartDate")],
  plausibility: {
    neverEmpty: true,
    day: { column: "paymentDate", lies: "in_period" },
    size: "held",
    payers: "payerIdType1_s",
    unusable: [{ yearsLater: "paymentStartDate" }],
  },
  columns: {
    delId: required("delivery_id", key()),
    payerIdType1_s: required("payer_id", key()),
    paymentDate: required("payment_date", date()),
    paymentStartDate: required("period_start", date()),
    paymentEndDate: required("period_end", date()),
    substitutePayerActs: optional("substitute_payer", code("0", "1")),
    payerType2: optional("household_payer", code("0", "1")),
    payerType6: optional("state_payer", code("0", "1")),
    latauspvm: optional("loaded_on", date()),
  },
});
