import { extract, mayBeEmpty, optional, required } from "../../src/ingest/contract/contract.ts";
import { code, date, id, key, text, wholeNumber } from "../../src/ingest/contract/values.ts";

/** Permit decisions: 1 positive, 7 protection refused but a permit granted, 9 negative, others; file month = decision month. */
export const migrPaatokset = extract({
  table: "MIGR_OLESK_paatoksetjaper",
  dataset: "MIGR_OLESK",
  periods: "month",
  due: { monthsAfterPeriod: 2, day: 20 },
  subject: "CUSTOMER_ID_s",
  plausibility: {
    day: { column: "DCSN_MEASURE_CONFIRMATION_DAY", lies: "in_period" },
    size: "said",
    persons: "hid_e",
    codes: { column: "PROCESSING_GROUNDS_NAME_FIN", codeTable: "permit_grounds", spelled: true, fromFirst: true },
  },
  columns: {
    CUSTOMER_ID_s: required("customer_id", key()),
    hid_e: optional("person_id", id()),
    CASE_ID_s: required("case_id", key()),
    DCSN_MEASURE_CONFIRMATION_DAY: required("decided_on", date()),
    DCSN_TYPE_ID: required("decision_type", wholeNumber({ min: 0 })),
    PAATOS_PERUTTU: optional("cancelled", code("0", "1")),
    CANCELLATION_DATE: optional("cancelled_on", date()),
    CASE_TYPE_NAME_FIN: required("case_type", text()),
    PROCESSING_GROUNDS_GROUP: required("ground_group", wholeNumber({ min: 0 })),
    PROCESSING_GROUNDS_NAME_FIN: required("ground_name", text()),
    VALIDITY_START_DATE: mayBeEmpty("valid_from", date(), "1900-01-01"),
    VALIDITY_END_DATE: mayBeEmpty("valid_to", date(), "9999-12-31"),
  },
});
