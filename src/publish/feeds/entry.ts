import type { Address } from "../../model/page-address.ts";
import type { Language } from "../../model/codelist.ts";

/** What a feed tells of. */
export type Kind = "correction" | "release" | "revised" | "held";

/** What an entry says in one language. */
export interface EntryText {
  readonly title: string;
  /** HTML: paragraphs, lists, tables; everything from outside escaped. */
  readonly html: string;
}

/** An entry, in every language. */
export interface Entry {
  readonly kind: Kind;
  /** What it is about: with the output's id it is the entry's id, so it says nothing that may change later. */
  readonly name: string;
  /** Minute of Finnish time, `2026-10-17T00:00`: the vintage, or the day of a correction. */
  readonly at: string;
  /** Areas that it is about; null: all of them. */
  readonly areas: readonly string[] | null;
  /** The snapshot that it leads to; null where it is about none. */
  readonly snapshot: string | null;
  /** What of the snapshot's page it is about. */
  readonly shows: Pick<Address, "area" | "indicator" | "month">;
  readonly told: Readonly<Record<Language, EntryText>>;
}

/** The languages' texts by a function of each. */
export const inEach = (say: (language: Language) => EntryText): Entry["told"] => ({
  fi: say("fi"),
  sv: say("sv"),
  en: say("en"),
});

const ORDER: readonly Kind[] = ["correction", "release", "held", "revised"];

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The newest first; at one minute corrections, releases, what is held, what was revised. A total order. */
export const newestFirst = (a: Entry, b: Entry): number =>
  byText(b.at, a.at) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || byText(a.name, b.name);

/** Whether an entry belongs into the feed of an area; that of all has every one. */
export const isOf = ({ areas }: Entry, area: string | null): boolean =>
  area === null || areas === null || areas.includes(area);
