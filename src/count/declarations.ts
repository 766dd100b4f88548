import type { Code, Names } from "../lib/codelist.ts";

/** An area of the publication: a city, or several together. */
export interface Area extends Code {
  /** Codes of the cities whose residents it counts: a city's own code alone, or all that a total covers. */
  readonly cities: readonly string[];
}

/** Ages in whole years at the month's end, both ends included. Groups may overlap: each is counted from persons, not from other groups. */
export interface AgeGroup extends Code {
  readonly from: number;
  /** Null where the group has no upper end. */
  readonly to: number | null;
}

/**
 * A dimension that splits a table's persons; `sql/macros/breakdown.sql` says which category a person is in. Categories of CLASSIFICATION
 * and REPORTING are codes of BACKGROUND: those of a background that is not on record yet, and wage earners of the month before by whether
 * their payers have reported. The payers' rules hold for persons by REPORTING as they do for the employed.
 */
export interface Breakdown {
  readonly dimension:
    "BACKGROUND" | "CLASSIFICATION" | "REPORTING" | "GENERATION" | "LANGUAGE" | "PERMIT_GROUND" | "STAY";
  readonly names: Names;
  /** In the order of display; the code `_T` counts everybody, those without a category too. */
  readonly categories: readonly Code[];
  /** True where some whom the table covers are in none of the categories; else everybody is in one. */
  readonly partial?: true;
}

/**
 * A published table of counts: area x sex x age x one breakdown. Its rows follow from the declaration alone; whether anybody is in
 * a cell changes a number, never the set of rows.
 */
export interface CountTable {
  /** `by_background` */
  readonly id: string;
  readonly names: Names;
  /** Whom it counts: every resident, or residents with a foreign background. */
  readonly persons: "all" | "foreign";
  readonly breakdown: Breakdown;
  /** Codes of the age groups, each declared in `pipelines/ages.ts`. */
  readonly ages: readonly string[];
  /** Orders of statuses in which its persons are counted beside their number; none where only their number is. */
  readonly statusOrders: readonly ("MONTHLY" | "ANNUAL")[];
}
