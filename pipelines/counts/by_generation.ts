import { countTable } from "../../src/count/count-table.ts";
import { headlineAges } from "../ages.ts";

/** Residents with a foreign background by country of birth: born abroad or in Finland. Those with neither on record are in by_background only. */
export const byGeneration = countTable({
  id: "by_generation",
  names: {
    fi: "Ulkomaalaistaustaiset sukupolven mukaan",
    sv: "Personer med utländsk bakgrund efter generation",
    en: "Persons with a foreign background by generation",
  },
  persons: "foreign",
  breakdown: ["GENERATION"],
  ages: headlineAges,
  statusOrders: ["MONTHLY"],
});
