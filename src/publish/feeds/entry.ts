import type { Address } from "../../model/page-address.ts";
import type { Language } from "../../model/codelist.ts";

/** The kinds of entries in a feed. */
export type Kind = "correction" | "recalled" | "release" | "revised" | "held";

/** The text of an entry in one language. */
export interface EntryText {
  readonly title: string;
  /** HTML: paragraphs, lists, tables; everything from outside escaped. */
  readonly html: string;
}

/** An entry, in every language. */
export interface Entry {
  readonly kind: Kind;
  /** Its permanent name: with the output's id it gives the entry's id, so it contains nothing that may change later. */
  readonly name: string;
  /** Minute of Finnish time, `2026-10-17T00:00`: the vintage, the day of a correction, or the minute of a recall. */
  readonly at: string;
  /** Its areas; null: all of them. */
  readonly areas: readonly string[] | null;
  /** The snapshot it links to; null where it concerns none. */
  readonly snapshot: string | null;
  /** The part of the snapshot's page that it concerns. */
  readonly shows: Pick<Address, "area" | "indicator" | "month">;
  readonly texts: Readonly<Record<Language, EntryText>>;
}

/** The languages' texts by a function of each. */
export const inEach = (say: (language: Language) => EntryText): Entry["texts"] => ({
  fi: say("fi"),
  sv: say("sv"),
  en: say("en"),
});

const ORDER: readonly Kind[] = ["correction", "recalled", "release", "held", "revised"];

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** A total order: the newest first; within a minute corrections, recalls, releases, held months, revisions. */
export const newestFirst = (a: Entry, b: Entry): number =>
  byText(b.at, a.at) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || byText(a.name, b.name);

/** Whether an entry belongs in the feed of an area; the feed of all areas has every entry. */
export const isOf = ({ areas }: Entry, area: string | null): boolean =>
  area === null || areas === null || areas.includes(area);
