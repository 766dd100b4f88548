import { countTable } from "../../src/count/count-table.ts";
import { headlineAges } from "../ages.ts";

/**
 * Residents whose foreign background is inferred (docs/person-month.md) because no FOLK_perus has them yet: those who came after the newest one.
 * The background of adults with a Finnish background is nearly always on record, so the table leaves it out.
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
