import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { code, date, digits, id, key, text, timestamp, wholeNumber } from "../../src/ingest/contract/values.ts";

/** Wage reports, one row per report on an earner in a delivery. `reportReceivedTimstamp` is the register's spelling. */
export const taxIncomesReport = extract({
  table: "TAX_INCOMES_report",
  dataset: "TAX_INCOMES",
  periods: "month",
  due: { monthsAfterPeriod: 2, day: 20 },
  subject: "incomeEarnerHid_e",
  key: ["repId"],
  reference: { column: "delId", table: "TAX_INCOMES_delivery", key: "delId" },
  plausibility: {
    neverEmpty: true,
    size: "held",
    persons: "incomeEarnerHid_e",
    unusable: [{ end: "employmentEndDate", start: "employmentStartDate" }],
  },
  columns: {
    repId: required("report_id", key()),
    delId: required("delivery_id", key()),
    incomeEarnerHid_e: required("person_id", id()),
    reportVersion: required("report_version", wholeNumber({ min: 1 })),
    employmentStartDate: optional("employment_start", date()),
    employmentEndDate: optional("employment_end", date()),
    employmentCode: optional("employment_code", code("1", "2", "3")),
    professionCode1: optional("occupation_code", digits(5)),
    pensionActCode: optional("pension_act_code", code("1", "2", "3")),
    nonResident: optional("non_resident", text()),
    reportReceivedTimstamp: optional("received_at", timestamp()),
    reportVersionReceivedTimestamp: optional("version_received_at", timestamp()),
    latauspvm: optional("loaded_on", date()),
  },
});
