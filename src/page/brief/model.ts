import type { Language } from "../../model/codelist.ts";
import type { Part } from "../../words/sentence.ts";

/** An item of a list: what it is about, if that is said, and the sentences. */
export interface Item {
  readonly lead?: string;
  readonly parts: readonly Part[];
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly head: string; readonly cells: readonly (readonly Part[])[] }[];
  /** What the signs in it mean. */
  readonly key: string;
}

/** A part of a brief under its heading: paragraphs, then a list, then a table. */
export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly (readonly Part[])[];
  readonly items: readonly Item[];
  readonly table: Table | null;
}

/** Two pages on an area in a language: a structure that is made into HTML and into a document. */
export interface Brief {
  readonly language: Language;
  readonly area: string;
  /** Id of the snapshot. */
  readonly id: string;
  /** Day or minute as of which its data are known. */
  readonly vintage: string;
  readonly title: string;
  readonly subtitle: string;
  /** The first is the situation in five sentences. */
  readonly sections: readonly Section[];
}
