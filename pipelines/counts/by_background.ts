import { countTable } from "../../src/count/count-table.ts";
import { allAges } from "../ages.ts";

/** Every resident by origin (Statistics Finland's syntyperä, provisional for those not yet in FOLK_perus). The table that holds the totals. */
export const byBackground = countTable({
  id: "by_background",
  names: {
    fi: "Väestö taustan mukaan",
    sv: "Befolkningen efter bakgrund",
    en: "Population by background",
  },
  persons: "all",
  breakdown: ["BACKGROUND"],
  ages: allAges,
  statusOrders: ["MONTHLY", "ANNUAL"],
});
