import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { id, key, timestamp, wholeNumber } from "../../src/ingest/contract/values.ts";

/** Benefit reports, one row per report on a recipient in a delivery. */
export const taxBenefitReport = extract({
  table: "TAX_BENEFIT_report",
  dataset: "TAX_BENEFIT",
  periods: "month",
  due: { monthsAfterPeriod: 2, day: 20 },
  subject: "IncomeEarnerHid_e",
  key: ["repId"],
  reference: { column: "delId", table: "TAX_BENEFIT_delivery", key: "delId" },
  plausibility: { size: "held", persons: "IncomeEarnerHid_e" },
  columns: {
    repId: required("report_id", key()),
    delId: required("delivery_id", key()),
    IncomeEarnerHid_e: required("person_id", id()),
    reportVersion: required("report_version", wholeNumber({ min: 1 })),
    receivedTimestamp: optional("received_at", timestamp()),
    createdTimestamp: optional("created_at", timestamp()),
  },
});
