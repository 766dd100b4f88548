import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { date, digits, id, text } from "../../src/ingest/contract/values.ts";

/** Training periods: applied for, begun (empty = still queuing), ended. */
export const kehaKoulutus = extract({
  table: "KEHA_Koulutus",
  dataset: "KEHA_Koulutus",
  periods: "month",
  due: { monthsAfterPeriod: 2, day: 20 },
  subject: "hid_e",
  plausibility: {
    day: { column: "hapvm", lies: "until_delivery" },
    size: "said",
    persons: "hid_e",
    unusable: [{ end: "papvm", start: "alpvm" }],
  },
  columns: {
    hid_e: required("person_id", id()),
    kurslaji: required("training_code", text()),
    hapvm: required("applied_on", date()),
    alpvm: optional("started_on", date()),
    papvm: optional("ended_on", date()),
    pasyy: optional("end_reason", text()),
    kunno: optional("municipality", digits(3)),
  },
});
