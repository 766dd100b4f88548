import type { Month } from "../lib/months.ts";

/** A text in the three languages of publication. */
export interface Names {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

/** A language of publication: `fi`, `sv` or `en`. */
export type Language = keyof Names;

/** The languages in the order of display. */
export const LANGUAGES: readonly Language[] = ["fi", "sv", "en"];

/** The forms of a place's name inside sentences. */
export interface PlaceForms {
  /** Over a small chart: "Kaikki kuusi", "Alla sex", "All six". */
  readonly short: Names;
  /** Where: "Espoossa", "i Esbo", "in Espoo". */
  readonly inside: Names;
  /** Whose: "Espoon", "Esbos", "Espoo’s". */
  readonly of: Names;
  /** Where, in the title of a page or a data set, which names the country: "in Finland’s six largest cities"; absent: `inside`. */
  readonly title?: Names;
  /** Of all cities together, each of them: "kaikki kuusi kaupunkia", "alla sex städer", "all six cities"; absent: the name. */
  readonly all?: Names;
  /** Of all cities together, whose, where it is clear which cities: "kuuden kaupungin", "the six cities’"; absent: `of`. */
  readonly ofAll?: Names;
}

/** A code of a dimension with its names. */
export interface Code {
  readonly code: string;
  readonly names: Names;
  /** Of an area: the forms of its name inside sentences. */
  readonly forms?: PlaceForms;
  /** Of all cities together: the codes of the cities. */
  readonly members?: readonly string[];
  /** Of a city: the first and last month in which it is counted; absent where there is no such limit. */
  readonly validFrom?: Month;
  readonly validUntil?: Month;
}

/** Codes by column, each list in the order of display: `{ SEX: [{ code: "_T", names }, ...] }`. */
export type Codelists = Readonly<Record<string, readonly Code[]>>;

/** One of the two groups whose rates a gap compares, inside sentences. */
export interface SidePhrases {
  /** The group's rate in full: "ulkomaalaistaustaisten naisten työllisyysaste". */
  readonly rate: Names;
  /** The same after the other group's: "miesten", "för män", "that of men". */
  readonly beside: Names;
  /** The same when both groups have been named: "naisten työllisyysaste". */
  readonly short: Names;
}

/** The names of an indicator inside sentences; an indicator without phrases is in no sentence. */
export interface Phrases {
  /** The one of an area's five sentences that is about it; absent: none. */
  readonly situation?: "gap" | "young" | "sexes";
  /** In full, as a subject: "ulkomaalaistaustaisten ja suomalaistaustaisten työttömyysasteiden ero". */
  readonly subject: Names;
  /** Once it has been named: "ero", "skillnaden", "the gap". */
  readonly short: Names;
  /** Of a gap: the two groups. */
  readonly minuend?: SidePhrases;
  readonly subtrahend?: SidePhrases;
  /** Of a number of persons, by BACKGROUND: the words after the number, "ulkomaalaistaustaista asukasta". */
  readonly persons?: Readonly<Record<string, Names>>;
}

/** What a gap compares: the published rate and two codes of a dimension, minuend minus subtrahend. */
export interface Compared {
  readonly rate: string;
  readonly along: string;
  readonly minuend: string;
  readonly subtrahend: string;
}

/** The definition of an indicator, for people and for machines: one entry of the INDICATOR code list. */
export interface IndicatorCode extends Code {
  readonly definitions: Names;
  readonly unit: string;
  readonly decimals: number;
  /** What counts as better: `up`, `down`, or `none` where neither is. */
  readonly direction: "up" | "down" | "none";
  /** Number of the programme's objective that the indicator measures, if it does. */
  readonly objective: number | null;
  readonly phrases?: Phrases;
  /** Of a gap. */
  readonly compares?: Compared;
}

/** An objective of a programme, in the document's own words. */
export interface Objective<Id extends string = string> {
  /** As the programme numbers it: `12`, `11a`. */
  readonly id: string;
  readonly text: Names;
  /** The indicator that measures it. */
  readonly indicator: Id;
}

/** A city's programme whose objectives published indicators measure. */
export interface Programme<Id extends string = string> {
  /** `espoo-2026`; with an objective's id it names the objective, `espoo-2026/12`. */
  readonly id: string;
  /** The area whose programme it is. */
  readonly area: string;
  readonly names: Names;
  /** Document and year, as cited. */
  readonly source: string;
  readonly objectives: readonly Objective<Id>[];
}

/** The code lists of a snapshot: by column, the indicators, and the names of the columns that hold codes. */
export interface Vocabulary {
  readonly dimensions: Readonly<Record<string, Names>>;
  readonly codelists: Codelists;
  readonly indicators: readonly IndicatorCode[];
  /** Programmes whose objectives are followed. */
  readonly programmes: readonly Programme[];
}
