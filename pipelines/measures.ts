import type { MeasureDeclaration, PersonGroupDeclaration } from "../src/model/cube-declarations.ts";

/**
 * The smallest groups of persons that the measures tell apart. Everybody is in exactly one: only employed, only a job seeker, both at once,
 * in services, outside. The two orders of statuses differ by those who are both.
 */
export const personGroups = [
  { code: "EMPLOYED", sql: "status_monthly = 'employed' and status_annual = 'employed'" },
  { code: "UNEMPLOYED", sql: "status_monthly = 'unemployed'" },
  { code: "BOTH", sql: "status_monthly = 'employed' and status_annual = 'unemployed'" },
  { code: "IN_SERVICES", sql: "status_monthly = 'in_services'" },
  { code: "OUTSIDE", sql: "status_monthly = 'outside'" },
] as const satisfies readonly PersonGroupDeclaration[];

/**
 * What is counted in a cell of the published tables, in the order of display. A new measure is declared here, with how it is protected against
 * what it can be subtracted from (docs/add-a-measure.md).
 */
export const measures = [
  {
    code: "PERSONS",
    names: { fi: "Henkilöt", sv: "Personer", en: "Persons" },
    groups: { _Z: ["EMPLOYED", "UNEMPLOYED", "BOTH", "IN_SERVICES", "OUTSIDE"] },
    waitsFor: null,
    dependsOnSource: [],
    protection: { partOf: null, behind: "persons" },
  },
  {
    code: "EMPLOYED",
    names: { fi: "Työlliset", sv: "Sysselsatta", en: "Employed" },
    groups: { MONTHLY: ["EMPLOYED", "BOTH"], ANNUAL: ["EMPLOYED"] },
    waitsFor: "work",
    dependsOnSource: ["ANNUAL"],
    protection: { partOf: "PERSONS", behind: "wage_payers" },
  },
  {
    code: "UNEMPLOYED",
    names: { fi: "Työttömät", sv: "Arbetslösa", en: "Unemployed" },
    groups: { MONTHLY: ["UNEMPLOYED"], ANNUAL: ["UNEMPLOYED", "BOTH"] },
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
