import type { Language } from "../../model/codelist.ts";
import type { Part } from "../../words/sentence.ts";

/** An item of a list: its lead, if any, and its sentences. */
export interface Item {
  readonly lead?: string;
  readonly parts: readonly Part[];
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly head: string; readonly cells: readonly (readonly Part[])[] }[];
  /** The meanings of its signs. */
  readonly key: string;
}

/** A part of a brief under its heading: paragraphs, then a list, then a table. */
export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly (readonly Part[])[];
  readonly items: readonly Item[];
  readonly table: Table | null;
}

/** Two pages on an area in a language: the structure that HTML and Word documents are written from. */
export interface Brief {
  readonly language: Language;
  readonly area: string;
  /** Id of the snapshot. */
  readonly id: string;
  /** Day or minute at which its data counted as known. */
  readonly vintage: string;
  readonly title: string;
  readonly subtitle: string;
  /** The first is the situation in five sentences. */
  readonly sections: readonly Section[];
}
