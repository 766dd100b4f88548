import type { Comparison } from "../../../model/page-address.ts";

/** The signs of the charts; each has one meaning everywhere. */
export type Sign = "final" | "provisional" | "estimate" | "withheld" | "early" | "absent" | "held" | "break";

/** The parts of a sentence around its number, as shown. */
interface Finding {
  readonly subject: string;
  /** "Espoossa" */
  readonly inside: string;
  /** "marraskuussa 2025" */
  readonly when: string;
  /** "noin 7,8 prosenttiyksikköä" */
  readonly value: string;
}

/** The words of the client in a language. */
export interface Texts {
  /** The meanings of the signs, for the key. */
  readonly signs: Readonly<Record<Sign | "nowcast" | "chance", string>>;
  /** Subjects of sentences by indicator. */
  readonly subjects: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<"PP" | "PT" | "PERS", string>>;
  readonly about: (value: string) => string;
  readonly was: (finding: Finding) => string;
  /** The rates of two groups: subject of the rate, where, when, and each group with its value. */
  readonly rates: (rate: Omit<Finding, "value"> & { readonly groups: readonly [string, string] }) => string;
  /** In how many of the cities with a known gap it is above zero, by its interval; `cities`: how many there are. */
  readonly aboveZero: (
    finding: Pick<Finding, "subject" | "when"> & {
      readonly above: number;
      readonly known: number;
      readonly cities: number;
    },
  ) => string;
  /** Groups by BACKGROUND and SEX: "among …". */
  readonly among: Readonly<Record<string, string>>;
  /** The name of a rate inside a sentence. */
  readonly rateNames: Readonly<Record<string, string>>;
  readonly noValue: (subject: string, of: string) => string;
  /** That a month has no number, with the status in words. */
  readonly missing: (month: {
    readonly subject: string;
    readonly of: string;
    readonly when: string;
    readonly status: string;
  }) => string;
  readonly allWithheld: (subject: string, of: string) => string;
  /** The intervals of a point. */
  readonly settles: (range: string) => string;
  readonly interval: (range: string) => string;
  /** That the interval of a change is wider than necessary. */
  readonly cautious: string;
  readonly sources: string;
  readonly place: { readonly inside: (name: string) => string; readonly of: (name: string) => string };
  readonly columns: Readonly<
    Record<
      | "month"
      | "area"
      | "group"
      | "indicator"
      | "value"
      | "gap"
      | "lower"
      | "upper"
      | "status"
      | "persons"
      | "change"
      | "finding",
      string
    >
  >;
  readonly frame: {
    readonly key: string;
    readonly table: string;
    readonly tableRegion: string;
    readonly notes: string;
    readonly definition: string;
    readonly downloads: string;
    readonly csv: string;
    readonly svg: string;
    readonly png: string;
    readonly code: string;
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
    readonly link: string;
    readonly embed: string;
    readonly sourceRow: string;
    readonly vintage: string;
    readonly pngFailed: string;
    readonly points: string;
    /** How to move from point to point in a chart. */
    readonly howToGo: string;
  };
  readonly controls: {
    readonly title: string;
    readonly area: string;
    readonly comparison: string;
    readonly indicator: string;
    readonly ground: string;
    readonly stay: string;
    /** The option for everybody, in place of a ground or a stay. */
    readonly everybody: string;
    readonly month: string;
    readonly newest: string;
    readonly chance: string;
    /** All but that with all cities together, which have a name of their own. */
    readonly comparisons: Readonly<Record<Exclude<Comparison, "six">, string>>;
  };
  readonly notice: {
    readonly elsewhere: (asked: string, here: string) => string;
    readonly open: (id: string) => string;
    readonly unknown: (codes: string) => string;
  };
  readonly updated: (what: string) => string;
  readonly figures: {
    readonly yearBefore: string;
    readonly byCity: (first: string, second: string) => string;
    readonly large: string;
    readonly changes: (of: string) => string;
    readonly changesSubtitle: string;
    /** How many of all figures have a clear direction of change. */
    readonly countOf: (clear: number, all: number) => string;
    readonly noMonths: string;
    readonly break: string;
  };
}
