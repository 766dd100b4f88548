import type { Dimension } from "./observation.ts";

/**
 * Why a change since a year before is told or not: `told`; `no_year_before` (the data do not reach back so far), `no_value` (one of both months is withheld or has no value),
 * `other_source` (unemployment of the two months is told by different sources).
 */
export type ChangeStatus = "told" | "no_year_before" | "no_value" | "other_source";

/** How a headline changed from the same month a year before to a month, in percentage points. */
export interface Change {
  /** Where: an observation's dimensions. */
  readonly place: Readonly<Record<Dimension, string>>;
  /** The published values' difference; null unless told. */
  readonly CHANGE: number | null;
  /** A cautious 95 % interval of it: as if the two months were independent. Null unless told. */
  readonly CHANGE_LOWER: number | null;
  readonly CHANGE_UPPER: number | null;
  readonly CHANGE_STATUS: ChangeStatus;
}
