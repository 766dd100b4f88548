/** A text in the three languages of the picture. */
export interface Names {
  readonly fi: string;
  readonly sv: string;
  readonly en: string;
}

/** A code of a dimension with what people call it. */
export interface Code {
  readonly code: string;
  readonly names: Names;
}

/** Codes by column, each list in the order in which it is shown: `{ SEX: [{ code: "_T", names }, ...] }`. */
export type Codelists = Readonly<Record<string, readonly Code[]>>;

/** What an indicator is, for people and for machines: one entry of the INDICATOR code list. */
export interface IndicatorCode extends Code {
  readonly definitions: Names;
  readonly unit: string;
  readonly decimals: number;
  /** What counts as better: `up`, `down`, or `none` where neither is. */
  readonly direction: "up" | "down" | "none";
  /** Number of the programme's objective that the indicator measures, if it does. */
  readonly objective: number | null;
}

/** What a snapshot's codes mean: the lists by column, the indicators, and the names of the columns that hold codes. */
export interface Vocabulary {
  readonly dimensions: Readonly<Record<string, Names>>;
  readonly codelists: Codelists;
  readonly indicators: readonly IndicatorCode[];
}
