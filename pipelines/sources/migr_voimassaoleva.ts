import { extract, mayBeEmpty, optional, required } from "../../src/ingest/contract/contract.ts";
import { code, date, id, key, text, wholeNumber } from "../../src/ingest/contract/values.ts";

/** Residence permits valid on a day; file month = month of the cross-section. `hid_e` is empty where no person was found. */
export const migrVoimassaoleva = extract({
  table: "MIGR_OLESK_voimassaoleva",
  dataset: "MIGR_OLESK",
  periods: "month",
  due: { monthsAfterPeriod: 2, day: 20 },
  subject: "CUSTOMER_ID_s",
  plausibility: {
    neverEmpty: true,
    day: { column: "PERMIT_VALID_ON_DATE", lies: "in_period" },
    size: "held",
    persons: "hid_e",
    unusable: [{ end: "VALIDITY_END_DATE", start: "VALIDITY_START_DATE" }],
    codes: { column: "PROCESSING_GROUNDS_NAME_FIN", codeTable: "permit_grounds", spelled: true, fromFirst: true },
  },
  columns: {
    CUSTOMER_ID_s: required("customer_id", key()),
    hid_e: optional("person_id", id()),
    CASE_ID_s: required("case_id", key()),
    PERMIT_VALID_ON_DATE: required("valid_on", date()),
    CASE_TYPE_NAME_FIN: required("case_type", text()),
    PROCESSING_GROUNDS_GROUP: required("ground_group", wholeNumber({ min: 0 })),
    PROCESSING_GROUNDS_NAME_FIN: required("ground_name", text()),
    VALIDITY_START_DATE: mayBeEmpty("valid_from", date(), "1900-01-01"),
    VALIDITY_END_DATE: mayBeEmpty("valid_to", date(), "9999-12-31"),
    VALIDITY_PERMANENT: optional("permanent", code("0", "1")),
    KANSALAISUUS: optional("citizenship", text()),
  },
});
