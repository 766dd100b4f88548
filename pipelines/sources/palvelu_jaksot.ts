import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { date, digits, id, text } from "../../src/ingest/contract/values.ts";

/** A city's own service spells (competence centre and the like) under the same ids as the registers. */
export const palveluJaksot = extract({
  table: "PALVELU_jaksot",
  dataset: "PALVELU_jaksot",
  periods: "any",
  subject: "hid_e",
  plausibility: {
    size: "said",
    persons: "hid_e",
    unusable: [{ end: "loppupvm", start: "alkupvm" }],
    codes: { column: "palvelu", codeTable: "service_codes" },
  },
  columns: {
    hid_e: required("person_id", id()),
    palvelu: required("service_code", text()),
    alkupvm: required("spell_start", date()),
    loppupvm: optional("spell_end", date()),
    kunta: required("municipality", digits(3)),
  },
});
