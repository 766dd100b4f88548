import type { CountTable } from "../../src/count/declarations.ts";
import { headlineAges } from "../ages.ts";

/** Residents with a foreign background by full years since the first immigration, in the bands of Statistics Finland's table 117e. */
export const byStay: CountTable = {
  id: "by_stay",
  names: {
    fi: "Ulkomaalaistaustaiset maassaoloajan mukaan",
    sv: "Personer med utländsk bakgrund efter vistelsetid",
    en: "Persons with a foreign background by length of stay",
  },
  persons: "foreign",
  breakdown: {
    dimension: "STAY",
    names: { fi: "Maassaoloaika", sv: "Vistelsetid", en: "Length of stay" },
    categories: [
      { code: "Y_LT1", names: { fi: "Alle vuosi", sv: "Under ett år", en: "Under 1 year" } },
      { code: "Y1T4", names: { fi: "1–4 vuotta", sv: "1–4 år", en: "1–4 years" } },
      { code: "Y5T9", names: { fi: "5–9 vuotta", sv: "5–9 år", en: "5–9 years" } },
      { code: "Y_GE10", names: { fi: "10 vuotta tai enemmän", sv: "10 år eller mer", en: "10 years or more" } },
      {
        code: "UNKNOWN",
        names: { fi: "Maahanmuutto ei tiedossa", sv: "Invandring okänd", en: "Immigration not on record" },
      },
    ],
  },
  ages: headlineAges,
  statusOrders: ["MONTHLY"],
};
