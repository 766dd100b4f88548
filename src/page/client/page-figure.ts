import type { Language } from "../../model/codelist.ts";
import type { Comparison } from "../../model/page-address.ts";
import type { PageData } from "../picture.ts";
import type { Sign } from "./texts/page-texts.ts";

/** What a reader has chosen; the address after `#` keeps it. */
export interface Choice {
  readonly language: Language;
  readonly area: string;
  /** What the chosen area is laid beside. */
  readonly comparison: Comparison;
  readonly indicator: string;
  /** Code of PERMIT_GROUND or STAY; `_T` all. */
  readonly ground: string;
  readonly stay: string;
  /** The month of figures that show one; null: the newest that has values. */
  readonly month: string | null;
  /** Whether the interval of chance is drawn too, as a light ribbon. */
  readonly chance: boolean;
}

/** What a figure is drawn of. */
export interface View {
  readonly data: PageData;
  readonly choice: Choice;
  /** Width to draw in, CSS pixels; 0: that of the place. */
  readonly width: number;
}

/** A row of a figure's table: texts and numbers as they are shown, the first a row's header. */
export interface TableModel {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How a figure's rows are got in two lines elsewhere: a statement over the snapshot's files. */
export interface CodeLines {
  /** Two lines each; they run in the snapshot's folder. */
  readonly duckdb: string;
  readonly python: string;
  readonly r: string;
}

/** An entry of a figure's key: a sign, or a line or shape that tells a series from the others. */
export interface KeyEntry {
  readonly sign: Sign | "nowcast" | "chance" | "first" | "second" | "dotted";
  /** Empty: the sign's own words. */
  readonly label: string;
}

/** A figure of the page: everything around the drawing (frame, table, downloads, link) is made of what it says here. */
export interface Figure {
  /** Unique; part of the address: `gap-by-city`. */
  readonly id: string;
  /** The finding, in a sentence. */
  readonly title: (view: View) => string;
  /** What, where, when. */
  readonly subtitle: (view: View) => string;
  /** The drawing; null where there is nothing to draw: then `empty` says why. */
  readonly draw: (view: View) => SVGElement | HTMLElement | null;
  readonly empty: (view: View) => string;
  /** The signs that are used in the drawing; a figure without any has no key. */
  readonly key?: (view: View) => readonly KeyEntry[];
  readonly table: (view: View) => TableModel;
  /** Definition and sources. */
  readonly notes: (view: View) => readonly string[];
  readonly code: (view: View) => CodeLines;
  /** What its files are of, as parts of their names: indicator, area, month. Without it the month that is chosen, if any. */
  readonly file?: (view: View) => readonly string[];
}
