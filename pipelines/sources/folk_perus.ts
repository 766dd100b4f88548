import { extract, mayBeEmpty, optional, required } from "../../src/ingest/contract/contract.ts";
import { ofTheFile } from "../../src/ingest/contract/rules.ts";
import { code, digits, id, text, year } from "../../src/ingest/contract/values.ts";

/** Annual base data, one row per person and year. */
export const folkPerus = extract({
  table: "FOLK_perus",
  dataset: "FOLK_perus",
  periods: "year",
  due: { monthsAfterPeriod: 13, day: 31 },
  subject: "hid_e",
  key: ["hid_e", "vuosi"],
  rules: [ofTheFile("vuosi", "year")],
  plausibility: { neverEmpty: true, size: "held", persons: "hid_e" },
  columns: {
    vuosi: required("year", year()),
    hid_e: required("person_id", id()),
    syntyp2: mayBeEmpty("origin_code", code("11", "12", "21", "22")),
    ptoim1: optional("main_activity_code", code("11", "12", "21", "22", "24", "25", "29", "99")),
    ututku_aste: optional("education_code", code("3", "4", "5", "6", "7", "8", "9")),
    syntyv: optional("birth_year", year()),
    sukup: optional("sex_code", code("1", "2")),
    kunta: optional("municipality", digits(3)),
    amas1: optional("occupational_status_code", text()),
  },
});
