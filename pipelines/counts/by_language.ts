import { countTable } from "../../src/count/count-table.ts";
import { allAges } from "../ages.ts";

/** Every resident by mother tongue. The monthly register's coarse code counts the Sámi languages as foreign. */
export const byLanguage = countTable({
  id: "by_language",
  names: { fi: "Väestö äidinkielen mukaan", sv: "Befolkningen efter modersmål", en: "Population by mother tongue" },
  persons: "all",
  breakdown: ["LANGUAGE"],
  ages: allAges,
  statusOrders: ["MONTHLY"],
});
