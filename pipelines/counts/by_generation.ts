import type { CountTable } from "../../src/count/declarations.ts";
import { headlineAges } from "../ages.ts";

/** Residents with a foreign background by country of birth: born abroad or in Finland. Those with neither on record are in by_background only. */
export const byGeneration: CountTable = {
  id: "by_generation",
  names: {
    fi: "Ulkomaalaistaustaiset sukupolven mukaan",
    sv: "Personer med utländsk bakgrund efter generation",
    en: "Persons with a foreign background by generation",
  },
  persons: "foreign",
  breakdown: {
    dimension: "GENERATION",
    names: { fi: "Sukupolvi", sv: "Generation", en: "Generation" },
    categories: [
      {
        code: "FIRST",
        names: { fi: "Syntynyt ulkomailla", sv: "Född utomlands", en: "Born abroad (first generation)" },
      },
      {
        code: "SECOND",
        names: { fi: "Syntynyt Suomessa", sv: "Född i Finland", en: "Born in Finland (second generation)" },
      },
    ],
    partial: true,
  },
  ages: headlineAges,
  statusOrders: ["MONTHLY"],
};
