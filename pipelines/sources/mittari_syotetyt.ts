import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { code, date, decimal, form, key, text, wholeNumber } from "../../src/ingest/contract/values.ts";

const PERIOD = "[0-9]{4}(-(0[1-9]|1[0-2]|H[12]|Q[1-4]))?";

/** Measures that no register holds, entered by hand, one row per observation. */
export const mittariSyotetyt = extract({
  table: "MITTARI_syotetyt",
  dataset: "MITTARI_syotetyt",
  periods: "any",
  subject: "mittari",
  key: ["mittari", "alue", "jakso"],
  columns: {
    mittari: required("measure_id", key()),
    alue: required("ref_area", form("[A-Z][A-Z0-9]{0,9}", "not_an_area")),
    jakso: required("period", form(PERIOD, "not_a_period")),
    arvo: required("value", decimal(4, { comma: "always" })),
    yksikko: required("unit", code("%", "kpl", "kk", "EUR")),
    n: optional("n", wholeNumber({ min: 0 })),
    lahde: required("source", text()),
    kirjaaja: required("entered_by", text()),
    kirjattu: required("entered_on", date()),
  },
});
