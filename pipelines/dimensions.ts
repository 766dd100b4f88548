import type { DimensionDeclaration } from "../src/model/cube-declarations.ts";
import { background } from "./dimensions/background.ts";
import { permitGround } from "./dimensions/permit_ground.ts";

const generation = {
  code: "GENERATION",
  names: { fi: "Sukupolvi", sv: "Generation", en: "Generation" },
  description: "Born abroad or in Finland, of those with a foreign background",
  total: { fi: "Kaikki sukupolvet", sv: "Alla generationer", en: "All generations" },
  breakdowns: [
    {
      code: "GENERATION",
      sql: "upper(generation)",
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
  ],
} as const satisfies DimensionDeclaration;

/** The monthly register's coarse code counts the Sámi languages as foreign. */
const language = {
  code: "LANGUAGE",
  names: { fi: "Äidinkieli", sv: "Modersmål", en: "Mother tongue" },
  description: "Mother tongue",
  total: { fi: "Kaikki kielet", sv: "Alla språk", en: "All languages" },
  breakdowns: [
    {
      code: "LANGUAGE",
      sql: "upper(language)",
      categories: [
        { code: "DOMESTIC", names: { fi: "Suomi tai ruotsi", sv: "Finska eller svenska", en: "Finnish or Swedish" } },
        {
          code: "FOREIGN",
          names: { fi: "Vieraskieliset", sv: "Personer med främmande språk", en: "Foreign language" },
        },
        { code: "UNKNOWN", names: { fi: "Kieli tuntematon", sv: "Okänt språk", en: "Language unknown" } },
      ],
    },
  ],
} as const satisfies DimensionDeclaration;

/** Every table is crossed with it. */
const sex = {
  code: "SEX",
  names: { fi: "Sukupuoli", sv: "Kön", en: "Sex" },
  description: "Sex; _Z in a gap between sexes",
  breakdowns: [],
} as const satisfies DimensionDeclaration;

/** Every table is crossed with its groups (pipelines/ages.ts). */
const age = {
  code: "AGE",
  names: { fi: "Ikä", sv: "Ålder", en: "Age" },
  description: "Age in whole years at the month's end",
  breakdowns: [],
} as const satisfies DimensionDeclaration;

/** In the bands of Statistics Finland's table 117e. */
const stay = {
  code: "STAY",
  names: { fi: "Maassaoloaika", sv: "Vistelsetid", en: "Length of stay" },
  description: "Full years since the first immigration",
  total: { fi: "Kaikki maassaoloajat", sv: "Alla vistelsetider", en: "All lengths of stay" },
  breakdowns: [
    {
      code: "STAY",
      sql: `case
        when stay_months is null then 'UNKNOWN'
        when stay_months < 12 then 'Y_LT1'
        when stay_months < 60 then 'Y1T4'
        when stay_months < 120 then 'Y5T9'
        else 'Y_GE10'
      end`,
      categories: [
        { code: "Y_LT1", names: { fi: "Alle vuosi", sv: "Under ett år", en: "Under 1 year" } },
        { code: "Y1T4", names: { fi: "1–4 vuotta", sv: "1–4 år", en: "1–4 years" } },
        { code: "Y5T9", names: { fi: "5–9 vuotta", sv: "5–9 år", en: "5–9 years" } },
        { code: "Y_GE10", names: { fi: "10 vuotta tai enemmän", sv: "10 år eller mer", en: "10 years or more" } },
        {
          code: "UNKNOWN",
          names: { fi: "Maahanmuutto ei tiedossa", sv: "Invandring okänd", en: "Immigration not on record" },
        },
      ],
    },
  ],
} as const satisfies DimensionDeclaration;

/** Citizenship in the monthly population data. Finnish citizens have a category of their own among the grounds of permits. */
const citizenship = {
  code: "CITIZENSHIP",
  names: { fi: "Kansalaisuus", sv: "Medborgarskap", en: "Citizenship" },
  description: "Citizenship: Finnish, another, or not on record",
  total: { fi: "Kaikki kansalaisuudet", sv: "Alla medborgarskap", en: "All citizenships" },
  breakdowns: [
    {
      code: "CITIZENSHIP",
      sql: "upper(citizenship)",
      categories: [
        {
          code: "FINNISH",
          names: { fi: "Suomen kansalaiset", sv: "Finska medborgare", en: "Finnish citizens" },
          same: { breakdown: "PERMIT_GROUND", code: "CITIZEN" },
        },
        {
          code: "OTHER",
          names: { fi: "Muun maan kansalaiset", sv: "Medborgare i andra länder", en: "Citizens of another country" },
        },
        {
          code: "UNKNOWN",
          names: { fi: "Kansalaisuus ei tiedossa", sv: "Medborgarskap okänt", en: "Citizenship not on record" },
        },
      ],
    },
  ],
} as const satisfies DimensionDeclaration;

/**
 * The dimensions of the cube that persons are split by, in the order of their columns in every published table. A new one is declared here and
 * named by the tables that use it (docs/add-a-dimension.md).
 */
export const dimensions = [background, generation, language, sex, age, permitGround, stay, citizenship] as const;
