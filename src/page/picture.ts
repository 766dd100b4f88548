import type { Change } from "../lib/change.ts";
import type { Names, PlaceForms, Programme } from "../lib/codelist.ts";
import type { OfficialSeries } from "../lib/official.ts";
import type { Presentation } from "../lib/presentation.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";

/**
 * An observation as the page knows it: the dimensions by which its figures differ (the others are `_T`, the status order is the monthly one), the value,
 * the interval to show and what is said of it. Withheld values are not in it, as they are nowhere.
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
  /** The vintage since which something that it is made of is held; empty where nothing is. */
  readonly heldSince: string;
  /** Of a headline; null of all others. */
  readonly change: Pick<Change, "CHANGE" | "CHANGE_LOWER" | "CHANGE_UPPER" | "CHANGE_STATUS"> | null;
}

/** A published count of persons by age, for the arithmetic of "what would the gap be if". */
export interface AgeCount {
  readonly area: string;
  readonly background: string;
  readonly sex: string;
  readonly age: string;
  readonly month: string;
  /** PERSONS, EMPLOYED, UNEMPLOYED. */
  readonly measure: string;
  /** Null when withheld. */
  readonly persons: number | null;
}

/** How a headline of all cities together looked at a release. */
export interface AtRelease {
  readonly vintage: string;
  readonly indicator: string;
  readonly month: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly status: string;
}

/** A headline that is another than at the vintage before, and why (revisions.parquet). */
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

/** How fresh an extract is, and when the next delivery of it is due. */
export interface Freshness {
  readonly table: string;
  readonly newestPeriod: string;
  readonly deliveredAt: string;
  /** Day by which the next delivery is due; null where none is declared. */
  readonly due: string | null;
}

/** What an indicator is, as the page says it. */
export interface PageIndicator {
  readonly code: string;
  readonly names: Names;
  readonly definitions: Names;
  readonly unit: string;
  readonly decimals: number;
  readonly direction: "up" | "down" | "none";
  readonly objective: number | null;
}

export interface PageCode {
  readonly code: string;
  readonly names: Names;
  readonly forms?: PlaceForms;
}

/** The sentences of an area in one language, as HTML: each number a link to its observation. */
export type Sentences = Readonly<Record<keyof Names, readonly string[]>>;

/** All that index.html holds beside its words: made of the snapshot's files alone, embedded gzipped. */
export interface PageData {
  readonly id: string;
  readonly vintage: string;
  /** Oldest first. */
  readonly months: readonly string[];
  readonly areas: readonly PageCode[];
  /** Codes by dimension (BACKGROUND, SEX, AGE, PERMIT_GROUND, STAY, OBS_STATUS, REVISION, UNIT_MEASURE), in the order in which they are shown. */
  readonly codelists: Readonly<Record<string, readonly PageCode[]>>;
  readonly indicators: readonly PageIndicator[];
  readonly programmes: readonly Programme[];
  readonly cells: readonly Cell[];
  readonly ageCounts: readonly AgeCount[];
  /** How these counts were rounded; without it arithmetic with them has no limits, and the page says so. */
  readonly rounding?: Rounding;
  readonly atReleases: readonly AtRelease[];
  readonly revised: readonly Revised[];
  readonly official: readonly OfficialSeries[];
  readonly freshness: readonly Freshness[];
  /** By area. */
  readonly sentences: Readonly<Record<string, Sentences>>;
  readonly presentation: Presentation;
}
