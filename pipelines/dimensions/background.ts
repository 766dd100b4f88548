import type { DimensionDeclaration } from "../../src/model/cube-declarations.ts";

/**
 * Statistics Finland's syntyperä, provisional for those not yet in FOLK_perus. Split further by whether it is on record yet, and for the wage
 * earners of the month before by whether a payer of theirs has reported for the month.
 */
export const background = {
  code: "BACKGROUND",
  names: { fi: "Tausta", sv: "Bakgrund", en: "Background" },
  description: "Background (origin); _Z in a gap between backgrounds",
  notApplicable: { fi: "Ei sovellu", sv: "Inte tillämpligt", en: "Not applicable" },
  breakdowns: [
    {
      code: "BACKGROUND",
      sql: "upper(background)",
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
    {
      code: "CLASSIFICATION",
      names: { fi: "Taustan tieto", sv: "Uppgift om bakgrund", en: "Record of the background" },
      sql: "if(background_provisional = 1, upper(background) || '_PROVISIONAL', null)",
      categories: [
        {
          code: "FOREIGN_PROVISIONAL",
          names: {
            fi: "Ulkomaalaistaustaiset, ennakkotieto",
            sv: "Personer med utländsk bakgrund, preliminär uppgift",
            en: "Foreign background, provisional",
          },
        },
      ],
      partial: true,
    },
    {
      code: "REPORTING",
      names: { fi: "Palkanmaksajien ilmoitukset", sv: "Arbetsgivarnas rapporter", en: "Payers’ reports" },
      sql: "if(background in ('foreign', 'finnish'), upper(background || '_' || payers_before), null)",
      categories: [
        {
          code: "FOREIGN_SILENT",
          names: {
            fi: "Ulkomaalaistaustaiset palkansaajat, joiden palkanmaksajilta ei ole ilmoituksia kuukaudelta",
            sv: "Löntagare med utländsk bakgrund vars arbetsgivare inte har rapporterat för månaden",
            en: "Foreign background, wage earners whose payers have not reported for the month",
          },
        },
        {
          code: "FOREIGN_REPORTING",
          names: {
            fi: "Ulkomaalaistaustaiset palkansaajat, joiden jokin palkanmaksaja on ilmoittanut kuukaudelta",
            sv: "Löntagare med utländsk bakgrund av vars arbetsgivare någon har rapporterat för månaden",
            en: "Foreign background, wage earners of whose payers some have reported for the month",
          },
        },
        {
          code: "FINNISH_SILENT",
          names: {
            fi: "Suomalaistaustaiset palkansaajat, joiden palkanmaksajilta ei ole ilmoituksia kuukaudelta",
            sv: "Löntagare med finländsk bakgrund vars arbetsgivare inte har rapporterat för månaden",
            en: "Finnish background, wage earners whose payers have not reported for the month",
          },
        },
        {
          code: "FINNISH_REPORTING",
          names: {
            fi: "Suomalaistaustaiset palkansaajat, joiden jokin palkanmaksaja on ilmoittanut kuukaudelta",
            sv: "Löntagare med finländsk bakgrund av vars arbetsgivare någon har rapporterat för månaden",
            en: "Finnish background, wage earners of whose payers some have reported for the month",
          },
        },
      ],
      partial: true,
      behind: "payers_before",
    },
  ],
} as const satisfies DimensionDeclaration;
