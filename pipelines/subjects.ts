import type { Subject } from "../src/stage/stage-declarations.ts";
import type { JoinDeclaration } from "../src/stage/join-inputs.ts";

const wageTables = {
  deliveries: { table: "TAX_INCOMES_delivery", pick: "same" },
  reports: { table: "TAX_INCOMES_report", pick: "same" },
  transactions: { table: "TAX_INCOMES_transactionInfo", pick: "same" },
} as const;

const benefitTables = {
  deliveries: { table: "TAX_BENEFIT_delivery", pick: "same" },
  reports: { table: "TAX_BENEFIT_report", pick: "same" },
  transactions: { table: "TAX_BENEFIT_transactionInfo", pick: "same" },
} as const;

const permitCodes = ["permit_grounds", "permit_ground_groups"] as const;

/** The staged tables: which extracts each reads, which of their files, which code tables (docs/person-month.md). */
export const subjects: readonly Subject[] = [
  {
    name: "population",
    grain: "month",
    archives: { population: { table: "FOLK_ENHEN", pick: "same" } },
    settings: ["cities"],
  },
  { name: "origin", grain: "vintage", archives: { base: { table: "FOLK_perus", pick: "all" } } },
  { name: "main_activity", grain: "period", archives: { base: { table: "FOLK_perus", pick: "same" } } },
  { name: "first_arrivals", grain: "vintage", archives: { moves: { table: "FOLK_MUUTTO", pick: "all" } } },
  { name: "arrivals", grain: "month", subjects: { first_arrivals: { subject: "first_arrivals", pick: "vintage" } } },
  { name: "wage_reports", grain: "period", archives: wageTables, codes: ["income_types"] },
  { name: "wages", grain: "month", subjects: { wage_reports: { subject: "wage_reports", pick: "touching" } } },
  {
    name: "payer_months",
    grain: "period",
    archives: { deliveries: wageTables.deliveries, reports: wageTables.reports },
  },
  {
    name: "payers_before",
    grain: "month",
    subjects: {
      wage_reports: { subject: "wage_reports", pick: "touching_before" },
      payer_months: { subject: "payer_months", pick: "touching" },
    },
  },
  { name: "benefit_periods", grain: "period", archives: benefitTables, codes: ["benefit_types"] },
  { name: "benefits", grain: "month", subjects: { benefit_periods: { subject: "benefit_periods", pick: "touching" } } },
  { name: "job_search", grain: "month", archives: { job_search: { table: "KEHA_Tyonhaku", pick: "newest_from" } } },
  {
    name: "training",
    grain: "month",
    archives: { training: { table: "KEHA_Koulutus", pick: "newest_from" } },
    codes: ["training_codes"],
  },
  { name: "self_employed", grain: "month", archives: { insurances: { table: "ETK_yrittajat", pick: "newest" } } },
  { name: "customers", grain: "vintage", archives: { customers: { table: "MIGR_OLESK_henkilotiedot", pick: "all" } } },
  {
    name: "valid_permits",
    grain: "month",
    archives: { permits: { table: "MIGR_OLESK_voimassaoleva", pick: "newest_until" } },
    subjects: { customers: { subject: "customers", pick: "vintage" } },
    codes: permitCodes,
  },
  { name: "permits", grain: "month", subjects: { valid_permits: { subject: "valid_permits", pick: "same" } } },
  { name: "linkage", grain: "month", subjects: { valid_permits: { subject: "valid_permits", pick: "same" } } },
  {
    name: "permit_history",
    grain: "vintage",
    archives: {
      decisions: { table: "MIGR_OLESK_paatoksetjaper", pick: "all" },
      permits: { table: "MIGR_OLESK_voimassaoleva", pick: "all" },
    },
    subjects: { customers: { subject: "customers", pick: "vintage" } },
    codes: permitCodes,
  },
  {
    name: "permits_on_record",
    grain: "month",
    subjects: { permit_history: { subject: "permit_history", pick: "vintage" } },
  },
];

/** The table whose files define the reference months. */
export const populationTable = "FOLK_ENHEN";

/** The table whose years the bridge covers: main type of activity by the annual base data. */
export const mainActivityTable = "FOLK_perus";

/**
 * The inputs of the person-month, by the SQL variable of sql/join/person_month.sql. Wages of a month count as collected once the
 * wage file of its own payment month has arrived. Sources of unemployment come best first; a job-search extract holds the full
 * history, so it covers earlier months too.
 */
export const personMonthJoin: JoinDeclaration = {
  subjects: {
    population: { subject: "population", key: "month" },
    origin: { subject: "origin", key: "_" },
    arrivals: { subject: "arrivals", key: "month" },
    permits: { subject: "permits", key: "month" },
    permits_on_record: { subject: "permits_on_record", key: "month" },
    wages: { subject: "wages", key: "month" },
    training: { subject: "training", key: "month" },
    self_employed: { subject: "self_employed", key: "month" },
    payers_before: { subject: "payers_before", key: "month" },
  },
  employmentCovers: { table: "TAX_INCOMES_report", pick: "same" },
  selfEmploymentCovers: { table: "ETK_yrittajat", pick: "newest" },
  unemploymentSources: [
    { source: "job_search", covers: { table: "KEHA_Tyonhaku", pick: "newest_from" }, subject: "job_search" },
    { source: "benefits", covers: { table: "TAX_BENEFIT_report", pick: "same" }, subject: "benefits" },
  ],
};
