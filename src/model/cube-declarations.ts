import type { Code, Names } from "./codelist.ts";

/** A category of a breakdown. */
export interface CategoryDeclaration extends Code {
  /** A category of another breakdown that has the same persons by its definition: the audit must know that both are one number. */
  readonly same?: { readonly breakdown: string; readonly code: string };
}

/** A way to split persons into categories, which are codes of the dimension it is declared in. */
export interface BreakdownDeclaration {
  /** `CLASSIFICATION`; the dimension's own code where it is the plain way to split by it. */
  readonly code: string;
  /** The dimension's own names where absent. */
  readonly names?: Names;
  /** A person's category in SQL over columns of the person-month; null where the person is in none. */
  readonly sql: string;
  /** In the order of display; the code `_T` counts everybody whom a table covers, those without a category too. */
  readonly categories: readonly CategoryDeclaration[];
  /** True where some whom a table covers are in none of the categories; else everybody is in one. */
  readonly partial?: true;
  /**
   * Whose payers the owner's rules are held against, where persons are not counted for themselves: `payers_before`, the payers of the month
   * before. Its counts wait for the reports of both months.
   */
  readonly behind?: "payers_before";
}

/** A dimension of the cube: a column of every published table, and the ways in which persons are split by it. */
export interface DimensionDeclaration {
  /** Column, `PERMIT_GROUND`. */
  readonly code: string;
  readonly names: Names;
  /** What the column holds, in English, as the data package says it. */
  readonly description: string;
  /** What its total `_T` is called where no breakdown has one among its categories. */
  readonly total?: Names;
  /** Name of `_Z`, where a figure compares codes of the dimension with each other. */
  readonly notApplicable?: Names;
  /** None where areas, sexes and ages cross every table anyway. */
  readonly breakdowns: readonly BreakdownDeclaration[];
}

/** A smallest group of persons that measures tell apart; everybody is in exactly one. */
export interface PersonGroupDeclaration {
  readonly code: string;
  /** Who is in it, in SQL over columns of the person-month. */
  readonly sql: string;
}

/** What is counted in a cell of the published tables. */
export interface MeasureDeclaration {
  /** `EMPLOYED` */
  readonly code: string;
  readonly names: Names;
  /** The groups of persons that it counts, by the order of statuses (`MONTHLY`, `ANNUAL`; `_Z` where no status is in it). */
  readonly groups: Readonly<Partial<Record<"_Z" | "MONTHLY" | "ANNUAL", readonly string[]>>>;
  /** Ids of the tables that have it; all that count its order where absent. */
  readonly tables?: readonly string[];
  /** The register that it waits for: null where the population alone tells it. */
  readonly waitsFor: null | "work" | "services" | "self_employment";
  /** The orders of statuses in which it depends on which register tells of unemployment. */
  readonly dependsOnSource: readonly ("MONTHLY" | "ANNUAL")[];
  /** Protection: nothing is published of a measure that does not say it. */
  readonly protection: MeasureProtection;
}

/** How the data owners' rules protect a measure. */
export interface MeasureProtection {
  /**
   * The measure of the same order that it can be subtracted from: what is left is a count of persons too, and needs as many. Null where it is
   * everybody, and a category can be subtracted from all that its table covers.
   */
  readonly partOf: string | null;
  /** Who stands behind a count beside the persons themselves: payers of wages, or payers of benefits where these tell of it. */
  readonly behind: "persons" | "wage_payers" | "benefit_payers";
}
