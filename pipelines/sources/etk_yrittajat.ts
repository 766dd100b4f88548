import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { code, date, id } from "../../src/ingest/contract/values.ts";

/** Insurance spells of the self-employed; without an end the spell is open. */
export const etkYrittajat = extract({
  table: "ETK_yrittajat",
  dataset: "ETK_yrittajat",
  periods: "any",
  due: { monthsAfterDelivery: 3, day: 15 },
  subject: "hid_e",
  plausibility: { size: "said", persons: "hid_e", unusable: [{ end: "loppupvm", start: "alkupvm" }] },
  columns: {
    hid_e: required("person_id", id()),
    laki: required("act", code("YEL", "MYEL")),
    alkupvm: required("spell_start", date()),
    loppupvm: optional("spell_end", date()),
  },
});
