import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { code, date, digits, id, text } from "../../src/ingest/contract/values.ts";

/** Jobseeker spells, open and past; an end of 11.11.2222 is an open spell. File month = month of the extract. */
export const kehaTyonhaku = extract({
  table: "KEHA_Tyonhaku",
  dataset: "KEHA_Tyonhaku",
  periods: "month",
  due: { monthsAfterPeriod: 2, day: 20 },
  subject: "hid_e",
  plausibility: {
    neverEmpty: true,
    day: { column: "alkpv1", lies: "until_delivery" },
    size: "held",
    persons: "hid_e",
    unusable: [
      { end: "loppv1", start: "alkpv1" },
      { end: "tppvm", start: "tappvh" },
    ],
  },
  columns: {
    hid_e: required("person_id", id()),
    alkpv1: required("search_start", date()),
    loppv1: required("search_end", date()),
    tappvh: required("spell_start", date()),
    tppvm: required("spell_end", date()),
    tyok1: required("employment_code", code("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "z")),
    kotsk: optional("plan_code", code("00", "01", "02", "07")),
    otlupa: optional("permit_code", text()),
    kunnoh: optional("municipality", digits(3)),
  },
});
