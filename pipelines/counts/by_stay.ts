import { countTable } from "../../src/count/count-table.ts";
import { headlineAges } from "../ages.ts";

/** Residents with a foreign background by full years since the first immigration, in the bands of Statistics Finland's table 117e. */
export const byStay = countTable({
  id: "by_stay",
  names: {
    fi: "Ulkomaalaistaustaiset maassaoloajan mukaan",
    sv: "Personer med utländsk bakgrund efter vistelsetid",
    en: "Persons with a foreign background by length of stay",
  },
  persons: "foreign",
  breakdown: ["STAY"],
  ages: headlineAges,
  statusOrders: ["MONTHLY"],
});
