import type { Dimension } from "./observation.ts";

/**
 * Whether a headline could be compared with a year before: `compared`, or why not: `no_year_before` (the data do not reach back so far), `no_value` (one
 * of the two months is withheld or has no value), `other_source` (unemployment in the two months comes from different sources), `other_cities` (the area
 * covers other cities in the two months).
 */
export type ChangeStatus = "compared" | "no_year_before" | "no_value" | "other_source" | "other_cities";

/** The change of a headline from the same month a year before to a month, in percentage points. */
export interface Change {
  /** The observation's dimensions. */
  readonly place: Readonly<Record<Dimension, string>>;
  /** The published values' difference; null unless compared. */
  readonly CHANGE: number | null;
  /** A cautious 95 % interval of it, as if the two months were independent; null unless compared. */
  readonly CHANGE_LOWER: number | null;
  readonly CHANGE_UPPER: number | null;
  readonly CHANGE_STATUS: ChangeStatus;
}
