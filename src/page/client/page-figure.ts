import type { Language } from "../../model/codelist.ts";
import type { Comparison } from "../../model/page-address.ts";
import type { PageData } from "../picture.ts";
import type { Sign } from "./texts/page-texts.ts";

/** A reader's choice; the address after `#` keeps it. */
export interface Choice {
  readonly language: Language;
  readonly area: string;
  /** What the chosen area is compared with. */
  readonly comparison: Comparison;
  readonly indicator: string;
  /** Code of PERMIT_GROUND or STAY; `_T`: all. */
  readonly ground: string;
  readonly stay: string;
  /** The month of single-month figures; null: the newest that has values. */
  readonly month: string | null;
  /** Whether the random-variation interval is drawn too, as a light ribbon. */
  readonly chance: boolean;
}

/** The input of a figure. */
export interface View {
  readonly data: PageData;
  readonly choice: Choice;
  /** Width to draw in, CSS pixels; 0: that of the place. */
  readonly width: number;
}

/** A row of a figure's table: texts and numbers as shown, the first a row's header. */
export interface TableModel {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Two lines of code that read a figure's rows from the snapshot's files. */
export interface CodeLines {
  /** Two lines each; they run in the snapshot's folder. */
  readonly duckdb: string;
  readonly python: string;
  readonly r: string;
}

/** An entry of a figure's key: a sign, or the line or shape of a series. */
export interface KeyEntry {
  readonly sign: Sign | "nowcast" | "chance" | "first" | "second" | "dotted";
  /** Empty: the sign's own words. */
  readonly label: string;
}

/** A figure of the page; everything around its drawing (frame, table, downloads, link) is built from this. */
export interface Figure {
  /** Unique; part of the address: `gap-by-city`. */
  readonly id: string;
  /** The finding, in a sentence. */
  readonly title: (view: View) => string;
  /** What, where, when. */
  readonly subtitle: (view: View) => string;
  /** The drawing; null where there is nothing to draw: then `empty` gives the reason. */
  readonly draw: (view: View) => SVGElement | HTMLElement | null;
  readonly empty: (view: View) => string;
  /** The signs used in the drawing; a figure without signs has no key. */
  readonly key?: (view: View) => readonly KeyEntry[];
  readonly table: (view: View) => TableModel;
  /** Definition and sources. */
  readonly notes: (view: View) => readonly string[];
  readonly code: (view: View) => CodeLines;
  /** The parts of its files' names: indicator, area, month. Without it the chosen month, if any. */
  readonly file?: (view: View) => readonly string[];
}
