import type { Code, Names } from "./codelist.ts";

/** A category of a breakdown. */
export interface CategoryDeclaration extends Code {
  /** A category of another breakdown with the same persons by definition: the audit must treat both counts as one. */
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
  /** In the order of display; the code `_T` counts everybody whom a table covers, including persons without a category. */
  readonly categories: readonly CategoryDeclaration[];
  /** True where some persons whom a table covers are in none of the categories; else everybody is in one. */
  readonly partial?: true;
  /**
   * The payers to which the owner's rules apply, where persons are not counted for themselves: `payers_before`, the payers of the month before. Its
   * counts wait for the reports of both months.
   */
  readonly behind?: "payers_before";
}

/** A dimension of the cube: a column of every published table, and the ways in which persons are split by it. */
export interface DimensionDeclaration {
  /** Column, `PERMIT_GROUND`. */
  readonly code: string;
  readonly names: Names;
  /** Description of the column in English, for the data package. */
  readonly description: string;
  /** Name of its total `_T` where no breakdown has one among its categories. */
  readonly total?: Names;
  /** Name of `_Z`, where a figure compares codes of the dimension with each other. */
  readonly notApplicable?: Names;
  /** None for areas, sexes and ages, which cross every table. */
  readonly breakdowns: readonly BreakdownDeclaration[];
}

/** An elementary group of persons, the smallest that measures distinguish; everybody is in exactly one. */
export interface PersonGroupDeclaration {
  readonly code: string;
  /** Who is in it, in SQL over columns of the person-month. */
  readonly sql: string;
}

/** A measure: what a cell of the published tables counts. */
export interface MeasureDeclaration {
  /** `EMPLOYED` */
  readonly code: string;
  readonly names: Names;
  /** The groups of persons that it counts, by the order of statuses (`MONTHLY`, `ANNUAL`; `_Z` where no status is in it). */
  readonly groups: Readonly<Partial<Record<"_Z" | "MONTHLY" | "ANNUAL", readonly string[]>>>;
  /** Ids of the tables that have it; all that count its order where absent. */
  readonly tables?: readonly string[];
  /** The register that it waits for; null where it needs the population alone. */
  readonly waitsFor: null | "work" | "services" | "self_employment";
  /** The orders of statuses in which it depends on the source of unemployment. */
  readonly dependsOnSource: readonly ("MONTHLY" | "ANNUAL")[];
  /** How it is protected; required of every published measure. */
  readonly protection: MeasureProtection;
}

/** How the data owners' rules protect a measure. */
export interface MeasureProtection {
  /**
   * The measure of the same order from which it can be subtracted: the difference is a count of persons too, to which the same threshold applies. Null
   * for the measure of everybody; there a category can be subtracted from all persons whom its table covers.
   */
  readonly partOf: string | null;
  /** Contributors to a count besides the persons themselves: payers of wages, or payers of benefits where benefits are its source. */
  readonly behind: "persons" | "wage_payers" | "benefit_payers";
}
