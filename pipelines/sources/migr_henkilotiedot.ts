import { extract, optional, required } from "../../src/ingest/contract/contract.ts";
import { id, key, text, year } from "../../src/ingest/contract/values.ts";

/** The bridge between Migri's customers and persons. `Citizenzhip` is the register's spelling. */
export const migrHenkilotiedot = extract({
  table: "MIGR_OLESK_henkilotiedot",
  dataset: "MIGR_OLESK",
  periods: "any",
  due: { monthsAfterDelivery: 1, day: 20 },
  subject: "CUSTOMER_ID_s",
  plausibility: { size: "said", persons: "hid_e" },
  columns: {
    CUSTOMER_ID_s: required("customer_id", key()),
    SHNRO: optional("register_id", id()),
    hid_e: optional("person_id", id()),
    Birth_year: optional("birth_year", year()),
    Sex: optional("sex", text()),
    Citizenzhip: optional("citizenship", text()),
  },
});
