import type { Programme } from "../../src/model/codelist.ts";
import type { IndicatorId } from "../indicators/index.ts";

/**
 * Espoo's programme of immigration and integration, 2026–2028: those of its objectives that published indicators measure. Finnish texts are
 * the document's own words (preliminary objectives), the others translations of it.
 */
export const espoo2026: Programme<IndicatorId> = {
  id: "espoo-2026",
  area: "KU049",
  names: {
    fi: "Espoon maahanmuutto- ja kotoutumisohjelma 2026–2028",
    sv: "Esbos invandrings- och integrationsprogram 2026–2028",
    en: "Espoo’s programme of immigration and integration 2026–2028",
  },
  source: "Espoon maahanmuutto- ja kotoutumisohjelma vuosille 2026–2028, alustavat tavoitteet",
  objectives: [
    {
      id: "12",
      text: {
        fi: "Ulkomaalaistaustaisten ja suomalaistaustaisten työttömyysasteiden ero kapenee.",
        sv: "Skillnaden mellan arbetslöshetsgraderna för personer med utländsk och med finländsk bakgrund minskar.",
        en: "The gap between the unemployment rates of persons with a foreign and with a Finnish background narrows.",
      },
      indicator: "unemployment_gap_18_64",
    },
    {
      id: "13",
      text: {
        fi: "Alle 30-vuotiaiden ulkomaalaistaustaisten ja suomalaistaustaisten työttömyysasteiden ero kapenee.",
        sv: "Skillnaden mellan arbetslöshetsgraderna för under 30-åringar med utländsk och med finländsk bakgrund minskar.",
        en: "The gap between the unemployment rates of under-30s with a foreign and with a Finnish background narrows.",
      },
      indicator: "unemployment_gap_under_30",
    },
    {
      id: "18",
      text: {
        fi: "Ulkomaalaistaustaisten naisten työllisyysaste Espoossa lähenee ulkomaalaistaustaisten miesten työllisyysastetta.",
        sv: "Sysselsättningsgraden för kvinnor med utländsk bakgrund i Esbo närmar sig den för män med utländsk bakgrund.",
        en: "In Espoo the employment rate of women with a foreign background approaches that of men with a foreign background.",
      },
      indicator: "employment_gap_women",
    },
  ],
};
