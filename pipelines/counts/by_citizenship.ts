import { countTable } from "../../src/count/count-table.ts";
import { headlineAges } from "../ages.ts";

/** Residents with a foreign background by citizenship in the monthly population data; of several citizenships the Finnish one counts. */
export const byCitizenship = countTable({
  id: "by_citizenship",
  names: {
    fi: "Ulkomaalaistaustaiset kansalaisuuden mukaan",
    sv: "Personer med utländsk bakgrund efter medborgarskap",
    en: "Persons with a foreign background by citizenship",
  },
  persons: "foreign",
  breakdown: ["CITIZENSHIP"],
  ages: headlineAges,
  statusOrders: [],
});
