import type { Names } from "../../lib/codelist.ts";

/** What the extracts are, for people: by the beginning of their tables' names, in the order in which they are shown. */
export const REGISTERS: readonly (readonly [prefix: string, names: Names])[] = [
  [
    "FOLK_ENHEN",
    {
      fi: "Väestö kuukausittain (Tilastokeskus)",
      sv: "Befolkning månadsvis (Statistikcentralen)",
      en: "Population by month (Statistics Finland)",
    },
  ],
  [
    "FOLK_MUUTTO",
    { fi: "Muutot (Tilastokeskus)", sv: "Flyttningar (Statistikcentralen)", en: "Moves (Statistics Finland)" },
  ],
  [
    "FOLK_perus",
    {
      fi: "Väestö vuosittain (Tilastokeskus)",
      sv: "Befolkning årsvis (Statistikcentralen)",
      en: "Population by year (Statistics Finland)",
    },
  ],
  ["TAX_INCOMES", { fi: "Palkat (tulorekisteri)", sv: "Löner (inkomstregistret)", en: "Wages (Incomes Register)" }],
  [
    "TAX_BENEFIT",
    { fi: "Etuudet (tulorekisteri)", sv: "Förmåner (inkomstregistret)", en: "Benefits (Incomes Register)" },
  ],
  ["KEHA_Tyonhaku", { fi: "Työnhaku (KEHA-keskus)", sv: "Arbetssökande (UF-centret)", en: "Job search (KEHA Centre)" }],
  [
    "KEHA_Koulutus",
    {
      fi: "Työvoimakoulutus (KEHA-keskus)",
      sv: "Arbetskraftsutbildning (UF-centret)",
      en: "Labour market training (KEHA Centre)",
    },
  ],
  [
    "MIGR",
    {
      fi: "Oleskeluluvat (Maahanmuuttovirasto)",
      sv: "Uppehållstillstånd (Migrationsverket)",
      en: "Residence permits (Finnish Immigration Service)",
    },
  ],
  [
    "ETK",
    {
      fi: "Yrittäjien eläkevakuutukset (Eläketurvakeskus)",
      sv: "Företagares pensionsförsäkringar (Pensionsskyddscentralen)",
      en: "Pension insurance of the self-employed (Finnish Centre for Pensions)",
    },
  ],
  ["PALVELU", { fi: "Kaupunkien palvelut", sv: "Städernas tjänster", en: "The cities’ services" }],
  ["MITTARI", { fi: "Kaupunkien omat mittarit", sv: "Städernas egna mätare", en: "The cities’ own measures" }],
];
