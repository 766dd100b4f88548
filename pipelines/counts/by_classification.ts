import { countTable } from "../../src/count/count-table.ts";
import { headlineAges } from "../ages.ts";

/**
 * Residents with a foreign background who are taken to have one (docs/person-month.md) because no FOLK_perus has them yet: those who came
 * after the newest one. The Finnish background of adults is nearly always on record, so it is not told of.
 */
export const byClassification = countTable({
  id: "by_classification",
  names: {
    fi: "Ulkomaalaistaustaiset, joiden tausta on päätelty ennakkoon",
    sv: "Personer vars utländska bakgrund är preliminär",
    en: "Persons with a provisional foreign background",
  },
  persons: "foreign",
  breakdown: ["CLASSIFICATION"],
  ages: headlineAges,
  statusOrders: [],
});
