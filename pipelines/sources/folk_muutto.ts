import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { code, date, digits, id } from "../../src/ingest/contract/values.ts";

/** Moves, one row per event: 41 immigration, 42 emigration, 43 between municipalities, 44 within one. Municipality 200 is abroad. */
export const folkMuutto = extract({
  table: "FOLK_MUUTTO",
  dataset: "FOLK_MUUTTO",
  periods: "year",
  due: { monthsAfterDelivery: 3, day: 15 },
  subject: "shnro",
  plausibility: { day: { column: "muuttopv", lies: "in_period" }, size: "said", persons: "shnro" },
  columns: {
    shnro: required("person_id", id()),
    muuttolaji: required("move_type", code("41", "42", "43", "44")),
    muuttopv: required("move_date", date()),
    lkunta: optional("from_municipality", digits(3)),
    tkunta: optional("to_municipality", digits(3)),
  },
});
