import { countTable } from "../../src/count/count-table.ts";
import { headlineAges } from "../ages.ts";

/** Residents with a foreign background by the ground of the residence permit valid at the month's end (groups: pipelines/codes/permit_grounds.csv). */
export const byGround = countTable({
  id: "by_ground",
  names: {
    fi: "Ulkomaalaistaustaiset oleskeluluvan perusteen mukaan",
    sv: "Personer med utländsk bakgrund efter grund för uppehållstillstånd",
    en: "Persons with a foreign background by ground of residence permit",
  },
  persons: "foreign",
  breakdown: ["PERMIT_GROUND"],
  ages: headlineAges,
  statusOrders: ["MONTHLY"],
});
