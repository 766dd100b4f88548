import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { date, key } from "../../src/ingest/contract/values.ts";

/** Benefit deliveries of the Incomes Register; file month = payment month. */
export const taxBenefitDelivery = extract({
  table: "TAX_BENEFIT_delivery",
  dataset: "TAX_BENEFIT",
  periods: "month",
  due: { monthsAfterPeriod: 2, day: 20 },
  subject: "delId",
  key: ["delId"],
  plausibility: { day: { column: "paymentDate", lies: "in_period" }, size: "held", payers: "payerIdType1_s" },
  columns: {
    delId: required("delivery_id", key()),
    payerIdType1_s: required("payer_id", key()),
    paymentDate: required("payment_date", date()),
    latauspvm: optional("loaded_on", date()),
  },
});
