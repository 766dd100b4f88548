import type { Cell, Revised } from "../model/cell.ts";
import type { Compared, Names, Phrases, PlaceForms, Programme } from "../model/codelist.ts";
import type { OfficialSeries } from "../model/official-series.ts";
import type { Presentation } from "../model/presentation.ts";
import type { Rounding } from "../statistics/rounded-counts.ts";

export type { Cell, Revised } from "../model/cell.ts";

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

/** A headline of all cities together at a release. */
export interface AtRelease {
  readonly vintage: string;
  readonly indicator: string;
  readonly month: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly status: string;
}

/** The freshness of an extract, and the day its next delivery is due. */
export interface Freshness {
  readonly table: string;
  readonly newestPeriod: string;
  readonly deliveredAt: string;
  /** Day by which the next delivery is due; null where none is declared. */
  readonly due: string | null;
}

/** An indicator as the page describes it. */
export interface PageIndicator {
  readonly code: string;
  readonly names: Names;
  readonly definitions: Names;
  readonly unit: string;
  readonly decimals: number;
  readonly direction: "up" | "down" | "none";
  readonly objective: number | null;
  /** As in codelists.json. */
  readonly phrases?: Phrases;
  readonly compares?: Compared;
}

export interface PageCode {
  readonly code: string;
  readonly names: Names;
  readonly forms?: PlaceForms;
  /** Of all cities together: the codes of the cities. */
  readonly members?: readonly string[];
}

/** The sentences of an area in one language, as HTML: each number a link to its observation. */
export type Sentences = Readonly<Record<keyof Names, readonly string[]>>;

/** The data of index.html: read from the snapshot's files alone, embedded gzipped. */
export interface PageData {
  readonly id: string;
  readonly vintage: string;
  /** Oldest first. */
  readonly months: readonly string[];
  readonly areas: readonly PageCode[];
  /** Codes by dimension (BACKGROUND, SEX, AGE, PERMIT_GROUND, STAY, OBS_STATUS, REVISION, UNIT_MEASURE), in the order of display. */
  readonly codelists: Readonly<Record<string, readonly PageCode[]>>;
  readonly indicators: readonly PageIndicator[];
  readonly programmes: readonly Programme[];
  readonly cells: readonly Cell[];
  readonly ageCounts: readonly AgeCount[];
  /** How these counts were rounded; without it calculations with them have no limits, and the page says so. */
  readonly rounding?: Rounding;
  /** The area whose counts are sums of the cities', each rounded separately; absent unless cities were merged. */
  readonly summed?: string;
  readonly atReleases: readonly AtRelease[];
  readonly revised: readonly Revised[];
  readonly official: readonly OfficialSeries[];
  readonly freshness: readonly Freshness[];
  /** By area. */
  readonly sentences: Readonly<Record<string, Sentences>>;
  readonly presentation: Presentation;
}
