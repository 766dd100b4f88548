import type { CountTable } from "../../src/count/declarations.ts";
import { allAges } from "../ages.ts";

/** Every resident by origin (Statistics Finland's syntyperä, provisional for those not yet in FOLK_perus). The table that holds the totals. */
export const byBackground: CountTable = {
  id: "by_background",
  names: {
    fi: "Väestö taustan mukaan",
    sv: "Befolkningen efter bakgrund",
    en: "Population by background",
  },
  persons: "all",
  breakdown: {
    dimension: "BACKGROUND",
    names: { fi: "Tausta", sv: "Bakgrund", en: "Background" },
    categories: [
      {
        code: "FOREIGN",
        names: { fi: "Ulkomaalaistaustaiset", sv: "Personer med utländsk bakgrund", en: "Foreign background" },
      },
      {
        code: "FINNISH",
        names: { fi: "Suomalaistaustaiset", sv: "Personer med finländsk bakgrund", en: "Finnish background" },
      },
      { code: "UNKNOWN", names: { fi: "Tausta tuntematon", sv: "Okänd bakgrund", en: "Background unknown" } },
      { code: "_T", names: { fi: "Kaikki taustat", sv: "Alla bakgrunder", en: "All backgrounds" } },
    ],
  },
  ages: allAges,
  statusOrders: ["MONTHLY", "ANNUAL"],
};
