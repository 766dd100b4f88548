import type { CountTable } from "../../src/count/declarations.ts";
import { allAges } from "../ages.ts";

/** Every resident by mother tongue. The monthly register's coarse code counts the Sámi languages as foreign. */
export const byLanguage: CountTable = {
  id: "by_language",
  names: { fi: "Väestö äidinkielen mukaan", sv: "Befolkningen efter modersmål", en: "Population by mother tongue" },
  persons: "all",
  breakdown: {
    dimension: "LANGUAGE",
    names: { fi: "Äidinkieli", sv: "Modersmål", en: "Mother tongue" },
    categories: [
      { code: "DOMESTIC", names: { fi: "Suomi tai ruotsi", sv: "Finska eller svenska", en: "Finnish or Swedish" } },
      { code: "FOREIGN", names: { fi: "Vieraskieliset", sv: "Personer med främmande språk", en: "Foreign language" } },
      { code: "UNKNOWN", names: { fi: "Kieli tuntematon", sv: "Okänt språk", en: "Language unknown" } },
    ],
  },
  ages: allAges,
  statusOrders: ["MONTHLY"],
};
