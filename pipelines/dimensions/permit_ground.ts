import type { DimensionDeclaration } from "../../src/model/cube-declarations.ts";

/** The ground of the residence permit valid at the month's end (groups: pipelines/codes/permit_grounds.csv). */
export const permitGround = {
  code: "PERMIT_GROUND",
  names: { fi: "Oleskeluluvan peruste", sv: "Grund för uppehållstillstånd", en: "Ground of residence permit" },
  description: "Ground of the residence permit valid at the month's end",
  total: { fi: "Kaikki perusteet", sv: "Alla grunder", en: "All grounds" },
  breakdowns: [
    {
      code: "PERMIT_GROUND",
      sql: "upper(permit_ground)",
      categories: [
        {
          code: "WORK_SPECIALIST",
          names: { fi: "Työ: erityisasiantuntijat", sv: "Arbete: specialister", en: "Work: specialists" },
        },
        { code: "WORK_OTHER", names: { fi: "Työ: muut", sv: "Arbete: övriga", en: "Work: other" } },
        { code: "STUDY", names: { fi: "Opiskelu", sv: "Studier", en: "Study" } },
        { code: "FAMILY", names: { fi: "Perhe", sv: "Familj", en: "Family" } },
        {
          code: "PROTECTION",
          names: { fi: "Kansainvälinen suojelu", sv: "Internationellt skydd", en: "International protection" },
        },
        {
          code: "PROTECTION_FAMILY",
          names: {
            fi: "Suojelua saaneen perheenjäsen",
            sv: "Familjemedlem till person som fått skydd",
            en: "Family of a person granted protection",
          },
        },
        {
          code: "TEMPORARY_PROTECTION",
          names: { fi: "Tilapäinen suojelu", sv: "Tillfälligt skydd", en: "Temporary protection" },
        },
        { code: "EU_REGISTRATION", names: { fi: "EU-rekisteröinti", sv: "EU-registrering", en: "EU registration" } },
        {
          code: "PERMANENT",
          names: { fi: "Pysyvä oleskelulupa", sv: "Permanent uppehållstillstånd", en: "Permanent permit" },
        },
        { code: "RETURNEE", names: { fi: "Paluumuuttaja", sv: "Återflyttare", en: "Returnee" } },
        {
          code: "BREXIT",
          names: { fi: "Erosopimus (Brexit)", sv: "Utträdesavtalet (Brexit)", en: "Withdrawal agreement (Brexit)" },
        },
        { code: "OTHER", names: { fi: "Muu peruste", sv: "Annan grund", en: "Other ground" } },
        { code: "CITIZEN", names: { fi: "Suomen kansalainen", sv: "Finsk medborgare", en: "Finnish citizen" } },
        {
          code: "NONE_ON_RECORD",
          names: { fi: "Ei merkintää perusteesta", sv: "Ingen registrerad grund", en: "No ground on record" },
        },
      ],
    },
  ],
} as const satisfies DimensionDeclaration;
