import type { Categorised } from "../../model/table-categories.ts";

/** The declaration of a published table. */
export interface DeclaredTable extends Categorised {
  /**
   * The persons it counts: `all`, or those of one background (`foreign`: of the category `FOREIGN` of that breakdown).
   */
  readonly persons: string;
  /** Its breakdowns: `["BACKGROUND"]`. */
  readonly breakdown: readonly string[];
  /** Those of its breakdowns in which some persons of the table are in no category. */
  readonly partial: readonly string[];
  readonly ages: readonly string[];
  readonly statusOrders: readonly string[];
}
