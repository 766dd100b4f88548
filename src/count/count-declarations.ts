import type { Code, Names } from "../model/codelist.ts";
import type { BreakdownCode } from "../model/dictionary.ts";
import type { TableCategory } from "../model/table-categories.ts";

/** An area of the publication: a city, or all cities together. */
export interface Area extends Code {
  /** Codes of the cities whose residents it counts: a city's own code alone, or those of all cities. */
  readonly cities: readonly string[];
  /** Of a city: its number in the extracts' columns of municipalities, `049`. */
  readonly municipality?: string;
}

/** Ages in whole years at the month's end, both ends included. Groups may overlap: each is counted from persons, not from other groups. */
export interface AgeGroup extends Code {
  readonly from: number;
  /** Null where the group has no upper end. */
  readonly to: number | null;
}

/**
 * A published table of counts: area x sex x age x the categories of one breakdown, or of two that are crossed. Its rows follow from the
 * declaration alone; whether anybody is in a cell changes a number, never the set of rows.
 */
export interface CountTable {
  /** `by_background` */
  readonly id: string;
  readonly names: Names;
  /** Whom it counts: every resident, or residents with a foreign background. */
  readonly persons: "all" | "foreign";
  /** One or two, of different dimensions (pipelines/dimensions.ts). */
  readonly breakdown: readonly BreakdownCode[];
  /** Codes of the age groups, each declared in `pipelines/ages.ts`. */
  readonly ages: readonly string[];
  /** Orders of statuses in which its persons are counted by status; none where it counts persons only. */
  readonly statusOrders: readonly ("MONTHLY" | "ANNUAL")[];
  /** In the order of display. */
  readonly categories: readonly TableCategory[];
  /** Breakdowns in which some of the persons covered are in no category; in the others everybody is in one. */
  readonly partial: readonly BreakdownCode[];
}
