import type { Change } from "./headline-change.ts";

/**
 * An observation as page and brief use it: the dimensions in which their figures differ (the others are `_T`, the status order is the monthly one), the
 * value, the interval to show and the status. It has no withheld values; nothing published has any.
 */
export interface Cell {
  readonly area: string;
  readonly indicator: string;
  readonly background: string;
  readonly sex: string;
  readonly age: string;
  readonly ground: string;
  readonly stay: string;
  readonly month: string;
  readonly value: number | null;
  /** SHOW_LOWER and SHOW_UPPER. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** NOWCAST_LOWER and NOWCAST_UPPER. */
  readonly nowcastLower: number | null;
  readonly nowcastUpper: number | null;
  readonly status: string;
  /** REASON of nowcast.parquet where there is no value yet; else empty. */
  readonly reason: string;
  readonly completeness: number | null;
  readonly base: number | null;
  readonly vintage: string;
  /** The vintage since which one of its counts has been held; empty where none is. */
  readonly heldSince: string;
  /** The change of a headline; null for all others. */
  readonly change: Pick<Change, "CHANGE" | "CHANGE_LOWER" | "CHANGE_UPPER" | "CHANGE_STATUS"> | null;
}

/** A headline that differs from the vintage before, and why (revisions.parquet). */
export interface Revised {
  readonly area: string;
  readonly indicator: string;
  readonly background: string;
  readonly sex: string;
  readonly month: string;
  readonly before: number | null;
  readonly now: number | null;
  readonly cause: string;
}
