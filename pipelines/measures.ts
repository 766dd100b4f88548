import type { MeasureDeclaration, PersonGroupDeclaration } from "../src/model/cube-declarations.ts";

/**
 * The smallest groups of persons that the measures distinguish. Everybody is in exactly one: only employed, only a job seeker, both at once,
 * in services, outside. The two orders of statuses differ by those who are both. The employed are split further by whether they are insured as
 * self-employed persons.
 */
export const personGroups = [
  { code: "EMPLOYED", sql: "status_monthly = 'employed' and status_annual = 'employed' and self_employed = 0" },
  { code: "SELF_EMPLOYED", sql: "status_monthly = 'employed' and status_annual = 'employed' and self_employed = 1" },
  { code: "UNEMPLOYED", sql: "status_monthly = 'unemployed'" },
  { code: "BOTH", sql: "status_monthly = 'employed' and status_annual = 'unemployed' and self_employed = 0" },
  {
    code: "SELF_EMPLOYED_BOTH",
    sql: "status_monthly = 'employed' and status_annual = 'unemployed' and self_employed = 1",
  },
  { code: "IN_SERVICES", sql: "status_monthly = 'in_services'" },
  { code: "OUTSIDE", sql: "status_monthly = 'outside'" },
] as const satisfies readonly PersonGroupDeclaration[];

/**
 * The measures counted in a cell of the published tables, in the order of display. A new measure is declared here, with its protection against
 * subtraction from the count that it is a part of (docs/add-a-measure.md).
 */
export const measures = [
  {
    code: "PERSONS",
    names: { fi: "Henkilöt", sv: "Personer", en: "Persons" },
    groups: {
      _Z: ["EMPLOYED", "SELF_EMPLOYED", "UNEMPLOYED", "BOTH", "SELF_EMPLOYED_BOTH", "IN_SERVICES", "OUTSIDE"],
    },
    waitsFor: null,
    dependsOnSource: [],
    protection: { partOf: null, behind: "persons" },
  },
  {
    code: "EMPLOYED",
    names: { fi: "Työlliset", sv: "Sysselsatta", en: "Employed" },
    groups: {
      MONTHLY: ["EMPLOYED", "SELF_EMPLOYED", "BOTH", "SELF_EMPLOYED_BOTH"],
      ANNUAL: ["EMPLOYED", "SELF_EMPLOYED"],
    },
    waitsFor: "work",
    dependsOnSource: ["ANNUAL"],
    protection: { partOf: "PERSONS", behind: "wage_payers" },
  },
  {
    // Employed persons with a self-employed person's pension insurance (YEL, MYEL) on the month's last day, including those who also have wages. The
    // other employed persons are wage earners, so the rules on payers of wages apply to this count as well.
    code: "SELF_EMPLOYED",
    names: { fi: "Yrittäjät", sv: "Företagare", en: "Self-employed" },
    groups: { MONTHLY: ["SELF_EMPLOYED", "SELF_EMPLOYED_BOTH"] },
    tables: ["by_background"],
    waitsFor: "self_employment",
    dependsOnSource: [],
    protection: { partOf: "EMPLOYED", behind: "wage_payers" },
  },
  {
    code: "UNEMPLOYED",
    names: { fi: "Työttömät", sv: "Arbetslösa", en: "Unemployed" },
    groups: { MONTHLY: ["UNEMPLOYED"], ANNUAL: ["UNEMPLOYED", "BOTH", "SELF_EMPLOYED_BOTH"] },
    waitsFor: "work",
    dependsOnSource: ["MONTHLY", "ANNUAL"],
    protection: { partOf: "PERSONS", behind: "benefit_payers" },
  },
  {
    code: "IN_SERVICES",
    names: {
      fi: "Työllistymistä edistävissä palveluissa",
      sv: "I sysselsättningsfrämjande service",
      en: "In employment-promoting services",
    },
    groups: { MONTHLY: ["IN_SERVICES"], ANNUAL: ["IN_SERVICES"] },
    waitsFor: "services",
    dependsOnSource: ["MONTHLY", "ANNUAL"],
    protection: { partOf: "PERSONS", behind: "persons" },
  },
  {
    code: "OUTSIDE",
    names: { fi: "Työvoiman ulkopuolella", sv: "Utanför arbetskraften", en: "Outside the labour force" },
    groups: { MONTHLY: ["OUTSIDE"], ANNUAL: ["OUTSIDE"] },
    waitsFor: "services",
    dependsOnSource: ["MONTHLY", "ANNUAL"],
    protection: { partOf: "PERSONS", behind: "persons" },
  },
] as const satisfies readonly MeasureDeclaration[];
