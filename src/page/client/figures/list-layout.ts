import type { Markish } from "@observablehq/plot";
import { text } from "@observablehq/plot";
import { widest } from "./width-of.ts";

/** Size of the names and numbers of a list, CSS pixels. */
export const TEXT_SIZE = 13;

/** The places of the parts of a list, CSS pixels from the top left corner. */
export interface ListLayout {
  readonly width: number;
  readonly height: number;
  readonly marginTop: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  /** Names are over their rows, as there is no room beside them. */
  readonly namesAbove: boolean;
  /** Middle of a row's signs. */
  readonly middle: (row: number) => number;
  /** Middle of a row's name. */
  readonly nameAt: (row: number) => number;
}

interface ListSize {
  readonly width: number;
  readonly names: readonly string[];
  /** The texts at the right end of rows. */
  readonly ends: readonly string[];
  /** Room over the first row, for axis and key. */
  readonly top: number;
  /** Height of a row's signs. */
  readonly row: number;
  /** Room under the last row, for the key. */
  readonly bottom: number;
}

const GAP = 12;

/** Some system fonts are wider than most. */
export const SPARE = 1.06;

/** The largest part of the width that names may take beside the rows. */
const NAMES_AT_MOST = 0.42;

/**
 * Margins from the longest name in the current language. Where it would take too much of the width, names are over their rows.
 *
 * @example listLayout({ width: 320, names: ["Suojelua saaneen perheenjäsen"], ends: ["70 hlö"], top: 40, row: 26, bottom: 0 }).namesAbove // true
 */
export function listLayout({ width, names, ends, top, row, bottom }: ListSize): ListLayout {
  const beside = Math.ceil(widest(names, TEXT_SIZE) * SPARE) + GAP;
  const namesAbove = beside > NAMES_AT_MOST * width;
  const name = namesAbove ? TEXT_SIZE + 8 : 0;
  const each = row + name;
  return {
    width,
    height: top + names.length * each + 8 + bottom,
    marginTop: top,
    marginBottom: 8 + bottom,
    marginLeft: namesAbove ? GAP + 2 : beside,
    marginRight: Math.ceil(widest(ends, TEXT_SIZE) * SPARE) + GAP,
    namesAbove,
    middle: (index) => top + index * each + name + row / 2,
    nameAt: (index) => top + index * each + (namesAbove ? name / 2 + 2 : row / 2),
  };
}

/** A text at a place of the drawing. */
export interface PlacedText {
  readonly text: string;
  readonly y: number;
}

/** The names of a list's rows, beside them or over them. */
export function namesMark(layout: ListLayout, names: readonly string[]): Markish {
  const placed = names.map((name, row): PlacedText => ({ text: name, y: layout.nameAt(row) }));
  return text(placed, {
    text: "text",
    y: "y",
    frameAnchor: "left",
    textAnchor: layout.namesAbove ? "start" : "end",
    dx: layout.namesAbove ? -layout.marginLeft : -GAP / 2 - 2,
    fill: "var(--text)",
    stroke: "var(--background)",
    fontSize: TEXT_SIZE,
    clip: false,
  });
}

/** The texts at the right end of rows, in secondary colour. */
export function endsMark(layout: ListLayout, ends: readonly string[]): Markish {
  const placed = ends.map((end, row): PlacedText => ({ text: end, y: layout.middle(row) }));
  return text(placed, {
    text: "text",
    y: "y",
    frameAnchor: "right",
    textAnchor: "end",
    dx: layout.marginRight,
    fill: "var(--secondary)",
    fontSize: TEXT_SIZE,
    clip: false,
  });
}

/** Words in place of a value, in italics where the row's signs would begin. */
export const absentMark = (placed: readonly PlacedText[]): Markish =>
  text(placed, {
    text: "text",
    y: "y",
    frameAnchor: "left",
    textAnchor: "start",
    dx: 6,
    fill: "var(--secondary)",
    stroke: "var(--background)",
    fontStyle: "italic",
    fontSize: TEXT_SIZE,
    clip: false,
  });
