import type { Categorised } from "../../model/table-categories.ts";

/** A published table as it is declared. */
export interface DeclaredTable extends Categorised {
  /** Whom it counts: everybody, or the persons of one background (`foreign`: of the category `FOREIGN` of that breakdown). */
  readonly persons: string;
  /** The ways in which its persons are split: `["BACKGROUND"]`. */
  readonly breakdown: readonly string[];
  /** Those of its breakdowns in which some whom the table covers are in no category. */
  readonly partial: readonly string[];
  readonly ages: readonly string[];
  readonly statusOrders: readonly string[];
}
