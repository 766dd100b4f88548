import type { Comparison } from "../../../model/page-address.ts";

/** The signs of the charts, each one thing everywhere. */
export type Sign = "final" | "provisional" | "estimate" | "withheld" | "early" | "absent" | "held" | "break";

/** What is around a number in a sentence: each part as it is shown. */
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
  /** What a sign means, in the key. */
  readonly signs: Readonly<Record<Sign | "nowcast" | "chance", string>>;
  /** Subjects of sentences by indicator. */
  readonly subjects: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<"PP" | "PT" | "PERS", string>>;
  readonly about: (value: string) => string;
  readonly was: (finding: Finding) => string;
  /** How two groups' rates stand: subject of the rate, where, when, and each group with its value. */
  readonly rates: (rate: Omit<Finding, "value"> & { readonly groups: readonly [string, string] }) => string;
  /** In how many cities a gap is above zero, by its interval. */
  readonly aboveZero: (
    finding: Pick<Finding, "subject" | "when"> & { readonly above: number; readonly told: number },
  ) => string;
  /** Groups by BACKGROUND and SEX: "among …". */
  readonly among: Readonly<Record<string, string>>;
  /** What a rate is called inside a sentence. */
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
  /** Said of a point: its intervals. */
  readonly settles: (range: string) => string;
  readonly interval: (range: string) => string;
  /** What became of a gap or a rate in a year; amount without sign. */
  /** That the interval of a change is wider than it would have to be. */
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
    /** How the points of a chart are gone through. */
    readonly points: string;
    readonly howToGo: string;
  };
  readonly controls: {
    readonly title: string;
    readonly area: string;
    readonly comparison: string;
    readonly indicator: string;
    readonly ground: string;
    readonly stay: string;
    /** In place of a ground or a stay: no choice. */
    readonly everybody: string;
    readonly month: string;
    readonly newest: string;
    readonly chance: string;
    readonly comparisons: Readonly<Record<Comparison, string>>;
  };
  readonly notice: {
    readonly elsewhere: (asked: string, here: string) => string;
    readonly open: (id: string) => string;
    readonly unknown: (codes: string) => string;
  };
  readonly updated: (what: string) => string;
  readonly figures: {
    readonly together: string;
    readonly yearBefore: string;
    readonly byCity: (first: string, second: string) => string;
    readonly large: string;
    readonly changes: (of: string) => string;
    readonly changesSubtitle: string;
    readonly countOf: (told: number, all: number) => string;
    readonly noMonths: string;
    readonly break: string;
  };
}
