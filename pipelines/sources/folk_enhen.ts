import { extract, mayBeEmpty, optional, required } from "../../src/ingest/contract/contract.ts";
import { ofTheFile } from "../../src/ingest/contract/rules.ts";
import { code, date, digits, id, numericCode, wholeNumber, year, yearMonth } from "../../src/ingest/contract/values.ts";

/** Monthly preliminary population, one row per person and month; file month = statistical month. */
export const folkEnhen = extract({
  table: "FOLK_ENHEN",
  dataset: "FOLK_ENHEN",
  periods: "month",
  due: { monthsAfterPeriod: 2, day: 10 },
  subject: "shnro",
  key: ["shnro", "tilvv", "tilkk"],
  rules: [ofTheFile("tilvv", "year"), ofTheFile("tilkk", "month")],
  plausibility: { neverEmpty: true, size: "held", persons: "shnro" },
  columns: {
    shnro: required("person_id", id()),
    tilvv: required("year", year()),
    tilkk: required("month", wholeNumber({ min: 1, max: 12 })),
    vaesto: required("in_population", numericCode(0, 1)),
    ika: required("age", wholeNumber({ min: 0, max: 130 })),
    kotikunta: required("municipality", digits(3)),
    kotikuntaAlkupvm: optional("municipality_since", date()),
    kieli_k: mayBeEmpty("language_code", code("1", "2", "3")),
    ekaKansalaisuus_k: mayBeEmpty("citizenship_code", code("1", "2")),
    syntValtio_k: mayBeEmpty("birth_country_code", code("1", "2", "3")),
    sukupuoli: required("sex_code", code("1", "2")),
    syntymakk: optional("birth_month", yearMonth()),
    kuolinkk: optional("death_month", yearMonth()),
  },
});
